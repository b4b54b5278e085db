/** What an application is about: an item, or a bundle compiled from the answers given so far. */

import type { BundleGuide } from "#contract/bundle.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { type BundlePlan, compileBundle } from "#server/kernel/bundle/compile.ts";
import { materialsFor } from "#server/kernel/situation.ts";

export interface Matter extends Demand {
  key: string;
  name: string;
  version: number;
  /** Materials that are asked for and need not be handed in. */
  spared: { name: string; because: string }[];
}

export type MatterOf = (content: DraftContent) => Matter;

export function matterOfItem({ item }: ItemGuide): MatterOf {
  const matter = { ...item, spared: [] };
  return () => matter;
}

export function matterOfBundle(guide: BundleGuide): MatterOf {
  const { key, name, version } = guide.bundle;
  return ({ situation, answers }) => {
    const said = { ...situation, ...answers };
    const plan = planOf(guide, said);
    return { ...{ key, name, version }, ...plan.demand, spared: sparedOf(plan, said) };
  };
}

/** The plan as these answers make it; what the applicant holds already is known to the server only. */
export function planOf({ bundle, items, rules }: BundleGuide, answers: Answers): BundlePlan {
  const byKey = new Map(items.map((item) => [item.key, item]));
  return compileBundle({ bundle, items: byKey, answers, rules });
}

/** Materials that another part's result provides, each once. */
export function sparedOf(plan: BundlePlan, answers: Answers): Matter["spared"] {
  const { demand, provided, parts } = plan;
  const asked = materialsFor({ ...demand, materials: provided.map(({ material }) => material) }, answers);
  const names = new Map(parts.map(({ item }) => [item.key, item.name]));
  const spared = provided
    .filter(({ material }) => asked.some((each) => each.material === material))
    .map(({ material, by = "" }) => ({
      name: material.name,
      because: `“${names.get(by) ?? by}”办好后自动带过来`,
    }));
  return [...new Map(spared.map((each) => [each.name, each])).values()];
}
