/** What a draft is for: a service item, or a bundle of several. */
import type { Answers } from "#contract/form.ts";
import { type Facts, prefill } from "#server/kernel/form.ts";
import { bundleVersion, type OpenBundle, openBundle } from "#server/modules/bundles/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./applications-refusals.ts";
import { itemVersionOf, openItemOf } from "./item-of.ts";

export interface Matter {
  key: string;
  version: number;
  name: string;
  /** What the profile fills in. */
  prefilled(facts: Facts): Answers;
}

/** As it may be applied for today; refused with `item-not-open` otherwise. */
export async function openMatter(
  services: Services,
  division: string,
  { item: key, bundle: isBundle = false }: { item: string; bundle?: boolean },
): Promise<Matter> {
  if (isBundle) {
    const { bundle, items } = await openBundleOf(services, key);
    const forms = [...items.values()].flatMap(({ form }) => form ?? []);
    const prefilled = (facts: Facts) => Object.assign({}, ...forms.map((form) => prefill(form, facts)));
    return { key, version: bundle.version, name: bundle.name, prefilled };
  }
  const item = await openItemOf(services, division, key);
  const prefilled = (facts: Facts) => (item.form ? prefill(item.form, facts) : {});
  return { key, version: item.version, name: item.name, prefilled };
}

/** Its name in the version a draft was filled in under. */
export async function matterName(
  services: Services,
  division: string,
  draft: { itemKey: string; itemVersion: number; bundle: boolean },
): Promise<string> {
  const { itemKey, itemVersion, bundle } = draft;
  if (!bundle) return (await itemVersionOf(services, division, itemKey, itemVersion)).name;
  const found = await bundleVersion(services, itemKey, itemVersion);
  if (!found) throw new Error(`bundle ${itemKey} has no version ${itemVersion}`);
  return found.name;
}

/** The bundle as it may be used today; refused with `item-not-open` otherwise. */
export async function openBundleOf(services: Services, key: string): Promise<OpenBundle> {
  const open = await openBundle(services, key);
  if (!open) throw refuse("item-not-open", { field: "item" });
  return open;
}
