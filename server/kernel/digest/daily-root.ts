/**
 * The daily root: one digest over all events of a division's day, chained to the root before it. It is signed and kept
 * elsewhere, and then nobody can rewrite a case and its chain without a trace.
 */
import type { Day } from "../time/day.ts";
import { canonical } from "./canonical.ts";
import { sm3 } from "./sm3.ts";

export interface DayOfEvents {
  division: string;
  day: Day;
  /** Root of the last day before that has one; null for the division's first. */
  previous: Uint8Array | null;
  /** Digests of the day's events, in the order of (case id, seq). */
  digests: readonly Uint8Array[];
}

/** SM3(previous root, what day it is and how many events it has, the digests). */
export function dailyRoot({ division, day, previous, digests }: DayOfEvents): Buffer {
  const about = canonical({ division, day, events: digests.length });
  return sm3(previous ?? sm3(`tongban daily root\n${division}`), about, Buffer.concat(digests));
}

export interface DailyRoot {
  day: Day;
  previous: Uint8Array | null;
  root: Uint8Array;
}

/**
 * `order`: the day does not lie after the one before it. `link`: it does not follow on the root before it, so a day
 * was removed or put in between. `altered`: the day's events do not give its root.
 */
export type RootFault = "order" | "link" | "altered";

/** Checks a day's root against the root before it and the digests of the day's events. */
export function rootFault(
  division: string,
  { day, previous, root }: DailyRoot,
  before: DailyRoot | undefined,
  digests: readonly Uint8Array[],
): RootFault | undefined {
  if (before && day <= before.day) return "order";
  if (!same(previous, before?.root ?? null)) return "link";
  return dailyRoot({ division, day, previous, digests }).equals(root) ? undefined : "altered";
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
