/** The time of the day in China, as people read it from a clock: 14:20. */
import { type Instant, msOf, shanghaiTime } from "../time/day.ts";

export function clockTime(at: Instant): string {
  const minutes = Math.floor(shanghaiTime(msOf(at)) / 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
