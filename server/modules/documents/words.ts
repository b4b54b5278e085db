/** How documents write dates and limits (GB/T 9704: Arabic figures, no spaces). */
import type { Limit } from "#contract/item.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";

/** 2026年11月5日. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** The day in China in which the instant lies. */
export function instantInWords(instant: Instant): string {
  return dayInWords(shanghaiDay(instant));
}

/** 20个工作日. */
export function limitWords(limit: Limit): string {
  return limitInWords(limit).replaceAll(" ", "");
}
