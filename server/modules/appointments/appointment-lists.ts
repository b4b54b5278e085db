/** Lists of appointments: one person's, one system's, a day's. */
import type { Day } from "#server/kernel/time/day.ts";
import type { Appointment } from "./appointment.ts";
import { type Ground, opened } from "./appointment-store.ts";

/** Newest first. */
export async function appointmentsOfResident(
  ground: Ground,
  division: string,
  resident: string,
  most: number,
): Promise<Appointment[]> {
  const query = ground.db.selectFrom("appointment").selectAll().where("division", "=", division);
  const rows = await query.where("resident", "=", resident).orderBy("id", "desc").limit(most).execute();
  return await opened(ground, rows);
}

/** Of one connected system, newest first. */
export async function appointmentsOfSystem(
  ground: Ground,
  division: string,
  system: string,
  most: number,
): Promise<Appointment[]> {
  const query = ground.db.selectFrom("appointment").selectAll().where("division", "=", division);
  const mine = query.where("via", "=", "system").where("booked_by", "=", system);
  return await opened(ground, await mine.orderBy("id", "desc").limit(most).execute());
}

/** What somebody has from a day on, in any hall: under their account, or under the number of their identity card. */
export async function comingOf(
  ground: Ground,
  { division, resident, person, from }: { division: string; resident: string; person?: string; from: Day },
): Promise<Appointment[]> {
  const rows = await ground.db
    .selectFrom("appointment as a")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "a.division").onRef("s.id", "=", "a.slot"),
    )
    .selectAll("a")
    .where("a.division", "=", division)
    .where((is) =>
      is.or([
        is("a.resident", "=", resident),
        ...(person === undefined ? [] : [is("a.person", "=", person)]),
      ]),
    )
    .where("a.state", "in", ["booked", "displaced", "arrived"])
    .where("s.day", ">=", from)
    .orderBy("s.starts_at")
    .execute();
  return await opened(ground, rows);
}

/** Everything at a hall on a day, in the order of the slots. */
export async function appointmentsOfDay(
  ground: Ground,
  { division, hall, day }: { division: string; hall: string; day: Day },
): Promise<Appointment[]> {
  const rows = await ground.db
    .selectFrom("appointment as a")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "a.division").onRef("s.id", "=", "a.slot"),
    )
    .selectAll("a")
    .where("a.division", "=", division)
    .where("s.hall", "=", hall)
    .where("s.day", "=", day)
    .orderBy("s.starts_at")
    .orderBy("a.id")
    .execute();
  return await opened(ground, rows);
}
