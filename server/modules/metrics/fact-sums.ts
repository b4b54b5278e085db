/** Sums taken from the facts themselves: where no roll-up has what is asked, and for odd days. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { FactSum, Period } from "#contract/metric.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { type Cell, type GroupBy, isDistinct, type Sum, type SumQuery } from "./sum.ts";

const lineOf: Record<GroupBy, RawBuilder<string>> = {
  ...{ none: sql`''`, organ: sql`organ`, item: sql`coalesce(item, '-')`, hall: sql`coalesce(hall, '-')` },
  ...{ counter: sql`coalesce(hall || '/' || counter, '-')`, staff: sql`coalesce(staff, '-')` },
  ...{ channel: sql`coalesce(channel, '-')`, day: sql`day::text` },
  ...{ month: sql`to_char(day, 'YYYY-MM')`, year: sql`to_char(day, 'YYYY')` },
};

export async function sumsFromFacts(db: Database, query: SumQuery): Promise<Sum[]> {
  const { measure } = query.sum;
  const value = {
    count: sql`count(*)`,
    ...{ amount: sql`sum(amount)`, standing: sql`sum(amount)` },
    items: sql`count(distinct item)`,
    counters: sql`count(distinct hall || '/' || counter)`,
    p90: sql`percentile_disc(0.9) within group (order by amount)`,
  }[measure];
  const { rows } = await sql<Sum>`select ${lineOf[query.by]} as id, coalesce(${value}, 0)::float8 as value,
      coalesce(bit_xor(print), 0)::text as print from metric_fact where ${factsWhere(query)} group by 1`.execute(
    db,
  );
  return rows;
}

/** What the days of a period add to each line: begun in them, and ended in them where it lasts. */
export async function cellsFromFacts(db: Database, query: SumQuery): Promise<Cell[]> {
  const value = isDistinct(query.sum)
    ? sql`${query.sum.measure === "items" ? sql`item` : sql`hall || '/' || counter`}`
    : sql`null::text`;
  const line = lineOf[query.by];
  const begun = sql`select ${line} as id, ${value} as value, 1 as n, amount, 0 as ended, print from metric_fact
    where ${begunIn(query)}`;
  const ended = sql`select ${line}, null, 0, 0, amount, 0 from metric_fact where ${endedIn(query)}`;
  const all = query.sum.measure === "standing" ? sql`${begun} union all ${ended}` : begun;
  const { rows } = await sql<Cell>`select id, value, sum(n)::float8 as n, sum(amount)::float8 as amount,
      sum(ended)::float8 as ended, bit_xor(print)::text as print from (${all}) as f group by 1, 2`.execute(
    db,
  );
  return rows;
}

/** The facts a sum is of: the same condition for the figure and for the list behind it. */
export function factsWhere(query: Omit<SumQuery, "by">): RawBuilder<SqlBool> {
  const { sum, period } = query;
  if (sum.measure !== "standing") return begunIn(query);
  const { to } = period;
  return and([sql`day < ${to}::date and (until is null or until >= ${to}::date)`, ...counted(query)]);
}

const days = (column: string, { from, to }: Period) =>
  sql<SqlBool>`${sql.ref(column)} >= ${from}::date and ${sql.ref(column)} < ${to}::date`;
const begunIn = (query: Omit<SumQuery, "by">) => and([days("day", query.period), ...counted(query)]);
const endedIn = (query: Omit<SumQuery, "by">) => and([days("until", query.period), ...counted(query)]);

/** All but the time. */
function counted({ division, sum, where }: Omit<SumQuery, "by">): RawBuilder<SqlBool>[] {
  const none = (column: RawBuilder<unknown>, value: string) =>
    value === "-" ? sql<SqlBool>`${column} is null` : sql<SqlBool>`${column} = ${value}`;
  return [
    sql<SqlBool>`division = ${division} and kind = ${sum.kind}`,
    ...(where.organ !== undefined ? [sql<SqlBool>`organ = ${where.organ}`] : []),
    ...(where.item !== undefined ? [none(sql`item`, where.item)] : []),
    ...(where.hall !== undefined ? [none(sql`hall`, where.hall)] : []),
    ...(where.counter !== undefined ? [none(sql`counter`, where.counter)] : []),
    ...(where.staff !== undefined ? [none(sql`staff`, where.staff)] : []),
    ...(where.channel !== undefined ? [none(sql`channel`, where.channel)] : []),
    ...(sum.channel ? [sql<SqlBool>`channel = any(${[...sum.channel]}::text[])`] : []),
    ...(sum.measure === "items" ? [sql<SqlBool>`item is not null`] : []),
    ...(sum.measure === "counters" ? [sql<SqlBool>`counter is not null`] : []),
    ...marked(sum),
  ];
}

function marked({ with: all = [], any, without }: FactSum): RawBuilder<SqlBool>[] {
  return [
    ...(all.length > 0 ? [sql<SqlBool>`marks @> ${[...all]}::text[]`] : []),
    ...(any ? [sql<SqlBool>`marks && ${[...any]}::text[]`] : []),
    ...(without ? [sql<SqlBool>`not marks && ${[...without]}::text[]`] : []),
  ];
}

const and = (conditions: readonly RawBuilder<unknown>[]) =>
  sql<SqlBool>`(${sql.join([...conditions], sql` and `)})`;
