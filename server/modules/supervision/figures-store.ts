/** The groups figures are made of, and the concluded matters behind them. */
import { type RawBuilder, sql } from "kysely";
import type { FigureBy, FinishedQuery } from "#contract/supervision-figures.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { among, type CardFilter, filtered, periodOf } from "./card-query.ts";
import type { CardGroup, ConclusionGroup } from "./figures.ts";

const month = (column: RawBuilder<unknown>) =>
  sql<string>`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

const cardKeys: Record<FigureBy, RawBuilder<string | null>> = {
  organ: sql`organ`,
  item: sql`item_key`,
  place: sql`coalesce(hall, 'online')`,
  counter: sql`hall || '/' || counter`,
  handler: sql`handler`,
  rule: sql`rule`,
  month: month(sql`due_at`),
};

/** Cards of a period by one of their sides; withdrawn ones are left out. */
export async function groupCards(
  db: Database,
  by: FigureBy,
  filter: CardFilter,
  now: Instant,
): Promise<CardGroup[]> {
  const count = (condition: RawBuilder<unknown>) => sql<number>`count(*) filter (where ${condition})::int`;
  return await filtered(db, filter, now)
    .select([
      cardKeys[by].as("id"),
      count(sql`light = 'warning'`).as("warnings"),
      count(sql`light = 'yellow'`).as("yellow"),
      count(sql`light = 'red'`).as("red"),
      count(sql`light = 'red' and rectified`).as("rectified"),
    ])
    .groupBy(cardKeys[by])
    .execute();
}

const conclusionKeys: Record<FigureBy, RawBuilder<string | null>> = {
  organ: sql`organ`,
  item: sql`item_key`,
  place: sql`coalesce(hall, 'online')`,
  counter: sql`hall || '/' || counter`,
  handler: sql`handler`,
  rule: sql`rule`,
  month: month(sql`concluded_at`),
};

/** Which rules a matter has cards of. */
const withRules = sql<{
  rule: string;
}>`lateral (select distinct k.rule from card k where k.division = conclusion.division
  and k.about_id = conclusion.case_id and k.withdrawn_at is null)`;

export type FinishedFilter = Omit<FinishedQuery, "after" | "limit"> & {
  division: string;
  organs: readonly string[] | undefined;
};

/** Matters concluded in a period by one of their sides; by rule, those that have such a card. */
export async function groupConclusions(
  db: Database,
  by: FigureBy,
  filter: FinishedFilter,
): Promise<ConclusionGroup[]> {
  const matters = concluded(db, filter);
  const joined = by === "rule" ? matters.innerJoin(withRules.as("having"), (on) => on.onTrue()) : matters;
  return await (joined as typeof matters)
    .select([
      conclusionKeys[by].as("id"),
      sql<number>`count(*)::int`.as("finished"),
      sql<number>`count(*) filter (where on_time)::int`.as("on_time"),
      sql<number>`count(*) filter (where early)::int`.as("early"),
      sql<number>`coalesce(sum(used), 0)::float8`.as("used"),
      sql<number>`count(used)::int`.as("used_of"),
    ])
    .groupBy(conclusionKeys[by])
    .execute();
}

export interface FinishedPage {
  after?: { at: Instant; id: number } | undefined;
  limit: number;
}

/** The matters themselves, the newest first. */
export async function pageOfConclusions(
  db: Database,
  filter: FinishedFilter,
  { after, limit }: FinishedPage,
) {
  const query = concluded(db, filter).selectAll();
  const rest = after
    ? query.where(sql<boolean>`(concluded_at, case_id) < (${after.at}::timestamptz, ${after.id}::bigint)`)
    : query;
  return await rest.orderBy("concluded_at", "desc").orderBy("case_id", "desc").limit(limit).execute();
}

function concluded(db: Database, filter: FinishedFilter) {
  const { from, to } = periodOf(filter.year, filter.month);
  let query = db
    .selectFrom("conclusion")
    .where("division", "=", filter.division)
    .where("concluded_at", ">=", from)
    .where("concluded_at", "<", to);
  const { organs, organ, hall, counter, handler, item, rule, was } = filter;
  if (organs !== undefined) query = query.where("organ", "in", among(organs));
  if (organ !== undefined) query = query.where("organ", "=", organ);
  if (hall !== undefined) query = query.where(sql`coalesce(hall, 'online')`, "=", hall);
  if (counter !== undefined) query = query.where("counter", "=", counter);
  if (handler !== undefined) query = query.where("handler", "=", handler);
  if (item !== undefined) query = query.where("item_key", "=", item);
  if (rule !== undefined)
    query = query.where(
      sql<boolean>`exists (select from card k where k.division = conclusion.division
        and k.about_id = conclusion.case_id and k.rule = ${rule} and k.withdrawn_at is null)`,
    );
  if (was === "on-time") query = query.where("on_time", "=", true);
  if (was === "late") query = query.where("on_time", "=", false);
  if (was === "early") query = query.where("early", "=", true);
  return query;
}

/** What the newest matter or card of each of these items calls it. */
export async function namesCarried(
  db: Database,
  division: string,
  items: readonly string[],
): Promise<[item: string, name: string][]> {
  if (items.length === 0) return [];
  const { rows } = await sql<{ item: string; name: string }>`
    select distinct on (item_key) item_key as item, subject as name from (
      select item_key, subject, concluded_at as at from conclusion
      where division = ${division} and item_key = any(${[...items]}::text[])
      union all
      select item_key, subject, raised_at from card
      where division = ${division} and item_key = any(${[...items]}::text[])) as carried
    order by item_key, at desc`.execute(db);
  return rows.map(({ item, name }) => [item, name]);
}
