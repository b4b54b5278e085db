/** When made-up people do things: in office hours, after so much office time, on a day they are there. */
import { works } from "#server/kernel/time/calendar.ts";
import {
  atMinute,
  type Day,
  dayNumber,
  dayOf,
  type Instant,
  instantOf,
  msOf,
  shanghaiDay,
} from "#server/kernel/time/day.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import { hourMs, hoursADay, officeMoment, officeMs } from "#server/kernel/time/office-hours.ts";

/** The moment at which so many office hours after `at` have passed; never before `at`. */
export function afterOfficeHours(
  { calendar, officeHours }: Timekeeping,
  at: Instant,
  hours: number,
): Instant {
  const start = msOf(at);
  const amount = officeMs(calendar, officeHours, start) + hours * hourMs;
  return instantOf(Math.max(start + 1, Math.round(officeMoment(calendar, officeHours, amount))));
}

/** So many working days of office time later. */
export function afterWorkdays(timekeeping: Timekeeping, at: Instant, days: number): Instant {
  return afterOfficeHours(timekeeping, at, days * hoursADay(timekeeping.officeHours));
}

export const isWorking = ({ calendar }: Timekeeping, day: Day): boolean => works(calendar, dayNumber(day));

/** How many days off lie just before this working day. */
export function daysOffBefore({ calendar }: Timekeeping, day: Day): number {
  let off = 0;
  while (off < 30 && !works(calendar, dayNumber(day) - off - 1)) off += 1;
  return off;
}

/** The first of these days not among those off, at the same time of day. */
export function whenThere(timekeeping: Timekeeping, at: Instant, off: ReadonlySet<Day>): Instant {
  const first = shanghaiDay(at);
  if (!off.has(first)) return at;
  let day = dayNumber(first);
  do day += 1;
  while (off.has(dayOf(day)) || !works(timekeeping.calendar, day));
  return instantOf(msOf(at) + (day - dayNumber(first)) * 24 * hourMs);
}

export const plusMinutes = (at: Instant, minutes: number): Instant =>
  instantOf(msOf(at) + Math.round(minutes * 60_000));

/** This minute of the day, to the millisecond that `share` of a minute gives. */
export const atShare = (day: Day, minute: number, share: number): Instant =>
  plusMinutes(atMinute(day, minute), share);
