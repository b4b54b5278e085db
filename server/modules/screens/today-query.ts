/** The hall today, read for whoever may: a screen of the hall, or staff who answer for it. */
import type { HallToday } from "#contract/hall-today.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { appointmentFigures } from "#server/modules/appointments/index.ts";
import { hallRooms } from "#server/modules/organisation/index.ts";
import { hallSnapshot, queueRulesOf, queuesOf, spansOf } from "#server/modules/queue/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./screens-refusals.ts";
import { todayOf } from "./today.ts";

export async function hallToday(
  services: Services,
  place: { division: string; hall: string },
): Promise<Omit<HallToday, "halls">> {
  const { db } = services;
  const at = services.now();
  const day = shanghaiDay(at);
  const rooms = await hallRooms(db, place.division, place.hall);
  if (!rooms) throw refuse("screen-hall-unknown");
  const [spans, queues, rules, { board }, booked] = await Promise.all([
    spansOf(db, { ...place, from: day, to: addDays(day, 1) }),
    queuesOf(db, place),
    queueRulesOf(services, db, place),
    hallSnapshot(services, place),
    appointmentFigures(services, place, { from: day, to: day }),
  ]);
  const { hall, zones, counters } = rooms;
  const ground = { spans, queues, zones, counters, board, alarmMinutes: rules.alarm.minutes, at };
  const { booked: all, arrived, missed } = booked.total;
  return { hall, day, at, ...todayOf(ground), appointments: { booked: all, arrived, missed } };
}
