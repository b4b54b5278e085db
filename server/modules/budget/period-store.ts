/** Months that are closed: nothing more is written in them. */
import { sql } from "kysely";
import type { Day } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { By } from "./line-store.ts";

/** The same place the database itself waits at. */
const place = (division: string, month: string) => `budget-period ${division} ${month}`;

/** Refused when the day's month is closed; it stays open until the transaction ends. */
export async function keepOpen(tx: Database, division: string, day: Day): Promise<void> {
  const month = day.slice(0, 7);
  await sql`select pg_advisory_xact_lock_shared(hashtext(${place(division, month)}))`.execute(tx);
  if ((await closedMonths(tx, division, month)).length > 0) throw refuse("budget-period-closed", { month });
}

/** Of a year (`2026`) or one month (`2026-03`). */
export async function closedMonths(db: Database, division: string, within: string): Promise<string[]> {
  const rows = await db
    .selectFrom("budget_period")
    .select("month")
    .where("division", "=", division)
    .where("month", "like", `${within}%`)
    .orderBy("month")
    .execute();
  return rows.map(({ month }) => month);
}

/** Waits for whoever writes in it. */
export async function closeMonth(tx: Database, { division, by, at }: By, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${place(division, month)}))`.execute(tx);
  await tx
    .insertInto("budget_period")
    .values({ division, month, closed_by: by, closed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
