/** A year of the official calendar, month by month, and what a new file would change. Pure. */
import type { CalendarYear, CalendarYearFault } from "#server/kernel/time/calendar-year.ts";
import { addDays, daysBetween, weekday } from "#server/kernel/time/day.ts";

export type Loaded = Pick<CalendarYear, "year" | "notice" | "holidays">;

export type DayKind = "work" | "rest" | "holiday" | "make-up";

/** What a day of this year is: a weekend worked is a make-up day, a weekday off a holiday. */
export function kindOfDay({ holidays }: Pick<Loaded, "holidays">, day: string): DayKind {
  if (holidays.some((holiday) => holiday.work.includes(day))) return "make-up";
  if (holidays.some((holiday) => holiday.from <= day && day <= holiday.to)) return "holiday";
  return weekday(day) > 5 ? "rest" : "work";
}

export interface MonthDay {
  day: string;
  number: number;
  kind: DayKind;
}

/** The days of a month in weeks from Monday; undefined before the first and after the last. */
export function monthOf(year: Loaded, month: number): (MonthDay | undefined)[][] {
  const first = `${year.year}-${String(month).padStart(2, "0")}-01`;
  const next =
    month === 12 ? `${year.year + 1}-01-01` : `${year.year}-${String(month + 1).padStart(2, "0")}-01`;
  const before = weekday(first) - 1;
  const length = daysBetween(first, next);
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const number = week * 7 + at - before + 1;
      if (number < 1 || number > length) return undefined;
      const day = addDays(first, number - 1);
      return { day, number, kind: kindOfDay(year, day) };
    }),
  );
}

/** How many days a holiday lasts. */
export const lengthOf = ({ from, to }: { from: string; to: string }): number => daysBetween(from, to) + 1;

export interface DayChange {
  day: string;
  before: DayKind;
  after: DayKind;
}

/** Days that count otherwise than before: working days that become free, and the other way round. */
export function changesOf(before: Loaded | undefined, after: Loaded): DayChange[] {
  const plain: Pick<Loaded, "holidays"> = before ?? { holidays: [] };
  const first = `${after.year}-01-01`;
  const length = daysBetween(first, `${after.year + 1}-01-01`);
  return Array.from({ length }, (_, at) => addDays(first, at))
    .map((day) => ({ day, before: kindOfDay(plain, day), after: kindOfDay(after, day) }))
    .filter((change) => works(change.before) !== works(change.after));
}

const works = (kind: DayKind) => kind === "work" || kind === "make-up";

const faults: Record<CalendarYearFault["reason"], string> = {
  form: "这里缺少内容，或者格式不对",
  order: "结束早于开始",
  span: "放假的天数太长，请核对",
  year: "不在这一年里",
  weekday: "调休上班的日子不是周末",
  twice: "这一天写了两次",
};

/** A fault of the file in words, with its place. */
export const faultWords = ({ path, reason }: CalendarYearFault): string => `${path}：${faults[reason]}`;
