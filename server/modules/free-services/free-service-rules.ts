/** What is free here, for whom and within which limits (`data/free-services.json`, R12.9 [A]); read once. */
import { FreeServiceRules, type OrderedKind, type TalliedKind } from "#contract/free-services.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./free-service-refusals.ts";

export type FreeKind = FreeServiceRules["kinds"][number];

/** A file that does not fit, a kind or key twice, or a kind that no line of the budget pays for, stops the start. */
export const freeServicesOf = perServices(
  ({ config }: Pick<Services, "config">): FreeServiceRules =>
    readDataFile(config, "free-services.json", FreeServiceRules, misfitOf),
);

function misfitOf(rules: FreeServiceRules): string | undefined {
  const lines = new Set(rules.budgets.map(({ id }) => id));
  if (rules.kinds.some(({ budget }) => !lines.has(budget))) return "/kinds/*/budget";
  if (!distinct(rules.kinds.map(({ id }) => id))) return "/kinds/*/id";
  return distinct(tallied(rules).map(({ key }) => key)) ? undefined : "/kinds/*/key";
}

export const isOrdered = (kind: FreeKind): kind is OrderedKind => "limits" in kind;

export const ordered = ({ kinds }: FreeServiceRules): OrderedKind[] => kinds.filter(isOrdered);

export function tallied({ kinds }: FreeServiceRules): TalliedKind[] {
  return kinds.flatMap((kind) => (isOrdered(kind) ? [] : [kind]));
}

/** Of a kind that is no longer configured only its id is left. */
export function kindWords(rules: FreeServiceRules, id: string): Pick<FreeKind, "name" | "unit"> {
  return rules.kinds.find((kind) => kind.id === id) ?? { name: id, unit: "件" };
}

export function orderedKind(rules: FreeServiceRules, id: string): OrderedKind {
  const kind = ordered(rules).find((each) => each.id === id);
  if (!kind) throw refuse("free-kind-unknown", { field: "kind" });
  return kind;
}

const distinct = (values: readonly string[]) => new Set(values).size === values.length;
