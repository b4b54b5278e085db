/**
 * Days and instants. A `Day` is a calendar day in China, `YYYY-MM-DD`; an `Instant` a moment in UTC, ISO 8601 with
 * milliseconds. China keeps UTC+8 the whole year, so a fixed offset converts both ways. Days are compared as text.
 * Nothing here looks at the time zone of the machine.
 */
export type Day = string;
export type Instant = string;

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const form = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists: `2024-02-29` is, `2023-02-29` is not. */
export function isDay(text: unknown): text is Day {
  return typeof text === "string" && form.test(text) && dayOf(dayNumber(text)) === text;
}

/** Days since 1970-01-01. Only for a text that `isDay` accepts. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs;
}

/** The day that is `number` days after 1970-01-01. */
export function dayOf(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return weekdayOf(dayNumber(day));
}

export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The instant from milliseconds since 1970. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** Number of the day in China (see `dayNumber`) in which the moment lies. */
export function shanghaiDayNumber(ms: number): number {
  return Math.floor((ms + shanghaiMs) / dayMs);
}

/** The day in China in which the instant lies. */
export function shanghaiDay(instant: Instant): Day {
  return dayOf(shanghaiDayNumber(msOf(instant)));
}

/** Milliseconds since midnight in China. */
export function shanghaiTime(ms: number): number {
  return (((ms + shanghaiMs) % dayMs) + dayMs) % dayMs;
}

/** Moment of 00:00 in China on the day with this number. */
export function midnightMs(number: number): number {
  return number * dayMs - shanghaiMs;
}

/** 00:00 in China. */
export function startOfDay(day: Day): Instant {
  return instantOf(midnightMs(dayNumber(day)));
}

/** 24:00 in China: the first instant that is no longer in the day. */
export function endOfDay(day: Day): Instant {
  return `${day}T16:00:00.000Z`;
}

/** The instant at `minute` minutes after midnight in China: 540 is 09:00. */
export function atMinute(day: Day, minute: number): Instant {
  return instantOf(midnightMs(dayNumber(day)) + minute * 60_000);
}
