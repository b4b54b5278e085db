/**
 * One year's days off and make-up working days, as the State Council's notice arranges them (`data/calendar`). A
 * notice may reach into the December before its year: that of 2023 begins on 2022-12-31.
 */
import { type Day, daysBetween, isDay, weekday, yearOf } from "./day.ts";

export interface Notice {
  /** 国办发明电〔2023〕7号. */
  number: string;
  /** Day on which it was signed. */
  issued: Day;
  title: string;
}

export interface Holiday {
  name: string;
  /** First and last day off. */
  from: Day;
  to: Day;
  /** 调休 weekends on which people work. */
  work: Day[];
}

export interface CalendarYear {
  year: number;
  notice: Notice;
  /** Later notices, already contained in `holidays`; `what` says what they changed. */
  changes?: (Notice & { what: string })[];
  holidays: Holiday[];
}

export interface CalendarYearFault {
  /** Where it is: `holidays[2].work[0]`. */
  path: string;
  /**
   * `form`: not what belongs there; `order`: ends before it starts; `span`: longer than any holiday; `year`: outside
   * the year and the December before; `weekday`: a make-up day that is no weekend; `twice`: the day is already taken.
   */
  reason: "form" | "order" | "span" | "year" | "weekday" | "twice";
}

export type ParsedCalendarYear =
  | { ok: true; value: CalendarYear }
  | { ok: false; faults: CalendarYearFault[] };

/** Days off in a row; the longest so far was ten days (2020). [A] */
const longestHoliday = 15;

/** The content of one year's file, or every fault in it. Days that do not exist, or count twice, are faults. */
export function parseCalendarYear(json: unknown): ParsedCalendarYear {
  const faults = formFaults(json);
  if (faults.length === 0) faults.push(...dayFaults(json as CalendarYear));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: json as CalendarYear };
}

function formFaults(json: unknown): CalendarYearFault[] {
  const faults: CalendarYearFault[] = [];
  const check = (right: boolean, path: string) => right || faults.push({ path, reason: "form" });
  const file = asObject(json);
  check(Number.isInteger(file.year) && Number(file.year) >= 1949 && Number(file.year) <= 9999, "year");
  checkNotice(asObject(file.notice), "notice", check);
  const { changes = [] } = file;
  check(Array.isArray(changes), "changes");
  for (const [i, change] of asArray(changes).entries()) {
    checkNotice(asObject(change), `changes[${i}]`, check);
    check(isText(asObject(change).what), `changes[${i}].what`);
  }
  check(asArray(file.holidays).length > 0, "holidays");
  for (const [i, value] of asArray(file.holidays).entries()) {
    const holiday = asObject(value);
    const path = `holidays[${i}]`;
    check(isText(holiday.name), `${path}.name`);
    check(isDay(holiday.from), `${path}.from`);
    check(isDay(holiday.to), `${path}.to`);
    check(Array.isArray(holiday.work), `${path}.work`);
    for (const [j, day] of asArray(holiday.work).entries()) check(isDay(day), `${path}.work[${j}]`);
  }
  return faults;
}

function checkNotice(
  notice: Record<string, unknown>,
  path: string,
  check: (right: boolean, path: string) => unknown,
) {
  check(isText(notice.number), `${path}.number`);
  check(isDay(notice.issued), `${path}.issued`);
  check(isText(notice.title), `${path}.title`);
}

function dayFaults({ year, holidays }: CalendarYear): CalendarYearFault[] {
  const faults: CalendarYearFault[] = [];
  const taken: [Day, Day][] = [];
  const take = (from: Day, to: Day, path: string) => {
    if (taken.some(([first, last]) => from <= last && first <= to)) faults.push({ path, reason: "twice" });
    if (from < `${year - 1}-12-01` || yearOf(to) > year) faults.push({ path, reason: "year" });
    taken.push([from, to]);
  };
  for (const [i, { from, to, work }] of holidays.entries()) {
    const path = `holidays[${i}]`;
    if (to < from) faults.push({ path, reason: "order" });
    else if (daysBetween(from, to) >= longestHoliday) faults.push({ path, reason: "span" });
    else take(from, to, path);
    for (const [j, day] of work.entries()) {
      if (weekday(day) < 6) faults.push({ path: `${path}.work[${j}]`, reason: "weekday" });
      take(day, day, `${path}.work[${j}]`);
    }
  }
  return faults;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
