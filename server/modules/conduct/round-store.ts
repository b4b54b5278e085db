/** Rounds and attendance in the database. */
import { randomUUID } from "node:crypto";
import type { Attendance } from "#contract/conduct.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Recorded } from "./term-store.ts";

export interface Round {
  id: string;
  hall: string;
  zone: string;
  day: Day;
  n: number;
  first: string;
  second: string;
  begunAt: Instant;
  endedAt?: Instant;
}

const rounds = (db: Database, division: string) =>
  db
    .selectFrom("conduct_round")
    .where("division", "=", division)
    .select(["id", "hall", "zone", "day", "n", "first_supervisor as first", "second_supervisor as second"])
    .select(["begun_at as begunAt", "ended_at as endedAt"]);

export async function roundsOn(db: Database, division: string, day: Day): Promise<Round[]> {
  const rows = await rounds(db, division)
    .where("day", "=", day)
    .orderBy("hall")
    .orderBy("zone")
    .orderBy("n")
    .execute();
  return rows.map(roundOf);
}

export async function findRound(db: Database, division: string, id: string): Promise<Round | undefined> {
  const row = await rounds(db, division).where("id", "=", id).executeTakeFirst();
  return row && roundOf(row);
}

/** The round, which nobody else ends or writes to until the transaction is over. */
export async function holdRound(tx: Database, division: string, id: string): Promise<Round | undefined> {
  const row = await rounds(tx, division).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && roundOf(row);
}

const roundOf = (row: object) => withoutNulls(row) as Round;

/** The next round of that day. */
export async function insertRound(
  tx: Database,
  { division, at }: Recorded,
  { hall, zone, day, n, first, second }: Omit<Round, "id" | "begunAt" | "endedAt">,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("conduct_round")
    .values({
      ...{ division, id, hall, zone, day, n },
      ...{ first_supervisor: first, second_supervisor: second, begun_at: at },
    })
    .execute();
  return id;
}

export async function endRoundAt(tx: Database, division: string, id: string, at: Instant): Promise<void> {
  await tx
    .updateTable("conduct_round")
    .set({ ended_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

export async function seenCounters(db: Database, division: string, round: string): Promise<Set<string>> {
  const query = db.selectFrom("conduct_seen").select("counter").where("division", "=", division);
  const rows = await query.where("round_id", "=", round).execute();
  return new Set(rows.map(({ counter }) => counter));
}

/** Seen once is seen; saying it again changes nothing. */
export async function insertSeen(
  tx: Database,
  { division, by, at }: Recorded,
  round: string,
  counters: readonly string[],
): Promise<void> {
  if (counters.length === 0) return;
  await tx
    .insertInto("conduct_seen")
    .values(counters.map((counter) => ({ division, round_id: round, counter, seen_by: by, seen_at: at })))
    .onConflict((conflict) => conflict.columns(["division", "round_id", "counter"]).doNothing())
    .execute();
}

/** Which counters were looked at on which days. */
export async function inspectedDays(
  db: Database,
  division: string,
  from: Day,
  to: Day,
): Promise<{ day: Day; hall: string; counter: string }[]> {
  return await db
    .selectFrom("conduct_seen as s")
    .innerJoin("conduct_round as r", (on) =>
      on.onRef("r.division", "=", "s.division").onRef("r.id", "=", "s.round_id"),
    )
    .where("s.division", "=", division)
    .where("r.day", ">=", from)
    .where("r.day", "<=", to)
    .select(["r.day", "r.hall", "s.counter"])
    .distinct()
    .execute();
}

export interface AttendanceRow {
  day: Day;
  staff: string;
  kind: Attendance;
  entry?: string;
}

export async function attendanceBetween(
  db: Database,
  division: string,
  from: Day,
  to: Day,
): Promise<AttendanceRow[]> {
  const rows = await db
    .selectFrom("conduct_attendance")
    .where("division", "=", division)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .select(["day", "staff", "kind", "entry_id as entry"])
    .execute();
  return rows.map((row) => withoutNulls(row) as AttendanceRow);
}

/** What was noted of these people on this day, held until the transaction ends. */
export async function holdAttendance(
  tx: Database,
  division: string,
  day: Day,
  staff: readonly string[],
): Promise<Map<string, AttendanceRow>> {
  const rows = await tx
    .selectFrom("conduct_attendance")
    .where("division", "=", division)
    .where("day", "=", day)
    .where("staff", "in", [...staff])
    .select(["day", "staff", "kind", "entry_id as entry"])
    .orderBy("staff")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.staff, withoutNulls(row) as AttendanceRow]));
}

export async function keepAttendance(
  tx: Database,
  { division, by, at }: Recorded,
  rows: readonly AttendanceRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("conduct_attendance")
    .values(
      rows.map(({ day, staff, kind, entry }) => ({
        ...{ division, day, staff, kind, entry_id: entry ?? null, recorded_by: by, recorded_at: at },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["division", "day", "staff"]).doUpdateSet((is) => ({
        kind: is.ref("excluded.kind"),
        entry_id: is.ref("excluded.entry_id"),
        recorded_by: is.ref("excluded.recorded_by"),
        recorded_at: is.ref("excluded.recorded_at"),
      })),
    )
    .execute();
}
