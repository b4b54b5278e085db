/** Ratings in the database. What people wrote is sealed; what may be published stands beside it. */
import type { Selectable } from "kysely";
import type { Grade, PointKind, RatingChannel } from "#contract/rating.ts";
import type { RatingStanding } from "#contract/rating-desk.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { starOf } from "#server/kernel/rating/rating.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Rating as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { KeptPoint } from "./point-store.ts";

export interface NewRating {
  point: KeptPoint;
  id: string;
  channel: RatingChannel;
  grade: Grade;
  codes: readonly string[];
  themes: readonly string[];
  text?: string;
  publicText?: string;
  /** How we know that it is theirs: `resident/…`, `link/…`, `device/…`, `caller/…`. */
  rater: string;
  /** Blind index of the network address. */
  client?: string;
  at: Instant;
  standing: "counted" | "held";
  reason?: string;
  /** Published with the rating: nothing has to be put right first. */
  publish: boolean;
}

export interface StoredRating {
  division: string;
  id: string;
  caseId: number;
  service: number;
  kind: PointKind;
  organ: string;
  serverOrgan: string;
  itemKey: string;
  hall?: string;
  counter?: string;
  person?: string;
  channel: RatingChannel;
  grade: Grade;
  codes: string[];
  themes: string[];
  text?: string;
  publicText?: string;
  followUp?: string;
  publicFollowUp?: string;
  rater: string;
  ratedAt: Instant;
  ratedOn: Day;
  standing: RatingStanding;
  reason?: string;
  reply?: string;
  published: boolean;
}

const placeOf = (division: string, id: string) => `rating ${division}/${id}`;
const followPlace = (division: string, id: string) => `rating ${division}/${id} follow-up`;
const hex = (sealed: Buffer) => `\\x${sealed.toString("hex")}`;

/** The row as `jsonb_populate_record` reads it: with the case it opens, or alone. */
export function ratingRow(sealing: Sealing, rating: NewRating): Record<string, unknown> {
  const { point, id, text, grade, at } = rating;
  const { division } = point;
  return {
    ...{ division, case_id: point.id, service: point.service, id, kind: point.kind, organ: point.organ },
    ...{ server_organ: point.serverOrgan, item_key: point.itemKey, hall: point.hall ?? null },
    ...{ counter: point.counter ?? null, person: point.person ?? null, channel: rating.channel },
    ...{ grade, star: starOf(grade), codes: rating.codes, themes: rating.themes, rater: rating.rater },
    text_sealed: text === undefined ? null : hex(sealing.seal(text, placeOf(division, id))),
    public_text: rating.publicText ?? null,
    ...{ client: rating.client ?? null, rated_at: at, rated_on: shanghaiDay(at) },
    ...{ standing: rating.standing, reason: rating.reason ?? null },
    published_at: rating.publish ? at : null,
  };
}

export async function findRating(
  { db, sealing }: { db: Database; sealing: Sealing },
  division: string,
  id: string,
): Promise<StoredRating | undefined> {
  const query = db.selectFrom("rating").selectAll().where("division", "=", division);
  const row = await query.where("id", "=", id).executeTakeFirst();
  return row && ratingOf(sealing, row);
}

export async function ratingsOfCase(
  { db, sealing }: { db: Database; sealing: Sealing },
  { division, id }: CaseKey,
): Promise<StoredRating[]> {
  const query = db.selectFrom("rating").selectAll().where("division", "=", division);
  const rows = await query.where("case_id", "=", id).orderBy("service").execute();
  return rows.map((row) => ratingOf(sealing, row));
}

/** Which services of these cases are rated, by case. */
export async function ratedServices(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Map<number, Set<number>>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("rating").select(["case_id", "service"]).where("division", "=", division);
  const rows = await query.where("case_id", "in", [...ids]).execute();
  const found = new Map<number, Set<number>>();
  for (const { case_id: id, service } of rows) found.set(id, (found.get(id) ?? new Set()).add(service));
  return found;
}

export function ratingOf(sealing: Sealing, row: Selectable<Row>): StoredRating {
  const { division, id } = row;
  const text = row.text_sealed && sealing.open(row.text_sealed, placeOf(division, id));
  const followUp = row.follow_sealed && sealing.open(row.follow_sealed, followPlace(division, id));
  return {
    ...{ division, id, caseId: row.case_id, service: row.service },
    ...{ kind: row.kind as PointKind, organ: row.organ },
    ...{ serverOrgan: row.server_organ, itemKey: row.item_key },
    ...{ channel: row.channel as RatingChannel, grade: row.grade as Grade, codes: row.codes },
    ...{ themes: row.themes, rater: row.rater, ratedAt: row.rated_at, ratedOn: row.rated_on },
    ...{ standing: row.standing as RatingStanding, published: row.published_at !== null },
    ...(row.hall !== null && { hall: row.hall }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.person !== null && { person: row.person }),
    ...(text !== null && { text }),
    ...(row.public_text !== null && { publicText: row.public_text }),
    ...(followUp !== null && { followUp }),
    ...(row.follow_public !== null && { publicFollowUp: row.follow_public }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.reply !== null && { reply: row.reply }),
  };
}

/** Ratings since a moment by the same device, and from the same network. */
export async function recentRatings(
  db: Database,
  division: string,
  asked: { rater?: string; client?: string; deviceSince: Instant; networkSince: Instant },
): Promise<{ device: number; network: number }> {
  const since = async (column: "rater" | "client", value: string | undefined, at: Instant) => {
    if (value === undefined) return 0;
    const { count } = await db
      .selectFrom("rating")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("division", "=", division)
      .where(column, "=", value)
      .where("rated_at", ">=", at)
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return {
    device: await since("rater", asked.rater, asked.deviceSince),
    network: await since("client", asked.client, asked.networkSince),
  };
}

/** What a person has found of a rating that was set aside. */
export async function judgeRating(
  tx: Database,
  { division, id }: Pick<StoredRating, "division" | "id">,
  to: { standing: "counted" | "rejected"; publish: boolean; by: string; note: string; at: Instant },
): Promise<boolean> {
  const { standing, publish, by, note, at } = to;
  const { numUpdatedRows } = await tx
    .updateTable("rating")
    .set({ standing, judged_by: by, judged_at: at, judged_note: note, published_at: publish ? at : null })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("standing", "=", "held")
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Adds to a rating, once; false when it was added to before. */
export async function insertFollowUp(
  tx: Database,
  sealing: Sealing,
  { division, id }: Pick<StoredRating, "division" | "id">,
  { text, publicText, at }: { text: string; publicText: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("rating")
    .set({
      ...{ follow_sealed: sealing.seal(text, followPlace(division, id)), follow_public: publicText },
      followed_at: at,
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("followed_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
