/**
 * Office hours and the counting of hours within them (R2.26): limits in hours run on working days between the opening
 * times only, whatever the day the hours begin or end.
 */
import { bad, type Checked, good } from "../checked.ts";
import { type Calendar, countThrough, covers, type Known, workdayAt, works } from "./calendar.ts";
import { type Instant, instantOf, midnightMs, msOf, shanghaiDayNumber, shanghaiTime } from "./day.ts";

/** Opening times of a working day, as minutes after midnight, in order. */
export type OfficeHours = readonly (readonly [from: number, to: number])[];

/** 09:00–12:00 and 13:30–17:00 [A]. Configuration: every hall has its own. */
export const defaultOfficeHours: OfficeHours = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60],
];

/** Office hours of a working day. */
export function hoursADay(office: OfficeHours): number {
  return office.reduce((minutes, [from, to]) => minutes + to - from, 0) / 60;
}

const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** Whether a configured value can be office hours: at least one span, each within the day and after the last. */
export function checkOfficeHours(value: unknown): Checked<OfficeHours, "form" | "order"> {
  if (!Array.isArray(value) || value.length === 0) return bad("form");
  let end = 0;
  for (const span of value) {
    if (!Array.isArray(span) || span.length !== 2 || !span.every(Number.isInteger)) return bad("form");
    if (span[0] < end || span[1] <= span[0] || span[1] > 24 * 60) return bad("order");
    end = span[1];
  }
  return good(value as unknown as OfficeHours);
}

/** The moment at which `hours` office hours after `at` have passed; `at` itself for none. */
export function addOfficeHours(
  calendar: Calendar,
  office: OfficeHours,
  at: Instant,
  hours: number,
): Known<Instant> {
  const start = msOf(at);
  const end =
    hours === 0 ? start : officeMoment(calendar, office, officeMs(calendar, office, start) + hours * hourMs);
  return covers(calendar, shanghaiDayNumber(start)) && covers(calendar, shanghaiDayNumber(end))
    ? { known: true, value: instantOf(end) }
    : { known: false, from: calendar.from, horizon: calendar.horizon };
}

/** Office hours between two moments; negative when `to` is before `from`. */
export function officeHoursBetween(
  calendar: Calendar,
  office: OfficeHours,
  from: Instant,
  to: Instant,
): Known<number> {
  const [a, b] = [msOf(from), msOf(to)];
  if (!covers(calendar, shanghaiDayNumber(a)) || !covers(calendar, shanghaiDayNumber(b))) {
    return { known: false, from: calendar.from, horizon: calendar.horizon };
  }
  return { known: true, value: (officeMs(calendar, office, b) - officeMs(calendar, office, a)) / hourMs };
}

/** Milliseconds of office time from the calendar's first day to this moment; estimated where nothing covers it. */
export function officeMs(calendar: Calendar, office: OfficeHours, ms: number): number {
  const day = shanghaiDayNumber(ms);
  const before = countThrough(calendar, day - 1) * dayLength(office);
  return works(calendar, day) ? before + openUntil(office, shanghaiTime(ms)) : before;
}

/** The first moment by which that much office time has passed, the inverse of `officeMs`. */
export function officeMoment(calendar: Calendar, office: OfficeHours, amount: number): number {
  const length = dayLength(office);
  const day = Math.ceil(amount / length);
  let left = amount - (day - 1) * length;
  const midnight = midnightMs(workdayAt(calendar, day));
  for (const [from, to] of office) {
    const span = (to - from) * minuteMs;
    if (left <= span) return midnight + from * minuteMs + left;
    left -= span;
  }
  return midnight + 24 * hourMs;
}

function dayLength(office: OfficeHours): number {
  return office.reduce((total, [from, to]) => total + (to - from), 0) * minuteMs;
}

/** Office time of a working day that has passed at `time`, milliseconds after midnight. */
function openUntil(office: OfficeHours, time: number): number {
  return office.reduce((open, [from, to]) => {
    return open + Math.max(0, Math.min(time, to * minuteMs) - from * minuteMs);
  }, 0);
}
