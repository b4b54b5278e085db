/**
 * A list that lives without jumping: rows stay where the reader saw them, what they say is renewed, what is new waits
 * to be let in, what has gone stays until then, marked. Pure.
 */
import type { Inbox } from "#contract/application.ts";
import type { CaseSummary } from "#contract/case.ts";

export interface Standing {
  rows: CaseSummary[];
  /** Numbers of rows that are here no longer. */
  gone: ReadonlySet<string>;
  /** How many the server has that are not shown. */
  waiting: number;
}

/** @param shown numbers in the order the reader sees; @param before rows as last known; @param fresh what the server has now */
export function standing(
  shown: readonly string[],
  before: ReadonlyMap<string, CaseSummary>,
  fresh: Inbox,
): Standing {
  const now = new Map(fresh.rows.map((row) => [row.number, row]));
  const rows = shown.flatMap((number) => now.get(number) ?? before.get(number) ?? []);
  // A full page says nothing about the rows after its last: they may only have moved down.
  const knowsAll = fresh.next === undefined;
  const gone = new Set(knowsAll ? shown.filter((number) => !now.has(number)) : []);
  const waiting = fresh.rows.filter((row) => !shown.includes(row.number)).length;
  return { rows, gone, waiting };
}

/** The row that the keyboard goes to: `step` rows on from the one it is at; the ends hold. */
export function stepTo(at: number, step: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (at < 0) return step > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + step));
}
