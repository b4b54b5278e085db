/** The official calendar of `data/calendar`, for tests. */
import { readdirSync, readFileSync } from "node:fs";
import { type Calendar, calendarOf } from "#server/kernel/time/calendar.ts";
import { type CalendarYear, parseCalendarYear } from "#server/kernel/time/calendar-year.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import { defaultOfficeHours } from "#server/kernel/time/office-hours.ts";

const folder = new URL("../../data/calendar/", import.meta.url);

export function officialYears(): CalendarYear[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.map((name) => {
    const parsed = parseCalendarYear(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    if (!parsed.ok) throw new Error(`data/calendar/${name}: ${JSON.stringify(parsed.faults)}`);
    return parsed.value;
  });
}

/** The calendar of all years, or of those from `first` through `last`. */
export function officialCalendar(first = 0, last = 9999): Calendar {
  return calendarOf(officialYears().filter(({ year }) => year >= first && year <= last));
}

export function officialTime(calendar = officialCalendar()): Timekeeping {
  return { calendar, officeHours: defaultOfficeHours };
}
