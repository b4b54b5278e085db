/** Counts of ratings in the database: grouped here, made into figures elsewhere (`kernel/rating/figures.ts`). */
import { sql } from "kysely";
import type { FiguresBy } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { type Counted, nothing } from "#server/kernel/rating/figures.ts";
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
  const counts = new Map<string, Counted>();
  const add = (id: string, more: Partial<Counted>) =>
    counts.set(id, { ...(counts.get(id) ?? nothing), ...more });
  if (by !== "channel") for (const row of await countServices(db, actor, by, span)) add(row.id, row.counts);
  for (const row of await countGiven(db, actor, by, span)) add(row.id, row.counts);
  for (const row of await countLoops(db, actor, by, span)) add(row.id, row.counts);
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

/** R4.8: matters served in the period, and those of them that were rated, whenever. */
async function countServices(db: Database, actor: StaffActor, by: Grouping, { from, to, seen }: Span) {
  const group = groupOf(by, "p");
  const { rows } = await sql<{ id: string; cases: number; rated: number; items: number }>`
    select ${group} as id, count(distinct p.case_id)::int as cases,
      count(distinct p.case_id) filter (where r.standing in ('counted', 'excluded'))::int as rated,
      count(distinct p.item_key)::int as items
    from rating_point p
    left join rating r on r.division = p.division and r.case_id = p.case_id and r.service = p.service
      and r.rated_on <= ${seen}::date
    where p.division = ${actor.division} and p.served_on between ${from}::date and ${to}::date
      and ${reachOf(actor, "p")} and ${group} is not null
    group by 1`.execute(db);
  return rows.map(({ id, cases, rated, items }) => ({
    id,
    counts: { cases, rated, coveredItems: items },
  }));
}

/** Ratings given in the period, by grade; those left out and those that wait. */
async function countGiven(db: Database, actor: StaffActor, by: Grouping, { from, to, seen }: Span) {
  const group = groupOf(by, "r");
  const { rows } = await sql<{ id: string; grades: number[]; excluded: number; held: number }>`
    select ${group} as id,
      array(select count(*) filter (where g.grade = n)::int from unnest(array_agg(r.grade)
        filter (where r.standing = 'counted')) as g(grade) right join generate_series(1, 5) n on g.grade = n
        group by n order by n) as grades,
      count(*) filter (where r.standing = 'excluded')::int as excluded,
      count(*) filter (where r.standing = 'held')::int as held
    from rating r
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and ${reachOf(actor)} and ${group} is not null
    group by 1`.execute(db);
  return rows.map(({ id, grades, excluded, held }) => ({ id, counts: { byGrade: grades, excluded, held } }));
}

/** R4.8: bad ratings of the period that count: called back, and put right in time where their time is over or used. */
async function countLoops(db: Database, actor: StaffActor, by: Grouping, { from, to, seen, now }: Span) {
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

/** What the whole is covered by: counters that served, channels that were used (R4.8 “三个全覆盖”). */
export async function countCoverage(db: Database, actor: StaffActor, { from, to, seen }: Span) {
  const { division } = actor;
  const served = await sql<{ counter: string }>`
    select distinct p.hall || '/' || p.counter as counter from rating_point p
    where p.division = ${division} and p.served_on between ${from}::date and ${to}::date
      and p.counter is not null and ${reachOf(actor, "p")}`.execute(db);
  const used = await sql<{ channel: number }>`
    select distinct r.channel from rating r
    where r.division = ${division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and r.standing in ('counted', 'excluded') and ${reachOf(actor)}`.execute(db);
  return {
    counters: served.rows.map(({ counter }) => counter),
    channels: used.rows.map(({ channel }) => channel),
  };
}

/** What people complained of in the period, with the items it was said of, the most frequent first. */
export async function countThemes(db: Database, actor: StaffActor, { from, to, seen }: Span) {
  const { rows } = await sql<{ theme: string; item_key: string; ratings: number }>`
    select t.theme, r.item_key, count(*)::int as ratings
    from rating r cross join lateral unnest(r.themes) as t(theme)
    where r.division = ${actor.division} and r.rated_on between ${from}::date and least(${to}::date, ${seen}::date)
      and r.standing = 'counted' and ${reachOf(actor)}
    group by 1, 2 order by 3 desc, 2`.execute(db);
  return rows.map(({ theme, item_key: itemKey, ratings }) => ({ theme, itemKey, ratings }));
}

/** What waits for somebody now, whenever it was given. */
export async function countWaiting(db: Database, actor: StaffActor, seen: Day) {
  const { rows } = await sql<{ held: number; open: number }>`
    select count(*) filter (where r.standing = 'held')::int as held,
      count(*) filter (where b.case_id is not null and b.closed_at is null and r.standing = 'counted')::int as open
    from rating r left join bad_rating b on b.division = r.division and b.rating_id = r.id
    where r.division = ${actor.division} and r.rated_on <= ${seen}::date and ${reachOf(actor)}`.execute(db);
  return rows[0] ?? { held: 0, open: 0 };
}
