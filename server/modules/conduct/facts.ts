/** What was recorded in a span of days, read at once: a year of a hall is some tens of thousands of small rows. */
import type { Database } from "#server/platform/database/pool.ts";
import { scoredEntries } from "./entry-store.ts";
import type { Span } from "./period.ts";
import type { Facts } from "./person-month.ts";
import { attendanceBetween, inspectedDays } from "./round-store.ts";
import { termsBetween } from "./term-store.ts";

export async function factsOf(db: Database, division: string, { from, to }: Span): Promise<Facts> {
  const [terms, attendance, inspected, entries] = await Promise.all([
    termsBetween(db, division, from, to),
    attendanceBetween(db, division, from, to),
    inspectedDays(db, division, from, to),
    scoredEntries(db, division, from, to),
  ]);
  return { terms, attendance, inspected, entries };
}
