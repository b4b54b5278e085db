/** Limits of different units on one line, so that the parts of a bundle can be added up and compared. */
import type { Limit } from "#contract/item.ts";

/** A county's own numbers that a bundle is compiled with (`data/hall-rules.json`, `data/law-limits.json`). */
export interface BundleRules {
  /** Office hours of a working day. */
  hoursADay: number;
  /** The most a joint decision may take (行政许可法第四十二条, R2.14). */
  jointMost: Limit;
}

/** Office hours that a limit takes; seven natural days count as five working days [A]. */
export function hoursOf({ n, unit }: Limit, hoursADay: number): number {
  if (unit === "H") return n;
  return (unit === "W" ? n : (n * 5) / 7) * hoursADay;
}

/** The shortest limit that so many office hours fit into: hours below a day, else whole working days. */
export function limitOfHours(hours: number, hoursADay: number): Limit {
  if (hours > 0 && hours < hoursADay) return { n: Math.ceil(hours), unit: "H" };
  return { n: Math.ceil(hours / hoursADay - 1e-9), unit: "W" };
}
