/**
 * What every metric means, a second time: in SQL over the tables in which modules keep what happened, written from the
 * metric's sentence and never from facts, roll-ups or the code that makes them (issue 6 §5). Whoever wants to know what
 * a figure counts reads it here; the test beside it compares each with the figure itself.
 */
import type pg from "pg";
import { deadlines } from "./deadlines.ts";

/**
 * A SELECT of things, one row each, of the division `$1`: `day` on which it counts, and where there are such `until`
 * (the day from which it is no longer so), `organ`, `item`, `amount`, and columns that conditions speak of.
 */
export type Things = string;

export interface Part {
  things: Things;
  where: string;
  measure: string;
  /** When a thing counts; without it, on its day. */
  time?: string;
}

export interface Recomputation {
  part: Part;
  /** What it is divided by. */
  per?: Part;
  scale?: string;
  /** Its growth since the same days of the year before, in per cent, instead of its value. */
  growth?: true;
  /** Nine of ten of nobody is no figure: nothing instead of 0. */
  ofSomebody?: true;
}

/** The day lies in the period. */
const happened = "day >= from_day and day < until_day";
/** What there is when the period ends, instead of what happened in it. */
const stood = "day < until_day and (until is null or until >= until_day)";
/** Its day in the period is over: what is still to fall due is neither kept nor missed. */
const fellDue = "day >= from_day and day < least(until_day, today)";

const one =
  (measure: string, time = happened) =>
  (things: Things, where = "true"): Recomputation => ({ part: { things, where, measure, time } });

export const count = one("count(*)");
export const countDue = one("count(*)", fellDue);
export const total = one("sum(amount)");
/** In yuan, of amounts in fen. */
export const yuan = (things: Things, where?: string): Recomputation => ({
  ...total(things, where),
  scale: "0.01",
});
export const standing = one("count(*)", stood);
export const standingTotal = one("sum(amount)", stood);
/** What people entered for exactly this period: the last entry of each metric holds; some are taken off. */
export const entered = (plus: readonly string[], minus: readonly string[] = []): Recomputation =>
  one(
    "sum(amount)",
    "since = from_day and til = until_day",
  )(`
    select distinct on (metric, from_day, to_day) from_day as since, to_day as til,
      case when metric in (${listed(minus)}) then -value else value end as amount
    from entered_figure where division = $1 and organ = '-' and metric in (${listed([...plus, ...minus])})
    order by metric, from_day, to_day, id desc`);
const listed = (texts: readonly string[]) => ["", ...texts].map((text) => `'${text}'`).join(", ");
export const growth = (of: Recomputation): Recomputation => ({ ...of, growth: true });
export const distinct = (things: Things, column: string) => one(`count(distinct ${column})`)(things);

export const ratio = (of: Recomputation, per: Recomputation, scale = "1"): Recomputation => ({
  ...{ part: of.part, per: per.part, scale },
});
export const percent = (of: Recomputation, per: Recomputation) => ratio(of, per, "100");
/** Of things, the share in per cent for which a condition holds. */
export const share = (things: Things, where: string, among = "true") =>
  percent(count(things, `(${among}) and (${where})`), count(things, among));

export const shareDue = (things: Things, where: string, among = "true") =>
  percent(countDue(things, `(${among}) and (${where})`), countDue(things, among));

/** The day in Shanghai of a column with an instant. */
export const dayOf = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`;

export type By = "all" | "organ" | "item";

/** A connection on which figures of a division can be recomputed. */
export async function recomputing(pool: pg.Pool, division: string): Promise<pg.PoolClient> {
  const client = await pool.connect();
  await client.query(deadlines(division));
  return client;
}

export interface Asked {
  division: string;
  from: string;
  /** No longer counts. */
  to: string;
  /** The day on which it is asked. */
  today: string;
  decimals: number;
  by: By;
}

/** The values of a period by organ or item; null: there is nothing to divide by. */
export async function recompute(
  client: pg.ClientBase,
  it: Recomputation,
  ask: Asked,
): Promise<Map<string, number | null>> {
  const { decimals } = ask;
  const now = figureSql(it, ask);
  const before = `select id, value from (${figureSql(it, { ...ask, from: yearBefore(ask.from), to: yearBefore(ask.to) })}) as before`;
  const grown = `select id, (coalesce(now.value, 0) - before.value) / nullif(abs(before.value), 0) * 100 as value
    from (${now}) as now full join (${before}) as before using (id)`;
  const { rows } = await client.query<{ id: string; value: string | null }>(
    `select id, round(value, ${decimals}) as value from (${it.growth ? grown : now}) as found`,
    [ask.division],
  );
  return new Map(rows.map(({ id, value }) => [id, value === null ? null : Number(value)]));
}

const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

function figureSql({ part, per, scale = "1", ofSomebody }: Recomputation, ask: Asked): string {
  const parts = [
    sumOf(part, ask, (measure) => `${measure}, null::numeric`),
    ...(per ? [sumOf(per, ask, (measure) => `null::numeric, ${measure}`)] : []),
  ];
  const sum = ofSomebody ? "sum(n)" : "coalesce(sum(n), 0)";
  const value = `${sum} * ${scale}::numeric ${per ? "/ nullif(sum(d), 0)" : ""}`;
  return `select id, ${value} as value from (${parts.join(" union all ")}) as parts (id, n, d) group by id`;
}

function sumOf(
  { things, where, measure, time }: Part,
  { from, to, today, by }: Asked,
  place: (sum: string) => string,
) {
  return `select ${by === "all" ? "'all'" : `coalesce(${by}, '-')`}, ${place(`(${measure})::numeric`)}
    from (${things}) as things cross join (select date '${from}', date '${to}', date '${today}') as period (from_day, until_day, today)
    where (${time ?? happened}) and (${where}) ${by === "all" ? "" : "group by 1"}`;
}
