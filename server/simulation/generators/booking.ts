/**
 * Appointments at the main hall (R12.2): some of those who will come book days before, in the portal or on the
 * telephone; on the day they come on time, late or not at all, or have cancelled. Whoever finds no place comes without.
 */
import { type Day, type Instant, startOfDay } from "#server/kernel/time/day.ts";
import {
  type Appointment,
  appointmentsOfDay,
  bookForSomebody,
  bookOwn,
  cancelOwn,
  checkIn,
  keepOwnPlace,
  keepSlots,
  queueSlots,
  sweepAppointments,
} from "#server/modules/appointments/index.ts";
import { Refusal } from "#server/platform/http/refusal.ts";
import { person, residentId } from "../made-up.ts";
import { atShare, plusMinutes } from "../moments.ts";
import { applicantOf, type Ground } from "../world.ts";
import {
  type Ahead,
  client,
  type HallDay,
  type Happening,
  type Visit,
  visitsOn,
  workdayAfter,
} from "./hall-day.ts";

/** What live use does every night: who did not come is noted, and another day can be booked. */
export async function keepAppointments({ services }: Ground, midnight: Instant): Promise<void> {
  await sweepAppointments(services, midnight);
  await keepSlots(services, midnight);
}

type Booking = Visit & { ahead: Ahead };
const isBooking = (visit: Visit): visit is Booking => visit.ahead !== undefined;

/** Those who book today for one of the days to come. */
export function bookingsFor(it: HallDay): Happening[] {
  const { world } = it.ground;
  const [, most] = world.magnitudes.hall.appointments.ahead;
  return Array.from({ length: most }, (_, i) => i + 1).flatMap((days) => {
    const later = workdayAfter(world, it.day, days);
    if (later === undefined) return [];
    const some = visitsOn(world, it.queues, later).filter(isBooking);
    return some.filter(({ ahead }) => ahead.days === days).map((visit) => books(it, visit, later));
  });
}

const callOf = ({ ground }: HallDay, who: number, at: Instant, key: string) => ({
  ...{ actor: applicantOf(ground.world.division, `resident/${residentId(who)}`), client, at },
  requestKey: ground.requestKey(key),
});

/** Why somebody may be turned away who books; anything else is a fault. */
const turnedAway = new Set(
  ["full", "too-many", "suspended", "twice"].map((reason) => `appointment-${reason}`),
);

function books(it: HallDay, visit: Booking, day: Day): Happening {
  const { minute } = visit.ahead;
  const at = atShare(it.day, Math.floor(minute), minute % 1);
  const key = `books ${visit.key}`;
  const act = async () => {
    const slot = await slotNear(it, visit, day, at);
    if (slot === undefined) return [];
    try {
      const made = await bookedBy(it, visit, slot, at, key);
      return visit.ahead.fate === "cancels-soon" ? [cancels(it, visit, made, soonAfter(it, visit, at))] : [];
    } catch (error) {
      if (error instanceof Refusal && turnedAway.has(error.code)) return [];
      throw error;
    }
  };
  return { at, key, act };
}

/** The free slot of that day which is nearest to when they mean to come. */
async function slotNear({ ground, place }: HallDay, { queue, at }: Visit, day: Day, now: Instant) {
  const { days } = await queueSlots(ground.services, { ...place, queue: queue.id }, now);
  const free = days.find((one) => one.day === day)?.slots.filter((slot) => slot.free > 0) ?? [];
  const away = ({ startsAt }: { startsAt: Instant }) => Math.abs(Date.parse(startsAt) - Date.parse(at));
  return free.sort((a, b) => away(a) - away(b))[0]?.id;
}

/** On the telephone a clerk does it; in the portal the place is kept while they type. */
async function bookedBy(
  it: HallDay,
  { ahead, group }: Booking,
  slot: number,
  at: Instant,
  key: string,
): Promise<Appointment> {
  const { services, requestKey } = it.ground;
  const of = { slot, ...(group !== undefined && { group }) };
  const desk = it.desks[Math.floor(ahead.share * it.desks.length)];
  if (ahead.byPhone && desk) {
    const { name, phone } = person(ahead.who);
    const call = { actor: desk.clerk, client, at, requestKey: requestKey(key) };
    return await bookForSomebody(services, { ...call, ...of, via: "phone", name, phone });
  }
  const { hold } = await keepOwnPlace(services, callOf(it, ahead.who, at, `${key} holds`), slot);
  const call = callOf(it, ahead.who, plusMinutes(at, 2), key);
  return (await bookOwn(services, call, { ...of, hold })).made;
}

const soonAfter = ({ day }: HallDay, { ahead }: Booking, at: Instant): Instant => {
  const [soon, latest] = [plusMinutes(at, 5 + ahead.share * 120), atShare(day, 17 * 60 + 30, ahead.share)];
  return soon < latest ? soon : latest;
};

function cancels(
  it: HallDay,
  visit: Booking,
  { id, version }: Pick<Appointment, "id" | "version">,
  at: Instant,
): Happening {
  const key = `cancels ${visit.key}`;
  const act = async () => {
    const call = { ...callOf(it, visit.ahead.who, at, key), version };
    await cancelOwn(it.ground.services, call, id, visit.ahead.share);
    return [];
  };
  return { at, key, act };
}

/**
 * What becomes of today's visits that were to be booked; those nobody has a place for are left to come without one.
 *
 * @param came whoever has a number now.
 */
export async function comingOf(
  it: HallDay,
  visits: readonly Visit[],
  came: (visit: Visit, at: Instant) => Happening[],
): Promise<{ happenings: Happening[]; without: Visit[] }> {
  const { services } = it.ground;
  const booked = await appointmentsOfDay(services, { ...it.place, day: it.day });
  const happenings: Happening[] = [];
  const without: Visit[] = [];
  for (const visit of visits) {
    const found = isBooking(visit) ? takeOwn(booked, visit) : undefined;
    if (!found) without.push(visit);
    else if (found.state === "booked") happenings.push(...comes(it, visit as Booking, found, came));
  }
  return { happenings, without };
}

/** Their appointment, no longer anybody else's. */
function takeOwn(booked: Appointment[], { ahead, queue }: Booking): Appointment | undefined {
  const own = residentId(ahead.who);
  const at = booked.findIndex(({ resident, slot }) => resident === own && slot.queue === queue.id);
  return at < 0 ? undefined : booked.splice(at, 1)[0];
}

/** Minutes around the beginning of the slot. */
const onTime = [-25, 10] as const;
const late = [18, 50] as const;

function comes(
  it: HallDay,
  visit: Booking,
  found: Appointment,
  came: (visit: Visit, at: Instant) => Happening[],
): Happening[] {
  const { fate, share, who } = visit.ahead;
  if (fate === "missed") return [];
  if (fate === "cancels")
    return [cancels(it, visit, found, plusMinutes(startOfDay(it.day), 480 + share * 45))];
  const [from, to] = fate === "late" ? late : onTime;
  const at = plusMinutes(found.slot.startsAt, from + share * (to - from));
  const key = `comes ${visit.key}`;
  const act = async () => {
    const { actor, requestKey } = callOf(it, who, at, key);
    const by = { kind: "resident" as const, id: actor.id };
    const { division } = it.place;
    const shown = { id: found.id };
    await checkIn(it.ground.services, { division, shown, via: "appointment", by, requestKey, at });
    return came(visit, at);
  };
  return [{ at, key, act }];
}
