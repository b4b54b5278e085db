/** The day of the lunar month (农历), which market days go by in the countryside. From the calendar in every browser. */
import { type Day, startOfDay } from "../time/day.ts";

const chinese = new Intl.DateTimeFormat("en-u-ca-chinese", { day: "numeric", timeZone: "Asia/Shanghai" });

/** 1 to 30. */
export function lunarDay(day: Day): number {
  return Number(chinese.format(new Date(startOfDay(day))));
}
