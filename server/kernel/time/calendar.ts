/**
 * Working days as the law counts them (行政许可法第八十二条, R2.4): Monday to Friday, without the days off of the State
 * Council's notices, with their make-up weekends. Beyond the notices that are loaded nobody knows, so nothing here
 * guesses: the answer is `known: false` with the horizon. The `estimate…` functions count Monday to Friday out there;
 * what they give is provisional and for display only.
 *
 * Each question is one look into a table of counts, so a million deadlines are recomputed in seconds when a notice
 * arrives.
 */
import type { CalendarYear } from "./calendar-year.ts";
import { type Day, dayNumber, dayOf, weekdayOf } from "./day.ts";

export interface Calendar {
  /** First and last day that the loaded notices cover. */
  from: Day;
  horizon: Day;
  /** The same as day numbers. */
  first: number;
  last: number;
  /** Working days from `first` through each day. */
  counts: Int32Array;
  /** Numbers of the working days, in order. */
  workdays: Int32Array;
}

/** An answer, or the days between which the calendar could have given one. */
export type Known<T> = { known: true; value: T } | { known: false; from: Day; horizon: Day };

/** For display only: `provisional` when days count in it that no notice covers yet. */
export interface Estimate<T> {
  value: T;
  provisional: boolean;
}

/**
 * The calendar of these years, in whatever order they come. Of years with a gap between them only those before the
 * gap count. Of two editions of one year the one with the later notice counts.
 */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const run = unbroken(years);
  const first = run.length === 0 ? 0 : dayNumber(`${run[0]?.year}-01-01`);
  const last = run.length === 0 ? -1 : dayNumber(`${run.at(-1)?.year}-12-31`);
  const working = Uint8Array.from({ length: last - first + 1 }, (_, i) =>
    weekdayOf(first + i) <= 5 ? 1 : 0,
  );
  for (const { holidays } of run) {
    for (const { from, to, work } of holidays) {
      working.fill(0, Math.max(0, dayNumber(from) - first), Math.max(0, dayNumber(to) - first + 1));
      for (const day of work) if (dayNumber(day) >= first) working[dayNumber(day) - first] = 1;
    }
  }
  const counts = new Int32Array(working.length);
  const workdays: number[] = [];
  for (const [i, works] of working.entries()) {
    if (works) workdays.push(first + i);
    counts[i] = workdays.length;
  }
  return {
    from: dayOf(first),
    horizon: dayOf(last),
    first,
    last,
    counts,
    workdays: Int32Array.from(workdays),
  };
}

export function isWorkday(calendar: Calendar, day: Day): Known<boolean> {
  const number = dayNumber(day);
  return covers(calendar, number) ? { known: true, value: works(calendar, number) } : unknown(calendar);
}

/**
 * The `n`-th working day after `day`; before it when `n` is negative; `day` itself when `n` is 0. The day counted from
 * does not count, and need not be a working day (R2.5).
 */
export function addWorkdays(calendar: Calendar, day: Day, n: number): Known<Day> {
  const to = shift(calendar, dayNumber(day), n);
  return covers(calendar, dayNumber(day)) && covers(calendar, to)
    ? { known: true, value: dayOf(to) }
    : unknown(calendar);
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): Known<number> {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  return covers(calendar, a) && covers(calendar, b)
    ? { known: true, value: countThrough(calendar, b) - countThrough(calendar, a) }
    : unknown(calendar);
}

/** The first working day after `day`. */
export function nextWorkday(calendar: Calendar, day: Day): Known<Day> {
  return addWorkdays(calendar, day, 1);
}

/** `day` when it is a working day, else the first one after it. */
export function workdayFrom(calendar: Calendar, day: Day): Known<Day> {
  const today = isWorkday(calendar, day);
  return today.known && today.value ? { known: true, value: day } : nextWorkday(calendar, day);
}

export function estimateIsWorkday(calendar: Calendar, day: Day): Estimate<boolean> {
  const number = dayNumber(day);
  return { value: works(calendar, number), provisional: !covers(calendar, number) };
}

export function estimateAddWorkdays(calendar: Calendar, day: Day, n: number): Estimate<Day> {
  const [from, to] = [dayNumber(day), shift(calendar, dayNumber(day), n)];
  return { value: dayOf(to), provisional: !covers(calendar, from) || !covers(calendar, to) };
}

export function estimateWorkdaysBetween(calendar: Calendar, from: Day, to: Day): Estimate<number> {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  return {
    value: countThrough(calendar, b) - countThrough(calendar, a),
    provisional: !covers(calendar, a) || !covers(calendar, b),
  };
}

/** Whether the day with this number lies within the loaded notices. */
export function covers(calendar: Calendar, number: number): boolean {
  return number >= calendar.first && number <= calendar.last;
}

/** Number of working days from the calendar's first day through this one; estimated where nothing covers it. */
export function countThrough(calendar: Calendar, number: number): number {
  const { first, last, counts } = calendar;
  if (number < first) return weekdaysThrough(number) - weekdaysThrough(first - 1);
  if (number <= last) return counts[number - first]!;
  return calendar.workdays.length + weekdaysThrough(number) - weekdaysThrough(last);
}

/** Number of the working day with this count, the inverse of `countThrough`; estimated where nothing covers it. */
export function workdayAt(calendar: Calendar, count: number): number {
  const { first, last, workdays } = calendar;
  if (count <= 0) return weekdayAt(weekdaysThrough(first - 1) + count);
  if (count <= workdays.length) return workdays[count - 1]!;
  return weekdayAt(weekdaysThrough(last) + count - workdays.length);
}

export function works(calendar: Calendar, number: number): boolean {
  return countThrough(calendar, number) > countThrough(calendar, number - 1);
}

function shift(calendar: Calendar, number: number, n: number): number {
  if (n === 0) return number;
  if (n > 0) return workdayAt(calendar, countThrough(calendar, number) + n);
  return workdayAt(calendar, countThrough(calendar, number - 1) + n + 1);
}

function unknown(calendar: Calendar): { known: false; from: Day; horizon: Day } {
  return { known: false, from: calendar.from, horizon: calendar.horizon };
}

/** The years up to the first gap, each in its latest edition. */
function unbroken(years: readonly CalendarYear[]): CalendarYear[] {
  const editions = new Map<number, CalendarYear>();
  for (const year of years) {
    const other = editions.get(year.year);
    if (!other || editionOf(year) > editionOf(other)) editions.set(year.year, year);
  }
  const sorted = [...editions.values()].sort((a, b) => a.year - b.year);
  return sorted.filter((year, i) => year.year === (sorted[0]?.year ?? 0) + i);
}

/** A text that is larger for a later edition; the content at its end only makes the choice the same in every order. */
function editionOf(year: CalendarYear): string {
  const issued = [year.notice, ...(year.changes ?? [])].map((notice) => notice.issued).sort();
  return `${issued.at(-1)} ${JSON.stringify(year)}`;
}

/** Mondays to Fridays from 1969-12-29, a Monday, through the day with this number. */
function weekdaysThrough(number: number): number {
  const days = number + 4;
  return 5 * Math.floor(days / 7) + Math.min(days - 7 * Math.floor(days / 7), 5);
}

/** Inverse of `weekdaysThrough`. */
function weekdayAt(count: number): number {
  const week = Math.floor((count - 1) / 5);
  return 7 * week + (count - 1 - 5 * week) - 3;
}
