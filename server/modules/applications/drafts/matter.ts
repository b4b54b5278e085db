/** What a draft is for: a service item, or a bundle of several. */
import type { Answers } from "#contract/form.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import type { DemandOf } from "#server/kernel/draft-renewal.ts";
import { type Facts, prefill } from "#server/kernel/form.ts";
import { bundleRulesOf, bundleVersion, type OpenBundle, openBundle } from "#server/modules/bundles/index.ts";
import { openItem } from "#server/modules/items/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "../applications-refusals.ts";
import { itemVersionOf } from "../item-of.ts";

/** Which versions a draft is filled in under. */
export interface MatterVersions {
  itemKey: string;
  itemVersion: number;
  bundle: boolean;
  /** Of a bundle: the versions of its items, by key. */
  partVersions: Record<string, number>;
}

export interface Matter {
  key: string;
  version: number;
  partVersions: Record<string, number>;
  name: string;
  /** What the profile fills in. */
  prefilled(facts: Facts): Answers;
  /** What is asked, which of a bundle depends on the answers. */
  demandOf: DemandOf;
}

/** As it may be applied for today; undefined when it may not. */
export async function currentMatter(
  services: Services,
  division: string,
  { item: key, bundle: isBundle = false }: { item: string; bundle?: boolean },
): Promise<Matter | undefined> {
  if (isBundle) {
    const open = await openBundle(services, key);
    return open && matterOfBundle(services, open);
  }
  const item = await openItem(services, division, key);
  if (!item) return undefined;
  const prefilled = (facts: Facts) => (item.form ? prefill(item.form, facts) : {});
  return { key, version: item.version, partVersions: {}, name: item.name, prefilled, demandOf: () => item };
}

/** As it may be applied for today; refused with `item-not-open` otherwise. */
export async function openMatter(
  services: Services,
  division: string,
  what: { item: string; bundle?: boolean },
): Promise<Matter> {
  const matter = await currentMatter(services, division, what);
  if (!matter) throw refuse("item-not-open", { field: "item" });
  return matter;
}

function matterOfBundle(services: Services, open: OpenBundle): Matter {
  const { bundle, items } = open;
  const forms = [...items.values()].flatMap(({ form }) => form ?? []);
  return {
    ...{ key: bundle.key, version: bundle.version, name: bundle.name },
    partVersions: Object.fromEntries([...items.values()].map(({ key, version }) => [key, version])),
    prefilled: (facts) => Object.assign({}, ...forms.map((form) => prefill(form, facts))),
    demandOf: bundleDemand(services, open),
  };
}

function bundleDemand(services: Services, { bundle, items }: OpenBundle): DemandOf {
  const rules = bundleRulesOf(services);
  return ({ situation, answers }) =>
    compileBundle({ bundle, items, answers: { ...situation, ...answers }, rules }).demand;
}

/** What was asked by the versions a draft is filled in under; undefined where a draft does not know them all. */
export async function demandThen(
  services: Services,
  division: string,
  { itemKey, itemVersion, bundle: isBundle, partVersions }: MatterVersions,
): Promise<DemandOf | undefined> {
  if (!isBundle) {
    const item = await itemVersionOf(services, division, itemKey, itemVersion);
    return () => item;
  }
  const bundle = await bundleThen(services, itemKey, itemVersion);
  if (bundle.parts.some(({ item }) => !(item in partVersions))) return undefined;
  const parts = await Promise.all(
    Object.entries(partVersions).map(([key, version]) => itemVersionOf(services, division, key, version)),
  );
  return bundleDemand(services, { bundle, items: new Map(parts.map((item) => [item.key, item])) });
}

/** Whether a draft is filled in under other versions than those in use. */
export function isOutdated(draft: MatterVersions, now: Matter): boolean {
  const parts = Object.keys({ ...draft.partVersions, ...now.partVersions });
  return (
    draft.itemVersion !== now.version ||
    parts.some((key) => draft.partVersions[key] !== now.partVersions[key])
  );
}

/** Its name in the version a draft was filled in under. */
export async function matterName(
  services: Services,
  division: string,
  draft: Omit<MatterVersions, "partVersions">,
): Promise<string> {
  const { itemKey, itemVersion, bundle } = draft;
  if (!bundle) return (await itemVersionOf(services, division, itemKey, itemVersion)).name;
  return (await bundleThen(services, itemKey, itemVersion)).name;
}

async function bundleThen(services: Services, key: string, version: number): Promise<OpenBundle["bundle"]> {
  const found = await bundleVersion(services, key, version);
  if (!found) throw new Error(`bundle ${key} has no version ${version}`);
  return found;
}

/** The bundle as it may be used today; refused with `item-not-open` otherwise. */
export async function openBundleOf(services: Services, key: string): Promise<OpenBundle> {
  const open = await openBundle(services, key);
  if (!open) throw refuse("item-not-open", { field: "item" });
  return open;
}
