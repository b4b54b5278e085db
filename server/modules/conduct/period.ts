/** Months, quarters and years as spans of days. Pure. */
import { addDays, type Day } from "#server/kernel/time/day.ts";

/** `2026-11`. */
export type Month = string;

export interface Span {
  from: Day;
  to: Day;
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function spanOf(month: Month): Span {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${two(number + 1)}-01`;
  return { from: `${month}-01`, to: addDays(next, -1) };
}

/** The months of `2026-Q4`. */
export function monthsOfQuarter(quarter: string): Month[] {
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  return [0, 1, 2].map((more) => `${quarter.slice(0, 4)}-${two(first + more)}`);
}

export function monthsOfYear(year: string): Month[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${two(at + 1)}`);
}

const two = (number: number) => String(number).padStart(2, "0");
