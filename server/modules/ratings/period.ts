/** A year or a month of one, as days. Pure. */
import { addDays, type Day } from "#server/kernel/time/day.ts";

/** First and last day of `2026` or `2026-11`. */
export function daysOf(period: string): { from: Day; to: Day } {
  const [year = "", month] = period.split("-");
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const from = `${year}-${month}-01`;
  const next = `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to: addDays(next, -1) };
}

export const monthOf = (day: Day): string => day.slice(0, 7);
