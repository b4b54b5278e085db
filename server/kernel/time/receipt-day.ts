import { addWorkdays, type Calendar, isWorkday, type Known } from "./calendar.ts";
import { type Day, type Instant, msOf, shanghaiDay, shanghaiTime } from "./day.ts";

/** How an online submission gets its day of receipt (`receiveCutoff`, R2.6). */
export interface ReceiptRule {
  /** `next-workday`: late or on a day off means the next working day. `actual-day`: the day it came, always. */
  day: "next-workday" | "actual-day";
  /** Minute after midnight; what comes later is late. */
  cutoff: number;
}

/** R2.6 [A]: 17:30, and then the next working day. */
export const defaultReceiptRule: ReceiptRule = { day: "next-workday", cutoff: 17 * 60 + 30 };

/** The day on which what came at `at` counts as received: the day from which the five working days run (R2.6, R2.8). */
export function receiptDay(calendar: Calendar, rule: ReceiptRule, at: Instant): Known<Day> {
  const day = shanghaiDay(at);
  if (rule.day === "actual-day") return { known: true, value: day };
  const working = isWorkday(calendar, day);
  if (!working.known) return working;
  const inTime = working.value && shanghaiTime(msOf(at)) <= rule.cutoff * 60_000;
  return inTime ? { known: true, value: day } : addWorkdays(calendar, day, 1);
}
