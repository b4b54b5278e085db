/** The person behind bookings: one at a time, with what they have booked and missed. */
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

/**
 * Takes the person by the hand until the transaction ends: their bookings come one after the other, so that a limit
 * cannot be passed by asking twice at once.
 */
export async function lockPerson(
  tx: Database,
  { division, person, at }: { division: string; person: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto("appointment_person")
    .values({ division, person, at })
    .onConflict((same) => same.columns(["division", "person"]).doUpdateSet({ at }))
    .execute();
}

/** How many open bookings a person has, and the days of their no-shows. */
export async function standingOf(
  db: Database,
  { division, person }: { division: string; person: string },
): Promise<{ open: number; missed: Day[] }> {
  const rows = await db
    .selectFrom("appointment as a")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "a.division").onRef("s.id", "=", "a.slot"),
    )
    .select(["a.state", "a.priority_group", "s.starts_at"])
    .where("a.division", "=", division)
    .where("a.person", "=", person)
    .where("a.state", "in", ["booked", "displaced", "missed"])
    .execute();
  const missed = rows.filter(({ state, priority_group }) => state === "missed" && priority_group === null);
  return {
    open: rows.filter(({ state }) => state !== "missed").length,
    missed: missed.map(({ starts_at }) => shanghaiDay(starts_at)),
  };
}

/** Whether the person has another place in this slot. */
export async function hasPlaceIn(
  db: Database,
  { division, person }: { division: string; person: string },
  slot: number,
): Promise<boolean> {
  const found = await db
    .selectFrom("appointment")
    .select("id")
    .where("division", "=", division)
    .where("slot", "=", slot)
    .where("person", "=", person)
    .where("state", "in", ["booked", "displaced", "arrived", "missed"])
    .executeTakeFirst();
  return found !== undefined;
}
