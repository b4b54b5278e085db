/** What the check-up of the catalogue (目录体检) looks at, and what it says. */
import type { Bundle } from "#contract/bundle.ts";
import type { Finding, FindingCode } from "#contract/checkup.ts";
import type { DecisionTable } from "#contract/decision.ts";
import type { Item } from "#contract/item.ts";
import type { BundleRules } from "../bundle/length.ts";
import type { GateRules } from "../item/gate-limits.ts";

/** What last year's applications teach about an item. */
export interface Experience {
  /** Applications handed in within the year. */
  cases: number;
  /** Working days that the middle one of those decided took, on its promised clock; absent when too few were. */
  medianDays?: number;
}

export interface CheckedCatalogue {
  /** Items that can be applied for, each as its newest published version. */
  items: readonly Item[];
  bundles: readonly Bundle[];
  /** Decision tables, switched on or not: they look at answers too. */
  tables: readonly DecisionTable[];
  /** By item. */
  experience: ReadonlyMap<string, Experience>;
  /** Applications of the year by bundle. */
  taken: ReadonlyMap<string, number>;
  /** Names of the organs by code, for sentences. */
  organs: ReadonlyMap<string, string>;
  rules: { gate: GateRules; bundle: BundleRules };
}

type Said = Pick<Finding, "path" | "message" | "proposal"> & { spares?: Finding["spares"] };

/** A finding about an item, with the cases of the year that met it. */
export function aboutItem(
  catalogue: Pick<CheckedCatalogue, "experience">,
  { key, name, implementation }: Item,
  code: FindingCode,
  said: Said,
): Finding {
  const cases = catalogue.experience.get(key)?.cases ?? 0;
  return { code, kind: "item", key, name, organ: implementation.organ, cases, spares: {}, ...said };
}

/** A finding about a bundle; whoever takes its parts one by one is not counted. */
export function aboutBundle(
  catalogue: Pick<CheckedCatalogue, "taken">,
  { key, name, lead }: Bundle,
  code: FindingCode,
  said: Said,
): Finding {
  const cases = catalogue.taken.get(key) ?? 0;
  return { code, kind: "bundle", key, name, organ: lead, cases, spares: {}, ...said };
}
