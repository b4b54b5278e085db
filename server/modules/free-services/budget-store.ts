/** The editions of the budget in the database; the newest one counts. */
import { sql } from "kysely";
import type { SetFreeBudget } from "#contract/free-money.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export async function newestBudgets(
  db: Database,
  division: string,
  year: number,
): Promise<Map<string, { amount: number; reason: string }>> {
  const { rows } = await sql<{ line: string; amount: number; reason: string }>`
    select distinct on (line) line, amount_fen as amount, reason from free_budget
    where division = ${division} and year = ${year} order by line, edition desc`.execute(db);
  return new Map(rows.map(({ line, amount, reason }) => [line, { amount, reason }]));
}

/** Of two editions at once the later one gets the later number. */
export async function insertBudget(
  tx: Database,
  { division, by, at }: { division: string; by: string; at: Instant },
  { year, line, amount, reason }: Omit<SetFreeBudget, "requestKey">,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`free-budget ${division} ${year} ${line}`}))`.execute(tx);
  const { rows } = await sql<{ edition: number }>`
    insert into free_budget (division, year, line, edition, amount_fen, reason, set_by, set_at)
    select ${division}, ${year}, ${line}, coalesce(max(edition), 0) + 1, ${amount}, ${reason}, ${by}::uuid,
      ${at}::timestamptz
    from free_budget where division = ${division} and year = ${year} and line = ${line}
    returning edition`.execute(tx);
  return rows[0]!.edition;
}
