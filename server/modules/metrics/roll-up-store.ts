/** Roll-ups against the facts they are sums of: where they differ, and how they are put right. */
import { sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** So that two connections, and two processors, can share the work. */
export const halves = [0, 1] as const;
type Half = (typeof halves)[number];

const isIn = (half: Half | undefined) =>
  half === undefined ? sql`true` : sql`hashtext(kind || organ || marks::text) & 1 = ${sql.lit(half)}`;

/**
 * What the roll-ups ought to be. Days are added up from the facts, and so are months by item, counter and person, which
 * have no days; every other month from its days, and years from months: one pass over the facts. What is counted has a
 * number for that pass, because numbers are told apart quicker than names and marks.
 */
const wanted = (division: string, half?: Half) => sql`
  with counted as materialized (
    select row_number() over () as id, d.* from (
      select distinct kind, organ, marks from metric_fact where division = ${division}) d where ${isIn(half)}
  ), moments as (
    select c.id, f.day, item, hall, counter, staff, channel, 1 as n, amount, 0 as ended, print
    from metric_fact f join counted c using (kind, organ, marks) where f.division = ${division}
    union all
    select c.id, f.until, item, hall, counter, staff, channel, 0, 0, amount, 0
    from metric_fact f join counted c using (kind, organ, marks)
    where f.division = ${division} and f.until is not null
  ), finest as materialized (
    select id, case when grouping(day) = 0 then 'day' else 'month' end as span,
      case when grouping(item) = 0 then 'item' when grouping(counter) = 0 then 'counter' when grouping(hall) = 0 then 'hall'
        when grouping(staff) = 0 then 'staff' when grouping(channel) = 0 then 'channel' else 'all' end as grain,
      coalesce(day, month) as start,
      coalesce(case when grouping(counter) = 0 then hall || '/' || counter else coalesce(item, hall, staff, channel) end,
        '-') as value,
      sum(n)::bigint as n, sum(amount)::bigint as amount, sum(ended)::bigint as ended, bit_xor(print) as print
    from (select *, date_trunc('month', day::timestamp)::date as month from moments) m
    group by grouping sets ((id, day), (id, day, hall), (id, day, channel), (id, month, item), (id, month, hall, counter),
      (id, month, staff))
  ), months as materialized (
    select id, grain, date_trunc('month', start::timestamp)::date as start, value, sum(n)::bigint as n,
      sum(amount)::bigint as amount, sum(ended)::bigint as ended, bit_xor(print) as print
    from finest group by 1, 2, 3, 4
  ), spans as (
    select id, span, grain, start, value, n, amount, ended, print from finest where span = 'day'
    union all select id, 'month', grain, start, value, n, amount, ended, print from months
    union all select id, 'year', grain, date_trunc('year', start::timestamp)::date as start, value, sum(n)::bigint,
      sum(amount)::bigint, sum(ended)::bigint, bit_xor(print) from months group by 1, 3, 4, 5
  )
  select kind, organ, marks, span, grain, start, value, n, amount, ended, print from spans join counted using (id)`;

/** What the roll-ups of a division ought to be, and are not; sums of nothing count as absent. */
const differing = (division: string, half?: Half) => sql`
  select span, grain, kind, start, value, organ, marks, coalesce(w.n, 0)::bigint as n,
    coalesce(w.amount, 0)::bigint as amount, coalesce(w.ended, 0)::bigint as ended, coalesce(w.print, 0) as print
  from (${wanted(division, half)}) as w
  full join (select * from metric_roll_up where division = ${division} and ${isIn(half)}) as h
    using (span, grain, kind, start, value, organ, marks)
  where coalesce(w.n, 0) <> coalesce(h.n, 0) or coalesce(w.amount, 0) <> coalesce(h.amount, 0)
    or coalesce(w.ended, 0) <> coalesce(h.ended, 0) or coalesce(w.print, 0) <> coalesce(h.print, 0)`;

export interface WrongRollUp {
  span: string;
  grain: string;
  kind: string;
  start: string;
  value: string;
}

/** Everything in memory and by hashing: how many different sums there will be the planner guesses far too low. */
async function allowForAll(tx: Database): Promise<void> {
  await sql`select set_config('work_mem', '256MB', true), set_config('enable_sort', 'off', true),
    set_config('statement_timeout', '0', true)`.execute(tx);
}

/** Some of the roll-ups that are not the sum of their facts, in order. In a transaction of its own. */
export async function wrongRollUps(tx: Database, division: string, limit: number): Promise<WrongRollUp[]> {
  await allowForAll(tx);
  const { rows } =
    await sql<WrongRollUp>`select span, grain, kind, start, value from (${differing(division)}) as d
    order by 1, 2, 3, 4, 5 limit ${limit}`.execute(tx);
  return rows;
}

/** Makes half of the roll-ups the sums of their facts, what is read together side by side; answers how many were not. In a transaction of its own. */
export async function mendRollUps(tx: Database, division: string, half: Half): Promise<number> {
  await allowForAll(tx);
  const { numAffectedRows } = await sql`
    insert into metric_roll_up as r (division, span, grain, kind, start, value, organ, marks, n, amount, ended, print)
    select ${division}, span, grain, kind, start, value, organ, marks, n, amount, ended, print
    from (${differing(division, half)}) as d order by span, grain, kind, start, value, organ, marks
    on conflict (division, span, grain, kind, start, value, organ, marks) do update set
      n = excluded.n, amount = excluded.amount, ended = excluded.ended, print = excluded.print`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Facts were written that no sum has yet: whoever stops before adding them up leaves this behind. */
export async function noteUnsummed(tx: Database, division: string, at: Instant): Promise<void> {
  await sql`insert into metric_unsummed (division, since) values (${division}, ${at})
    on conflict (division) do nothing`.execute(tx);
}

export async function noteSummed(db: Database, division: string): Promise<void> {
  await sql`delete from metric_unsummed where division = ${division}`.execute(db);
}

export async function isUnsummed(tx: Database, division: string): Promise<boolean> {
  const { rows } = await sql`select from metric_unsummed where division = ${division}`.execute(tx);
  return rows.length > 0;
}
