/** Deductions and awards, their photos and what struck them, in the database. What was written stays. */
import { sql } from "kysely";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { ConductEntry } from "./conduct.ts";
import type { Recorded } from "./term-store.ts";

export interface StoredEntry extends ConductEntry {
  round?: string;
  /** Which of the day. */
  n?: number;
  hall: string;
  counter: string;
  reason: string;
  photo?: string;
  by: string;
  at: Instant;
  /** The contest there is: its case, and whether and how it was settled. */
  contest?: number;
  upheld?: boolean;
  findingReasons?: string;
}

export const placeOfEntry = (division: string, id: string) => `conduct-entry ${division}/${id}`;
export const placeOfContest = (division: string, caseId: number) => `conduct-contest ${division}/${caseId}`;
export const placeOfFinding = (division: string, caseId: number) => `conduct-finding ${division}/${caseId}`;

/** Entries, each with its strike where it was struck. */
const withStrikes = (db: Database, division: string) =>
  db
    .selectFrom("conduct_entry as e")
    .leftJoin("conduct_strike as s", (on) =>
      on.onRef("s.division", "=", "e.division").onRef("s.entry_id", "=", "e.id"),
    )
    .where("e.division", "=", division);

const entries = (db: Database, division: string) =>
  withStrikes(db, division)
    .leftJoin("conduct_round as r", (on) =>
      on.onRef("r.division", "=", "e.division").onRef("r.id", "=", "e.round_id"),
    )
    .leftJoin("conduct_contest as c", (on) =>
      on.onRef("c.division", "=", "e.division").onRef("c.entry_id", "=", "e.id"),
    )
    .leftJoin("conduct_finding as f", (on) =>
      on.onRef("f.division", "=", "c.division").onRef("f.case_id", "=", "c.case_id"),
    )
    .select(["e.id", "e.staff", "e.day", "e.item", "e.group_id as group", "e.tenths", "e.round_id as round"])
    .select(["r.n", "e.hall", "e.counter", "e.reason", "e.photo", "e.made_by as by", "e.made_at as at"])
    .select(["c.case_id as contest", "f.upheld", "f.reasons as findingReasons"])
    .select(sql<boolean>`s.entry_id is not null`.as("struck"))
    .orderBy("e.made_at")
    .orderBy("e.id");

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

export interface EntryFilter {
  from?: Day;
  to?: Day;
  staff?: string;
  round?: string;
  id?: string;
}

/** In the order they were made; reasons are opened. */
export async function readEntries(
  { db, sealing }: { db: Database; sealing: Sealing },
  division: string,
  { from, to, staff, round, id }: EntryFilter,
): Promise<StoredEntry[]> {
  const rows = await entries(db, division)
    .$if(from !== undefined, (some) => some.where("e.day", ">=", from!))
    .$if(to !== undefined, (some) => some.where("e.day", "<=", to!))
    .$if(staff !== undefined, (some) => some.where("e.staff", "=", staff!))
    .$if(round !== undefined, (some) => some.where("e.round_id", "=", round!))
    .$if(id !== undefined, (some) => some.where("e.id", "=", id!))
    .execute();
  return rows.map((row) => entryOf(sealing, division, row));
}

function entryOf(sealing: Sealing, division: string, { reason, findingReasons, ...row }: Row): StoredEntry {
  const { contest } = row;
  return {
    ...(withoutNulls(row) as Omit<StoredEntry, "reason">),
    reason: sealing.open(reason, placeOfEntry(division, row.id)),
    ...(contest !== null &&
      findingReasons !== null && {
        findingReasons: sealing.open(findingReasons, placeOfFinding(division, contest)),
      }),
  };
}

/** As much as the scores need, without opening anything. */
export async function scoredEntries(
  db: Database,
  division: string,
  from: Day,
  to: Day,
): Promise<ConductEntry[]> {
  const rows = await withStrikes(db, division)
    .where("e.day", ">=", from)
    .where("e.day", "<=", to)
    .select(["e.id", "e.staff", "e.day", "e.item", "e.group_id as group", "e.tenths"])
    .select(sql<boolean>`s.entry_id is not null`.as("struck"))
    .execute();
  return rows.map((row) => withoutNulls(row) as ConductEntry);
}

/** How many entries that stand each round made. */
export async function entriesOfRounds(
  db: Database,
  division: string,
  day: Day,
): Promise<Map<string, number>> {
  const rows = await withStrikes(db, division)
    .where("e.day", "=", day)
    .where("e.round_id", "is not", null)
    .where("s.entry_id", "is", null)
    .groupBy("e.round_id")
    .select(["e.round_id as round", sql<number>`count(*)::int`.as("count")])
    .execute();
  return new Map(rows.map(({ round, count }) => [round ?? "", count]));
}

export type NewEntry = Omit<StoredEntry, "struck" | "n" | "by" | "at">;

export async function insertEntries(
  tx: Database,
  sealing: Sealing,
  { division, by, at }: Recorded,
  rows: readonly NewEntry[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("conduct_entry")
    .values(
      rows.map(({ id, staff, day, round, hall, counter, item, group, tenths, reason, photo }) => ({
        ...{ division, id, staff, day, round_id: round ?? null, hall, counter, item, tenths },
        ...{ group_id: group ?? null, photo: photo ?? null, made_by: by, made_at: at },
        reason: sealing.seal(reason, placeOfEntry(division, id)),
      })),
    )
    .execute();
}

/** Struck once is struck; again changes nothing. */
export async function strikeEntries(
  tx: Database,
  { division, by, at }: Recorded,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .insertInto("conduct_strike")
    .values(ids.map((id) => ({ division, entry_id: id, struck_by: by, struck_at: at })))
    .onConflict((conflict) => conflict.columns(["division", "entry_id"]).doNothing())
    .execute();
}

export interface StoredPhoto {
  id: string;
  type: string;
  size: number;
}

export async function notePhoto(
  db: Database,
  { division, by, at }: Recorded,
  { id, type, size }: StoredPhoto,
): Promise<void> {
  await db
    .insertInto("conduct_photo")
    .values({ division, id, owner: by, type, size, uploaded_at: at })
    .onConflict((conflict) => conflict.columns(["division", "id", "owner"]).doNothing())
    .execute();
}

/** The photo, if this person brought it, or whoever did when `owner` is absent. */
export async function findPhoto(
  db: Database,
  division: string,
  id: string,
  owner?: string,
): Promise<StoredPhoto | undefined> {
  return await db
    .selectFrom("conduct_photo")
    .where("division", "=", division)
    .where("id", "=", id)
    .$if(owner !== undefined, (some) => some.where("owner", "=", owner!))
    .select(["id", "type", "size"])
    .executeTakeFirst();
}

/** Entries with this photo: whom they concern, who made them, who went the round. */
export async function photoEntries(db: Database, division: string, photo: string) {
  return await db
    .selectFrom("conduct_entry as e")
    .leftJoin("conduct_round as r", (on) =>
      on.onRef("r.division", "=", "e.division").onRef("r.id", "=", "e.round_id"),
    )
    .where("e.division", "=", division)
    .where("e.photo", "=", photo)
    .select(["e.id", "e.staff", "e.day", "e.made_by as by"])
    .select(["r.first_supervisor as first", "r.second_supervisor as second"])
    .execute();
}
