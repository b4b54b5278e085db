/** How documents write dates and limits (GB/T 9704: Arabic figures, no spaces). */
import type { Limit } from "#contract/item.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";

export { dayWords as dayInWords };

/** The day in China in which the instant lies. */
export function instantInWords(instant: Instant): string {
  return dayWords(shanghaiDay(instant));
}

/** 20个工作日. */
export function limitWords(limit: Limit): string {
  return limitInWords(limit).replaceAll(" ", "");
}
