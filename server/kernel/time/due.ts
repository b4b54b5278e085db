/**
 * When a clock is due: a function of the clock and the calendar, never of the present moment.
 * `server/kernel/README.md` has a worked example.
 */
import type { Limit } from "#contract/item.ts";
import { covers } from "./calendar.ts";
import { type Clock, closePause, openPause, type Pause } from "./clock.ts";
import { type Day, dayOf, type Instant, instantOf, msOf, shanghaiDayNumber } from "./day.ts";
import { type Scale, scaleOf, type Timekeeping } from "./scale.ts";

export type { Timekeeping } from "./scale.ts";

/** The last day, and the first instant that is too late: 24:00 of that day, or the end of the office hours granted. */
export interface Deadline {
  on: Day;
  at: Instant;
}

/** `unknown`: days count that no loaded notice covers; `estimate` is for display only. */
export type DueOrUnknown =
  | ({ kind: "due" } & Deadline)
  | { kind: "unknown"; horizon: Day; estimate: Deadline };

/**
 * `paused`: nothing is due. With an announced time `until` is when the clock goes on by itself (absent when no notice
 * covers it), and `dueAfter` when it will be due if nobody resumes it before.
 * `stopped`: `late` is absent when the loaded notices cannot tell.
 */
export type DueAnswer =
  | DueOrUnknown
  | { kind: "paused"; since: Instant; until?: Instant; dueAfter?: DueOrUnknown }
  | { kind: "stopped"; at: Instant; due: DueOrUnknown; late?: boolean };

/** The line the clock counts on, and where on it its end lies. `waiting` is the pause that lasts. */
export interface Reckoning {
  scale: Scale;
  /** The limit and its extension, on the line. */
  total: number;
  end: number;
  /** Moment of the deadline; while a pause lasts, without that pause. */
  ms: number;
  waiting?: Pause;
}

/** When the clock is due, or why nothing is due. A pause that began after the due moment came too late to help. */
export function dueOf(clock: Clock, time: Timekeeping): DueAnswer {
  const reckoning = reckon(clock, time);
  if (reckoning.waiting) return pausedAnswer(clock, reckoning.waiting, time);
  const due = answerOf(clock, reckoning.ms, time);
  if (clock.stoppedAt === undefined) return due;
  const late = isLate(clock.stoppedAt, due, time);
  return { kind: "stopped", at: clock.stoppedAt, due, ...(late !== undefined && { late }) };
}

/** When a limit that starts at `at` ends, if nothing interrupts it: a date to announce to somebody. */
export function endOfLimit(limit: Limit, at: Instant, time: Timekeeping): DueOrUnknown {
  const clock: Clock = { limit, startedAt: at, pauses: [] };
  return answerOf(clock, reckon(clock, time).ms, time);
}

/** The clock as it stands at `now`: a pause whose announced time is over has ended by itself (R2.25). */
export function settled(clock: Clock, now: Instant, time: Timekeeping): Clock {
  const pause = openPause(clock);
  if (!pause) return clock;
  const end = announcedEnd(pause, time);
  return end !== undefined && end <= msOf(now) ? closePause(clock, pause, instantOf(end)) : clock;
}

export function reckon(clock: Clock, time: Timekeeping): Reckoning {
  const { limit, extension, pauses } = clock;
  const scale = scaleOf(limit.unit, time);
  const start = msOf(clock.startedAt);
  const extra = (extension?.limit.n ?? 0) * scale.unit;
  const total = limit.n * scale.unit + extra;
  let end = scale.at(start) + limit.n * scale.unit;
  let extended = false;
  for (const pause of pauses) {
    const from = msOf(pause.from);
    if (extension && !extended && extension.at <= pause.from) {
      end += extra;
      extended = true;
    }
    if (from >= momentOf(scale, end, start)) continue;
    if (pause.to === undefined) {
      const last = extended ? end : end + extra;
      return { scale, total, end: last, ms: momentOf(scale, last, start), waiting: pause };
    }
    const to = Math.min(msOf(pause.to), announcedEnd(pause, time) ?? Number.POSITIVE_INFINITY);
    end += Math.max(0, scale.resumed(to) - scale.at(from));
    // Interrupted on its last day and resumed on a day off: the next working day is left for it.
    if (to > momentOf(scale, end, start)) end += scale.unit;
  }
  if (!extended) end += extra;
  return { scale, total, end, ms: momentOf(scale, end, start) };
}

/** Moment of the deadline. Only a limit of 0 can reach back before its start. */
function momentOf(scale: Scale, end: number, start: number): number {
  const moment = scale.moment(end);
  return moment > start ? moment : scale.endOfNothing(start);
}

function pausedAnswer(clock: Clock, pause: Pause, time: Timekeeping): DueAnswer {
  const paused = { kind: "paused" as const, since: pause.from };
  if (!pause.announced) return paused;
  const announced = endOfLimit(pause.announced, pause.from, time);
  if (announced.kind === "due") {
    const later = closePause(clock, pause, announced.at);
    return { ...paused, until: announced.at, dueAfter: answerOf(later, reckon(later, time).ms, time) };
  }
  const later = closePause(clock, pause, announced.estimate.at);
  const after = answerOf(later, reckon(later, time).ms, time);
  const estimate = after.kind === "due" ? { on: after.on, at: after.at } : after.estimate;
  return { ...paused, dueAfter: { kind: "unknown", horizon: announced.horizon, estimate } };
}

/** Moment at which the announced time of a pause is over; undefined without one, or when no notice covers it. */
function announcedEnd(pause: Pause, time: Timekeeping): number | undefined {
  if (!pause.announced) return undefined;
  const end = endOfLimit(pause.announced, pause.from, time);
  return end.kind === "due" ? msOf(end.at) : undefined;
}

function answerOf(clock: Clock, ms: number, { calendar }: Timekeeping): DueOrUnknown {
  const start = shanghaiDayNumber(msOf(clock.startedAt));
  const last = lastDay(start, ms);
  const deadline = { on: dayOf(last), at: instantOf(ms) };
  return clock.limit.unit === "D" || (covers(calendar, start) && covers(calendar, last))
    ? { kind: "due", ...deadline }
    : { kind: "unknown", horizon: calendar.horizon, estimate: deadline };
}

/** Number of the day that a deadline ends; what ends at 24:00 ends in that day. */
function lastDay(start: number, ms: number): number {
  return Math.max(start, shanghaiDayNumber(ms - 1));
}

function isLate(stoppedAt: Instant, due: DueOrUnknown, { calendar }: Timekeeping): boolean | undefined {
  if (due.kind === "due") return stoppedAt >= due.at;
  return covers(calendar, shanghaiDayNumber(msOf(stoppedAt))) && stoppedAt < due.estimate.at
    ? false
    : undefined;
}
