/** Facts of bookings (R12.2): made, and what became of the place on its day. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const appointmentFacts: readonly FactReading[] = [
  {
    source: "appointment",
    name: "预约",
    facts: `
      select a.id::text as key, f.kind, array[a.state, a.share, case when a.late then 'late' end,
          case when a.priority_group is null then null else 'priority' end] as marks,
        f.day, s.hall, a.item, a.via as channel
      from appointment a join appointment_slot s on s.division = a.division and s.id = a.slot
      cross join lateral (values ('appointment.made', ${dayOf("a.booked_at")}), ('appointment.due', s.day)) as f (kind, day)
      where a.division = $1 and a.id = any($2::bigint[])`,
    keys: keysOf("appointment", "id"),
  },
];
