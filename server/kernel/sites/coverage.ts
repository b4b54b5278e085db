/**
 * What a point can do (A17): what its counters do, and beside that what was delegated to it in so many words, which
 * counts where both speak. Pure.
 */
import type { Counter } from "#contract/organisation.ts";
import type { How, SiteItem } from "#contract/sites.ts";

export interface Matter {
  key: string;
  organ: string;
}

/** How each matter is done there, by its key; what cannot be done there is not in it. */
export function coverageOf(
  counters: readonly Pick<Counter, "kind" | "organs" | "items" | "closedOn">[],
  delegated: readonly SiteItem[],
  matters: readonly Matter[],
): Map<string, How> {
  const covered = new Map<string, How>();
  const open = counters.filter(({ closedOn, kind }) => !closedOn && kinds[kind] !== undefined);
  // Those who only advise come first, so that a counter that does it counts.
  for (const counter of open.sort((a, b) => order(a.kind) - order(b.kind))) {
    const how = kinds[counter.kind]!;
    for (const matter of matters) if (serves(counter, matter)) covered.set(matter.key, how);
  }
  const known = new Set(matters.map(({ key }) => key));
  for (const { item, how } of delegated) if (known.has(item)) covered.set(item, how);
  return covered;
}

/** Counters where papers are fetched or complaints are heard do no matter. */
const kinds: Partial<Record<Counter["kind"], How>> = {
  comprehensive: "here",
  department: "here",
  assistance: "here",
  consultation: "advice",
};
const order = (kind: Counter["kind"]) => (kinds[kind] === "advice" ? 0 : 1);

/** Whether the counter receives this matter; no organs means all of them. */
export function serves(
  { organs, items }: Pick<Counter, "organs" | "items">,
  { key, organ }: Matter,
): boolean {
  if (items && !items.includes(key)) return false;
  return organs.length === 0 || organs.includes(organ);
}
