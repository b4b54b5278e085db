/** Counts of ratings in the database: grouped here, made into figures elsewhere (`kernel/rating/figures.ts`). */
import { sql } from "kysely";
import type { FiguresBy } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { type Counted, nothing } from "#server/kernel/rating/figures.ts";
import { grades } from "#server/kernel/rating/rating.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { reachOf } from "./rating-list.ts";

export interface Span {
  from: Day;
  to: Day;
  /** Ratings of later days are not counted for this reader. */
  seen: Day;
  now: Instant;
}

/** `all` for the figures of everything together. */
export type Grouping = FiguresBy | "all";

/** Counts by group; a group without matters and without ratings is not there. */
export async function countRatings(
  db: Database,
  actor: StaffActor,
  by: Grouping,
  span: Span,
): Promise<Map<string, Counted>> {
  const [services, given, loops] = await Promise.all([
    by === "channel" ? [] : countServices(db, actor, by, span),
    countGiven(db, actor, by, span),
    countLoops(db, actor, by, span),
  ]);
  return joined([...services, ...given, ...loops]);
}

export type Part = { id: string; counts: Partial<Counted> };

/** Parts of one group put together. */
export function joined(parts: readonly Part[]): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const { id, counts: more } of parts) counts.set(id, { ...(counts.get(id) ?? nothing), ...more });
  return counts;
}

/** What groups rows of `rating_point` (p) or `rating` (r). */
function groupOf(by: Grouping, table: "p" | "r") {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  switch (by) {
    case "organ":
      return sql<string>`${column("organ")}`;
    case "item":
      return sql<string>`${column("item_key")}`;
    case "counter":
      return sql<string | null>`${column("hall")} || '/' || ${column("counter")}`;
    case "person":
      return sql<string | null>`${column("person")}`;
    case "channel":
      return sql<string>`${column("channel")}::text`;
    case "month":
      return sql<string>`to_char(${column(table === "p" ? "served_on" : "rated_on")}, 'YYYY-MM')`;
    default:
      return sql<string>`'all'`;
  }
}

/**
 * R4.8: matters first served in the period, and those of them that were rated for any of their services, whenever. A
 * matter counts once, so that months add up; at a counter or with a person every matter they served counts.
 */
export async function countServices(db: Database, actor: StaffActor, by: Grouping, { from, to, seen }: Span) {
  const group = groupOf(by, "p");
  const each = by === "counter" || by === "person";
  const { rows } = await sql<{ id: string; cases: number; rated: number; items: number }>`
    select ${group} as id, count(distinct p.case_id)::int as cases,
      count(distinct p.case_id) filter (where exists (select from rating r
        where r.division = p.division and r.case_id = p.case_id and r.rated_on <= ${seen}::date
          and r.standing in ('counted', 'excluded') and (not ${each} or r.service = p.service)))::int as rated,
      count(distinct p.item_key)::int as items
    from rating_point p
    where p.division = ${actor.division} and p.served_on between ${from}::date and ${to}::date
      and (${each} or p.service = 1) and ${reachOf(actor, "p")} and ${group} is not null
    group by 1`.execute(db);
  return rows.map(({ id, cases, rated, items }) => ({
    id,
    counts: { cases, rated, coveredItems: items },
  }));
}

const graded = grades.map(
  (grade) => sql`count(*) filter (where r.standing = 'counted' and r.grade = ${sql.lit(grade)})`,
);

/** Ratings given in the period, by grade; those left out and those that wait. */
export async function countGiven(db: Database, actor: StaffActor, by: Grouping, { from, to, seen }: Span) {
  const group = groupOf(by, "r");
  const { rows } = await sql<{ id: string; grades: number[]; excluded: number; held: number }>`
    select ${group} as id, array[${sql.join(graded)}]::int[] as grades,
      count(*) filter (where r.standing = 'excluded')::int as excluded,
      count(*) filter (where r.standing = 'held')::int as held
    from rating r
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and ${reachOf(actor)} and ${group} is not null
    group by 1`.execute(db);
  return rows.map(({ id, grades, excluded, held }) => ({ id, counts: { byGrade: grades, excluded, held } }));
}

/** R4.8: bad ratings of the period that count: called back, and put right in time where their time is over or used. */
export async function countLoops(
  db: Database,
  actor: StaffActor,
  by: Grouping,
  { from, to, seen, now }: Span,
) {
  const group = groupOf(by, "r");
  const { rows } = await sql<{ id: string; bad: number; called: number; due: number; in_time: number }>`
    select ${group} as id, count(*)::int as bad,
      count(*) filter (where b.called_at is not null)::int as called,
      count(*) filter (where b.confirmed_at is not null
        and (b.rectified_at is not null or b.due_at <= ${now}))::int as due,
      count(*) filter (where b.confirmed_at is not null and b.rectified_at is not null and not b.late)::int as in_time
    from bad_rating b join rating r on r.division = b.division and r.id = b.rating_id
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and r.standing = 'counted' and ${reachOf(actor)} and ${group} is not null
    group by 1`.execute(db);
  return rows.map(({ id, bad, called, due, in_time: inTime }) => ({
    id,
    counts: { bad, called, due, inTime },
  }));
}

/** Of these counters (`hall/counter`) those that served a matter in the period (R4.8 “三个全覆盖”). */
export async function countersServing(
  db: Database,
  actor: StaffActor,
  counters: readonly string[],
  { from, to }: Span,
): Promise<string[]> {
  const { rows } = await sql<{ counter: string }>`
    select c.hall || '/' || c.counter as counter from unnest(${counters.map((id) => id.split("/")[0])}::text[],
      ${counters.map((id) => id.split("/")[1])}::text[]) as c(hall, counter)
    where exists (select from rating_point p where p.division = ${actor.division} and p.hall = c.hall
      and p.counter = c.counter and p.served_on between ${from}::date and ${to}::date
      and p.served_at between ${from}::date - 1 and ${to}::date + 2 and ${reachOf(actor, "p")})`.execute(db);
  return rows.map(({ counter }) => counter);
}

/** Channels that were used in the period. */
export async function channelsUsed(
  db: Database,
  actor: StaffActor,
  { from, to, seen }: Span,
): Promise<number[]> {
  const { rows } = await sql<{ channel: number }>`
    select distinct r.channel from rating r
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and r.standing in ('counted', 'excluded') and ${reachOf(actor)}`.execute(db);
  return rows.map(({ channel }) => channel);
}

/** What people complained of in the period, with the items it was said of, the most frequent first. */
export async function countThemes(db: Database, actor: StaffActor, { from, to, seen }: Span) {
  const { rows } = await sql<{ theme: string; item_key: string; ratings: number }>`
    select t.theme, r.item_key, count(*)::int as ratings
    from rating r cross join lateral unnest(r.themes) as t(theme)
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and r.standing = 'counted' and r.themes <> '{}' and ${reachOf(actor)}
    group by 1, 2 order by 3 desc, 2`.execute(db);
  return rows.map(({ theme, item_key: itemKey, ratings }) => ({ theme, itemKey, ratings }));
}

/** What waits for somebody now, whenever it was given. */
export async function countWaiting(db: Database, actor: StaffActor, seen: Day) {
  const { division } = actor;
  const { rows } = await sql<{ held: number; open: number }>`
    select (select count(*)::int from rating r where r.division = ${division} and r.standing = 'held'
        and r.rated_on <= ${seen}::date and ${reachOf(actor)}) as held,
      (select count(*)::int from bad_rating b join rating r on r.division = b.division and r.id = b.rating_id
        where b.division = ${division} and b.case_id is not null and b.closed_at is null and r.standing = 'counted'
          and r.rated_on <= ${seen}::date and ${reachOf(actor)}) as open`.execute(db);
  return rows[0] ?? { held: 0, open: 0 };
}

/** Of the matters served in the period those that somebody rated only after the days this reader sees. */
export async function countRatedLater(
  db: Database,
  { division }: StaffActor,
  by: Grouping,
  span: Span,
): Promise<Part[]> {
  const { from, to, seen } = span;
  const { rows } = await sql<{ id: string; rated: number }>`
    select ${groupOf(by, "p")} as id, count(*)::int as rated
    from (select distinct r.case_id from rating r where r.division = ${division} and r.rated_on > ${seen}::date
        and r.standing in ('counted', 'excluded')) as l
    cross join lateral (select p.* from rating_point p where p.division = ${division} and p.case_id = l.case_id
      order by p.served_at, p.service limit 1) as p
    where p.served_on between ${from}::date and ${to}::date and not exists (select from rating r
      where r.division = ${division} and r.case_id = l.case_id and r.rated_on <= ${seen}::date
        and r.standing in ('counted', 'excluded'))
    group by 1`.execute(db);
  return rows.map(({ id, rated }) => ({ id, counts: { rated } }));
}
