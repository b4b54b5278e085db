/** One warning or card that a case has earned (R3.1). */
import type { WatchLight } from "#contract/watch.ts";
import type { Instant } from "../time/day.ts";

export interface Signal {
  /** Rule, clock and which run of it, or rule and event: one history never has the same twice. */
  key: string;
  rule: string;
  light: WatchLight;
  /** When it fell due, however late somebody looks. */
  at: Instant;
  clock?: string;
  /** The event it follows from, or the last one before it. */
  seq: number;
  /** Who held the case then. */
  handler?: string;
  /** Role the case waited for, and the name of its step. */
  awaits?: string;
  step?: string;
}
