/** Cards that stand, by who handled the matter and by the month in which they fell due, for the appraisal (R12.6). */
import { sql } from "kysely";
import { type Day, endOfDay, startOfDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface HandlerCards {
  handler: string;
  /** `2026-11`. */
  month: string;
  yellow: number;
  red: number;
}

/** A card that was withdrawn is in no figure. */
export async function handlerCards(
  db: Database,
  division: string,
  { from, to }: { from: Day; to: Day },
): Promise<HandlerCards[]> {
  const { rows } = await sql<HandlerCards>`
    select handler, to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      count(*) filter (where light = 'yellow')::int as yellow, count(*) filter (where light = 'red')::int as red
    from card
    where division = ${division} and due_at >= ${startOfDay(from)} and due_at < ${endOfDay(to)}
      and handler is not null and withdrawn_at is null and light in ('yellow', 'red')
    group by 1, 2`.execute(db);
  return rows;
}
