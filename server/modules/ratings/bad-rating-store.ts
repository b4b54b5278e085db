/** Bad ratings and the calls about them; how far each has come follows from the events of its case. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { SatelliteRow } from "../../cases/index.ts";

const placeOf = ({ division, id }: CaseKey, seq: number) => `rating_call ${division}/${id}/${seq}`;

/** What was said on the telephone, sealed; it comes with the event of the call. */
export function callRow(sealing: Sealing, key: CaseKey, seq: number, note: string): SatelliteRow {
  const sealed = sealing.seal(note, placeOf(key, seq)).toString("hex");
  return {
    table: "rating_call",
    row: { division: key.division, case_id: key.id, seq, note: `\\x${sealed}` },
  };
}

/** Notes by the number of their event. */
export async function callsOf(db: Database, sealing: Sealing, key: CaseKey): Promise<Map<number, string>> {
  const query = db.selectFrom("rating_call").select(["seq", "note"]).where("division", "=", key.division);
  const rows = await query.where("case_id", "=", key.id).orderBy("seq").execute();
  return new Map(rows.map(({ seq, note }) => [seq, sealing.open(note, placeOf(key, seq))]));
}

/** The rating a bad-rating case is about. */
export async function ratingIdOf(db: Database, { division, id }: CaseKey): Promise<string | undefined> {
  const query = db.selectFrom("bad_rating").select("rating_id").where("division", "=", division);
  return (await query.where("case_id", "=", id).executeTakeFirst())?.rating_id;
}

export interface BadRatingState {
  caseId: number;
  ratingId: string;
  confirmed: boolean;
  rectified: boolean;
  closed: boolean;
}

/** The bad-rating cases of these ratings, by the rating's id. */
export async function badRatingsOf(
  db: Database,
  division: string,
  ratings: readonly string[],
): Promise<Map<string, BadRatingState>> {
  if (ratings.length === 0) return new Map();
  const query = db.selectFrom("bad_rating").selectAll().where("division", "=", division);
  const rows = await query.where("rating_id", "in", ratings).execute();
  return new Map(
    rows.map((row) => [
      row.rating_id,
      {
        ...{ caseId: row.case_id, ratingId: row.rating_id, confirmed: row.confirmed_at !== null },
        ...{ rectified: row.rectified_at !== null, closed: row.closed_at !== null },
      },
    ]),
  );
}

export interface Progress {
  called_at?: Instant;
  confirmed_at?: Instant;
  due_at?: Instant | null;
  rectified_at?: Instant;
  late?: boolean;
  closed_at?: Instant;
}

export async function moveBadRating(tx: Database, { division, id }: CaseKey, to: Progress): Promise<void> {
  if (Object.keys(to).length === 0) return;
  await tx
    .updateTable("bad_rating")
    .set(to)
    .where("division", "=", division)
    .where("case_id", "=", id)
    .execute();
}

/** The loop is closed: the rating is published with its reply. */
export async function publishRating(
  tx: Database,
  { division, rating, reply, at }: { division: string; rating: string; reply: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable("rating")
    .set({ reply, published_at: at })
    .where("division", "=", division)
    .where("id", "=", rating)
    .where("standing", "=", "counted")
    .execute();
}

/** Mistaken or malicious: kept and marked, and out of the figures of bad ratings (R4.7). */
export async function excludeRating(
  tx: Database,
  { division, rating, reason }: { division: string; rating: string; reason: string },
): Promise<void> {
  await tx
    .updateTable("rating")
    .set({ standing: "excluded", reason, published_at: null })
    .where("division", "=", division)
    .where("id", "=", rating)
    .execute();
}
