/**
 * What a clock counts in, as numbers on a line: working days, natural days, or office time in milliseconds. On this
 * line a pause is a stretch that is cut out, and a deadline a number. Where no notice covers the days, the numbers
 * are estimates; `dueOf` tells whether that matters.
 */
import type { Limit } from "#contract/item.ts";
import { type Calendar, countThrough, workdayAt } from "./calendar.ts";
import { midnightMs, shanghaiDayNumber } from "./day.ts";
import { hourMs, type OfficeHours, officeMoment, officeMs } from "./office-hours.ts";

/** What every question about a clock needs besides the clock. */
export interface Timekeeping {
  calendar: Calendar;
  officeHours: OfficeHours;
}

export interface Scale {
  /** One of the limit's units on the line. */
  unit: number;
  /** Where the count stands at a moment: the day it lies in counts as begun, and so as used. */
  at(ms: number): number;
  /** Where the count stands when a pause ends: the day it ends in does not count (R2.25 [A]). */
  resumed(ms: number): number;
  /** The moment that the number means as a deadline: 24:00 of its day, or the end of its office time. */
  moment(position: number): number;
  /** The first moment at which the count stands there: 00:00 of its day, or the end of its office time. */
  reached(position: number): number;
  /** The deadline of a limit of 0 that starts at this moment: the same day, even a day off (R2.12). */
  endOfNothing(ms: number): number;
}

export function scaleOf(unit: Limit["unit"], { calendar, officeHours }: Timekeeping): Scale {
  if (unit === "D") return naturalDays;
  if (unit === "W") return workingDays(calendar);
  return officeTime(calendar, officeHours);
}

const naturalDays: Scale = {
  unit: 1,
  at: shanghaiDayNumber,
  resumed: lastDayOfPause,
  moment: (position) => midnightMs(position + 1),
  reached: midnightMs,
  endOfNothing: endOfDayMs,
};

function workingDays(calendar: Calendar): Scale {
  return {
    unit: 1,
    at: (ms) => countThrough(calendar, shanghaiDayNumber(ms)),
    resumed: (ms) => countThrough(calendar, lastDayOfPause(ms)),
    moment: (position) => midnightMs(workdayAt(calendar, position) + 1),
    reached: (position) => midnightMs(workdayAt(calendar, position)),
    endOfNothing: endOfDayMs,
  };
}

function officeTime(calendar: Calendar, officeHours: OfficeHours): Scale {
  const at = (ms: number) => officeMs(calendar, officeHours, ms);
  const moment = (position: number) => officeMoment(calendar, officeHours, position);
  return {
    unit: hourMs,
    at,
    resumed: at,
    moment,
    reached: moment,
    endOfNothing: (ms) => ms,
  };
}

/** A pause that ends at 24:00 ends in that day, not in the next. */
function lastDayOfPause(ms: number): number {
  return shanghaiDayNumber(ms - 1);
}

function endOfDayMs(ms: number): number {
  return midnightMs(shanghaiDayNumber(ms) + 1);
}
