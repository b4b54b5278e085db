/** Appointments that something must be done about: in closed slots, with a proposal that ended, of days that are over. */
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

const most = 200;

const withSlots = (db: Database, division: string, state: "booked" | "displaced") =>
  db
    .selectFrom("appointment as a")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "a.division").onRef("s.id", "=", "a.slot"),
    )
    .select("a.id")
    .where("a.division", "=", division)
    .where("a.state", "=", state)
    .orderBy("a.id")
    .limit(most);

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

/** Booked in a slot that was closed and has not ended. */
export async function inClosedSlots(db: Database, division: string, at: Instant): Promise<number[]> {
  const query = withSlots(db, division, "booked").where("s.closed_at", "is not", null);
  return ids(await query.where("s.ends_at", ">", at).execute());
}

/** Displaced, and the time that was proposed is kept no longer. */
export async function withEndedProposal(db: Database, division: string, at: Instant): Promise<number[]> {
  const query = withSlots(db, division, "displaced").innerJoin("appointment_hold as h", (on) =>
    on.onRef("h.division", "=", "a.division").onRef("h.id", "=", "a.proposed_hold"),
  );
  return ids(await query.where("h.ends_at", "<=", at).execute());
}

/** Booked for a day before this one, in a slot that was kept. */
export async function bookedBefore(db: Database, division: string, today: Day): Promise<number[]> {
  const query = withSlots(db, division, "booked").where("s.day", "<", today);
  return ids(await query.where("s.closed_at", "is", null).execute());
}

/** Booked for this day, some time ago, and not yet reminded of it. */
export async function toRemind(
  db: Database,
  { division, day, bookedBefore: before }: { division: string; day: Day; bookedBefore: Instant },
): Promise<number[]> {
  const query = withSlots(db, division, "booked")
    .where("s.day", "=", day)
    .where("s.closed_at", "is", null)
    .where("a.changed_at", "<=", before)
    .where((is) => is.or([is("a.reminded_for", "is", null), is("a.reminded_for", "<>", day)]));
  return ids(await query.execute());
}
