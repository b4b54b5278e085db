/**
 * A legal or promised limit that runs (R2.12–R2.16, R2.24–R2.26), as a value. It holds what happened and nothing that
 * follows from it: when it is due is worked out from the value and the calendar, so a notice that arrives late simply
 * gives the new answer. A statutory and a promised limit are two clocks.
 */
import type { Limit } from "#contract/item.ts";
import { bad, type Checked, good } from "../checked.ts";
import type { Instant } from "./day.ts";

/** A stretch that does not count: a special procedure, a correction (R2.17, R2.25). */
export interface Pause {
  from: Instant;
  /** Absent while it lasts. */
  to?: Instant;
  reason: string;
  /** The written notice to the applicant; a special procedure without one is a defect (R2.17). */
  document?: string;
  /** The time announced for it. When it is over the clock goes on by itself (R2.25 [A]). */
  announced?: Limit;
}

export interface Extension {
  limit: Limit;
  at: Instant;
  reason: string;
  document?: string;
}

export interface Clock {
  limit: Limit;
  startedAt: Instant;
  /** In order of time; only the last may still last. */
  pauses: Pause[];
  extension?: Extension;
  stoppedAt?: Instant;
}

/** Why a clock cannot be changed so. `order`: earlier than something that has already happened to it. */
export type ClockRefusal = "stopped" | "paused" | "not-paused" | "extended" | "unit" | "order";

/** A clock that runs from `at`. The day of the start does not count (民法典第二百零一条, R2.5). */
export function startClock(limit: Limit, at: Instant): Clock {
  return { limit, startedAt: at, pauses: [] };
}

/** Interrupts the clock. The day on which it is interrupted still counts (R2.25 [A]). */
export function pauseClock(
  clock: Clock,
  pause: { at: Instant; reason: string; document?: string | undefined; announced?: Limit | undefined },
): Checked<Clock, ClockRefusal> {
  if (clock.stoppedAt !== undefined) return bad("stopped");
  if (openPause(clock)) return bad("paused");
  if (pause.at < lastChange(clock)) return bad("order");
  const { at, reason, document, announced } = pause;
  const added: Pause = { from: at, reason, ...(document && { document }), ...(announced && { announced }) };
  return good({ ...clock, pauses: [...clock.pauses, added] });
}

/**
 * Lets an interrupted clock go on. The day on which it goes on does not count (R2.25 [A]). When the announced time had
 * run out before `at`, the clock went on then, and `dueOf` counts so.
 */
export function resumeClock(clock: Clock, at: Instant): Checked<Clock, ClockRefusal> {
  if (clock.stoppedAt !== undefined) return bad("stopped");
  const pause = openPause(clock);
  if (!pause) return bad("not-paused");
  if (at < pause.from) return bad("order");
  return good(closePause(clock, pause, at));
}

/**
 * Adds time, once (行政许可法第四十二条, R2.13). How long it may be, who approves it, and that it comes before the limit
 * is over, is the case type's and the caller's to see to.
 */
export function extendClock(
  clock: Clock,
  extension: { limit: Limit; at: Instant; reason: string; document?: string | undefined },
): Checked<Clock, ClockRefusal> {
  if (clock.stoppedAt !== undefined) return bad("stopped");
  if (clock.extension) return bad("extended");
  if (extension.limit.unit !== clock.limit.unit) return bad("unit");
  if (extension.at < clock.startedAt) return bad("order");
  const { limit, at, reason, document } = extension;
  return good({ ...clock, extension: { limit, at, reason, ...(document && { document }) } });
}

/** Ends the clock: what it was for is done. A pause that lasts ends with it. */
export function stopClock(clock: Clock, at: Instant): Checked<Clock, ClockRefusal> {
  if (clock.stoppedAt !== undefined) return bad("stopped");
  if (at < lastChange(clock)) return bad("order");
  const pause = openPause(clock);
  return good({ ...(pause ? closePause(clock, pause, at) : clock), stoppedAt: at });
}

/** The pause that lasts, if one does. */
export function openPause(clock: Clock): Pause | undefined {
  const last = clock.pauses.at(-1);
  return last && last.to === undefined ? last : undefined;
}

export function closePause(clock: Clock, pause: Pause, to: Instant): Clock {
  return { ...clock, pauses: clock.pauses.map((other) => (other === pause ? { ...pause, to } : other)) };
}

/** When something last happened to it. */
export function lastChange(clock: Clock): Instant {
  const last = clock.pauses.at(-1);
  return last?.to ?? last?.from ?? clock.startedAt;
}
