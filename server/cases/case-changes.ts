/** Which cases something was recorded of after a moment. */
import type pg from "pg";
import type { Day, Instant } from "../kernel/time/day.ts";

export interface ChangesAsk {
  /** Recorded after it. */
  since: Instant;
  /** Opened before this day. */
  before: Day;
  /** The last id seen. */
  after: number;
  limit: number;
}

/** In the order of their ids. */
export async function casesChangedSince(
  client: pg.Pool | pg.ClientBase,
  division: string,
  { since, before, after, limit }: ChangesAsk,
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>({
    name: "cases-changed-since",
    text: `select distinct case_id as id from case_event
      where division = $1 and at > $2 and case_id > $4 and case_id < $3 order by 1 limit $5`,
    values: [division, since, Number(before.replaceAll("-", "")) * 1e8, after, limit],
  });
  return rows.map(({ id }) => id);
}

/** How many cases there are. */
export async function countCases(client: pg.Pool | pg.ClientBase, division: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from "case" where division = $1`,
    [division],
  );
  return rows[0]?.n ?? 0;
}
