/** Planned and used places and lead times of a period, by day and by queue; every appointment counts once, at the slot it has now. */
import { sql } from "kysely";
import type { AppointmentFigures } from "#contract/appointment-desk.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { queuesOf } from "#server/modules/queue/index.ts";
import type { Services } from "#server/platform/services.ts";

type Part = AppointmentFigures["total"];

const counted = ["planned", "booked", "arrived", "late", "missed", "cancelled", "calledOff"] as const;

/** `ahead`: of `made` appointments together, minutes between booking and slot. */
interface Row extends Record<(typeof counted)[number] | "made" | "ahead", number> {
  day: Day;
  queue: string;
}

export async function appointmentFigures(
  services: Services,
  { division, hall }: { division: string; hall: string },
  { from, to }: { from: Day; to: Day },
): Promise<AppointmentFigures> {
  const rows = await countedRows(services, { division, hall }, { from, to });
  const names = new Map((await queuesOf(services.db, { division, hall })).map(({ id, name }) => [id, name]));
  const days = [...Map.groupBy(rows, ({ day }) => day)].map(([day, some]) => ({ day, ...sum(some) }));
  const queues = [...Map.groupBy(rows, ({ queue }) => queue)].map(([queue, some]) => ({
    ...{ queue, name: names.get(queue) ?? queue },
    ...sum(some),
  }));
  return { from, to, total: sum(rows), days, queues };
}

function sum(rows: readonly Row[]): Part {
  const add = (part: keyof Row) => rows.reduce((total, row) => total + Number(row[part]), 0);
  const [planned, booked, arrived, late, missed, cancelled, calledOff] = counted.map(add) as Seven;
  const made = add("made");
  const leadDays = Math.round((add("ahead") / made / 1440) * 10) / 10;
  return {
    ...{ planned, booked, arrived, late, missed, cancelled, calledOff },
    ...(made > 0 && { leadDays }),
  };
}

type Seven = [number, number, number, number, number, number, number];

/** Slots and appointments are counted apart and joined by day and queue, so that neither multiplies the other. */
async function countedRows(
  { db }: Services,
  { division, hall }: { division: string; hall: string },
  { from, to }: { from: Day; to: Day },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with slots as (
      select id, day, queue, starts_at, case when closed_at is null then public_capacity + internal_capacity else 0 end as places
      from appointment_slot
      where division = ${division} and hall = ${hall} and day between ${from} and ${to}
    ), used as (
      select s.day, s.queue,
        count(*) filter (where a.state in ('booked', 'displaced', 'arrived', 'missed')) as booked,
        count(*) filter (where a.state = 'arrived') as arrived,
        count(*) filter (where a.state = 'arrived' and a.late) as late,
        count(*) filter (where a.state = 'missed') as missed,
        count(*) filter (where a.state = 'cancelled') as cancelled,
        count(*) filter (where a.state = 'called-off') as called_off,
        count(*) as made, sum(greatest(0, extract(epoch from s.starts_at - a.booked_at) / 60))::bigint as ahead
      from slots s join appointment a on a.division = ${division} and a.slot = s.id
      group by s.day, s.queue
    ), planned as (
      select day, queue, sum(places)::bigint as planned from slots group by day, queue
    )
    select p.day, p.queue, p.planned, coalesce(u.booked, 0) as booked, coalesce(u.arrived, 0) as arrived,
      coalesce(u.late, 0) as late, coalesce(u.missed, 0) as missed, coalesce(u.cancelled, 0) as cancelled,
      coalesce(u.called_off, 0) as "calledOff", coalesce(u.made, 0) as made, coalesce(u.ahead, 0) as ahead
    from planned p left join used u on u.day = p.day and u.queue = p.queue
    order by p.day, p.queue`.execute(db);
  return rows;
}
