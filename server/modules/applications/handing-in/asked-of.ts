/** Everything that may be asked of whoever answers like this: fields, materials, and the organ that asks. */
import type { DraftContent } from "#contract/draft.ts";
import type { Demand, Material } from "#contract/item.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { bundleRulesOf } from "#server/modules/bundles/index.ts";
import type { Services } from "#server/platform/services.ts";
import { openBundleOf } from "../drafts/matter.ts";
import { openItemOf } from "../item-of.ts";

export interface AskedOf {
  organ: string;
  materials: readonly Material[];
  /** Ids of the form's fields. */
  fields: ReadonlySet<string>;
}

/** Refused with `item-not-open` when it cannot be applied for today. */
export async function askedOf(
  services: Services,
  { item: key, bundle: isBundle = false }: { item: string; bundle?: boolean },
  { situation, answers }: DraftContent,
): Promise<AskedOf> {
  if (!isBundle) {
    const item = await openItemOf(services, services.config.division, key);
    return { organ: item.implementation.organ, ...partsOf(item) };
  }
  const { bundle, items } = await openBundleOf(services, key);
  const said = { ...situation, ...answers };
  const plan = compileBundle({ bundle, items, answers: said, rules: bundleRulesOf(services) });
  return { organ: bundle.lead, ...partsOf(plan.demand) };
}

function partsOf({ materials, form }: Demand): Omit<AskedOf, "organ"> {
  const fields = form?.pages.flatMap((page) => page.fields.map(({ id }) => id));
  return { materials, fields: new Set(fields) };
}
