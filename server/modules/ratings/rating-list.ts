/** Ratings at the desk, as far as the reader's posts reach, without whose they are (R4.10). */
import { sql } from "kysely";
import type { RatingsQuery, StaffRating, StaffRatings } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can, caseReach } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type HoldReason, holdReasons } from "#server/kernel/rating/abuse.ts";
import { pointNames, starOf } from "#server/kernel/rating/rating.ts";
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { counterNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { type BadRatingState, badRatingsOf } from "./bad-rating-store.ts";
import { detailWords } from "./given.ts";
import { daysOf } from "./period.ts";
import { ratingOf, type StoredRating } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";

const pageSize = 50;

/** Which ratings this reader may see: of organs they work for, at the counters of their halls; all for the bureau. */
export function reachOf(actor: StaffActor, table = "r") {
  const reach = caseReach(actor);
  const column = (name: string) => sql.ref(`${table}.${name}`);
  if (!reach || reach.kind === "own") return sql<boolean>`false`;
  if (reach.kind === "all") return sql<boolean>`true`;
  const posts = reach.posts.map(({ organ, halls }) => {
    const ofOrgan =
      organ === undefined
        ? sql<boolean>`true`
        : sql<boolean>`${organ} in (${column("organ")}, ${column("server_organ")})`;
    const hall = column("hall");
    const inHall =
      halls.length === 0
        ? sql<boolean>`true`
        : sql<boolean>`(${hall} is null or ${hall} = any(${[...halls]}::text[]))`;
    return sql<boolean>`(${ofOrgan} and ${inHall})`;
  });
  return sql<boolean>`(${sql.join(posts, sql` or `)})`;
}

/**
 * The last day whose ratings this reader may see or count. Handlers see days that are over: from a rating that appears
 * while somebody stands at the counter they would know whose it is (R4.10).
 */
export function seenUntil(actor: StaffActor, now: Instant): Day {
  const { division } = actor;
  const today = shanghaiDay(now);
  const isHandler = !can(actor, "rating.keep", { division });
  return isHandler ? addDays(today, -1) : today;
}

export async function listRatings(
  services: Services,
  actor: StaffActor,
  query: RatingsQuery,
  now: Instant,
): Promise<StaffRatings> {
  const { db, sealing } = services;
  const { division } = actor;
  let rows = narrowed(db, division, query).selectAll("r").where(reachOf(actor));
  rows = rows.where("r.rated_on", "<=", seenUntil(actor, now));
  if (query.before) rows = rows.where(olderThan(division, query.before, "rated_at"));
  const found = await rows
    .orderBy("r.rated_at", "desc")
    .orderBy("r.id", "desc")
    .limit(pageSize + 1)
    .execute();
  const shown = found.slice(0, pageSize).map((row) => ratingOf(sealing, row));
  const next = found.length > pageSize ? shown.at(-1)?.id : undefined;
  return {
    rows: await staffViews(services, actor, shown),
    mayKeep: can(actor, "rating.keep", { division }),
    ...(next !== undefined && { next }),
  };
}

/** The ratings a query asks for, whoever asks. */
function narrowed(db: Database, division: string, query: RatingsQuery) {
  let rows = db.selectFrom("rating as r").where("r.division", "=", division);
  const { from, to } = daysOf(query.period ?? "");
  if (query.period) rows = rows.where("r.rated_on", ">=", from).where("r.rated_on", "<=", to);
  const [hall, counter] = query.counter?.split("/") ?? [];
  if (query.organ) rows = rows.where("r.organ", "=", query.organ);
  if (query.item) rows = rows.where("r.item_key", "=", query.item);
  if (hall && counter) rows = rows.where("r.hall", "=", hall).where("r.counter", "=", counter);
  if (query.person) rows = rows.where("r.person", "=", query.person);
  if (query.channel) rows = rows.where("r.channel", "=", Number(query.channel));
  if (query.grades) rows = rows.where("r.grade", "in", [...new Set(query.grades)].map(Number));
  if (query.standing) rows = rows.where("r.standing", "=", query.standing);
  if (query.theme) rows = rows.where(sql<boolean>`${query.theme} = any(r.themes)`);
  if (query.loop) {
    rows = rows.where(
      sql<boolean>`exists (select from bad_rating b where b.division = r.division and b.rating_id = r.id
        and b.closed_at is null and r.standing = 'counted')`,
    );
  }
  return rows;
}

/** After this rating in a list that begins with the newest. */
export function olderThan(division: string, id: string, column: "rated_at" | "published_at") {
  const at = sql.ref(column);
  return sql<boolean>`(r.${at}, r.id) < (select b.${at}, b.id from rating b
    where b.division = ${division} and b.id = ${id}::uuid)`;
}

/** As this reader may see them: whose they are only where they call back, or where the loop is closed (R4.10). */
export async function staffViews(
  services: Services,
  actor: StaffActor,
  ratings: readonly StoredRating[],
): Promise<StaffRating[]> {
  const { db } = services;
  const { division } = actor;
  const ids = ratings.map(({ id }) => id);
  const persons = [...new Set(ratings.flatMap(({ person }) => person ?? []))];
  const [bad, organs, counters, staff, items] = await Promise.all([
    badRatingsOf(db, division, ids),
    organNames(db, division),
    counterNames(db, division),
    staffNames(db, division, persons),
    itemNames(db, division, ratings),
  ]);
  const { details, themes } = ratingsDataOf(services);
  const themeNames = new Map(themes.themes.map(({ id, name }) => [id, name]));
  return ratings.map((rating) => ({
    ...{ id: rating.id, item: items.get(rating.itemKey) ?? rating.itemKey },
    ...{ organName: organs.get(rating.organ)?.short ?? rating.organ, kind: rating.kind },
    kindName: pointNames[rating.kind],
    ...(rating.counter && {
      counter: counters.get(`${rating.hall}/${rating.counter}`) ?? rating.counter,
    }),
    ...(rating.person && { person: staff.get(rating.person) ?? "工作人员" }),
    ...{ channel: rating.channel, grade: rating.grade, star: starOf(rating.grade) },
    details: detailWords(details.details, rating.codes),
    ...wordsFor(actor, rating),
    themes: rating.themes.map((id) => themeNames.get(id) ?? id),
    ...{ ratedOn: rating.ratedOn, standing: rating.standing },
    ...(rating.reason && { reason: holdReasons[rating.reason as HoldReason] ?? rating.reason }),
    ...numbersFor(actor, rating, bad.get(rating.id)),
  }));
}

/** Whether this reader may know whose rating it is: who calls back and did not serve. */
export function knowsRater(actor: StaffActor, { division, organ, person }: StoredRating): boolean {
  return actor.id !== person && can(actor, "rating.keep", { division, organ });
}

/** Callers read what was written, everybody else what may be published. */
function wordsFor(actor: StaffActor, rating: StoredRating): Pick<StaffRating, "text" | "followUp" | "reply"> {
  const knows = knowsRater(actor, rating);
  const text = knows ? rating.text : rating.publicText;
  const followUp = knows ? rating.followUp : rating.publicFollowUp;
  return {
    ...(text && { text }),
    ...(followUp && { followUp }),
    ...(rating.reply && { reply: rating.reply }),
  };
}

function numbersFor(
  actor: StaffActor,
  rating: StoredRating,
  bad: BadRatingState | undefined,
): Pick<StaffRating, "number" | "badRating"> {
  const { division, caseId } = rating;
  const shown = knowsRater(actor, rating) || bad?.closed;
  return {
    ...(shown && { number: caseNumber(division, caseId) }),
    ...(bad && { badRating: caseNumber(division, bad.caseId) }),
  };
}

/** Names under which the items were last served. */
export async function itemNames(
  db: Database,
  division: string,
  ratings: readonly { itemKey: string }[],
): Promise<Map<string, string>> {
  const keys = [...new Set(ratings.map(({ itemKey }) => itemKey))];
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ item_key: string; item_name: string }>`
    select k as item_key, p.item_name from unnest(${keys}::text[]) as k
    cross join lateral (select item_name from rating_point where division = ${division} and item_key = k
      order by case_id desc limit 1) as p`.execute(db);
  return new Map(rows.map((row) => [row.item_key, row.item_name]));
}
