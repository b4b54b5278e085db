/** What is left of a clock at a moment, for people and screens. `now` is not before the last change of the clock. */
import type { Limit } from "#contract/item.ts";
import { covers } from "./calendar.ts";
import type { Clock } from "./clock.ts";
import { type Instant, instantOf, msOf, shanghaiDayNumber } from "./day.ts";
import { type Reckoning, reckon, settled, type Timekeeping } from "./due.ts";
import { hourMs, officeMoment, officeMs } from "./office-hours.ts";

/**
 * Amounts in the clock's own unit: working days, natural days, or office hours with fractions. Days are those after
 * today through the last day: 0 is due today. `over` is what has begun since the deadline.
 */
export interface Remaining {
  state: "running" | "paused" | "overdue" | "stopped";
  unit: Limit["unit"];
  left: number;
  over: number;
  /** Days count in it that no loaded notice covers: for display only. */
  provisional: boolean;
}

/** When a clock warns [A] (R3.2): whichever comes first. */
export interface LightThresholds {
  /** Amount left, by unit: 1 working day, 1 natural day, half an office hour. */
  left: Record<Limit["unit"], number>;
  /** Share of the limit used, 0 to 1. */
  share: number;
  /** Office hours left of the day, for a limit of 0 (R2.12, 即办件). */
  onTheSpot: number;
}

export const defaultLightThresholds: LightThresholds = {
  left: { W: 1, D: 1, H: 0.5 },
  share: 0.8,
  onTheSpot: 0.5,
};

export type Light = "none" | "warning" | "overdue";

/** What is left at `now`; of a paused or stopped clock what was left then. */
export function remaining(clock: Clock, now: Instant, time: Timekeeping): Remaining {
  return remainingOf(viewOf(clock, now, time), time);
}

/** Share of the limit, extension included, that is used at `now`: above 1 when overdue. A limit of 0 is 0, then 1. */
export function usedShare(clock: Clock, now: Instant, time: Timekeeping): number {
  const view = viewOf(clock, now, time);
  const { left, over } = remainingOf(view, time);
  const { total, scale } = view.reckoning;
  if (total === 0) return view.over ? 1 : 0;
  const whole = total / scale.unit;
  return (whole - left + over) / whole;
}

/**
 * The light for display (R3.2). A pause and a day off raise none (R3.3); a clock that stopped late keeps its own
 * (R3.6). Cards are raised from `dueOf`, never from this: beyond the notices it goes by an estimate.
 */
export function light(
  clock: Clock,
  now: Instant,
  time: Timekeeping,
  thresholds: LightThresholds = defaultLightThresholds,
): Light {
  const { current, reckoning, over } = viewOf(clock, now, time);
  if (reckoning.waiting) return "none";
  if (over) return "overdue";
  if (current.stoppedAt !== undefined) return "none";
  return msOf(now) >= warningMs(current, reckoning, time, thresholds) ? "warning" : "none";
}

/** The instant from which the light of a running clock is at least a warning; undefined when it is paused or stopped. */
export function warningAt(
  clock: Clock,
  time: Timekeeping,
  thresholds: LightThresholds = defaultLightThresholds,
): Instant | undefined {
  const reckoning = reckon(clock, time);
  if (reckoning.waiting || clock.stoppedAt !== undefined) return undefined;
  return instantOf(warningMs(clock, reckoning, time, thresholds));
}

/** The clock as it stands at a moment: that moment is the pause's or the stop's for a clock that no longer runs. */
interface View {
  current: Clock;
  reckoning: Reckoning;
  moment: number;
  over: boolean;
}

function viewOf(clock: Clock, now: Instant, time: Timekeeping): View {
  const current = settled(clock, now, time);
  const reckoning = reckon(current, time);
  const at = msOf(current.stoppedAt ?? reckoning.waiting?.from ?? now);
  const moment = Math.max(at, msOf(clock.startedAt));
  return { current, reckoning, moment, over: moment >= reckoning.ms };
}

function remainingOf({ current, reckoning, moment, over }: View, { calendar }: Timekeeping): Remaining {
  const { scale, end, ms, waiting } = reckoning;
  const amount = (end - scale.at(moment)) / scale.unit;
  const lastDay = shanghaiDayNumber(Math.max(ms - 1, moment));
  return {
    state: stateOf(current, waiting !== undefined, over),
    unit: current.limit.unit,
    left: over ? 0 : Math.max(0, amount),
    over: over ? Math.max(0, -amount) : 0,
    provisional: current.limit.unit !== "D" && !covers(calendar, lastDay),
  };
}

function stateOf(clock: Clock, paused: boolean, over: boolean): Remaining["state"] {
  if (clock.stoppedAt !== undefined) return "stopped";
  if (paused) return "paused";
  return over ? "overdue" : "running";
}

function warningMs(
  clock: Clock,
  reckoning: Reckoning,
  time: Timekeeping,
  thresholds: LightThresholds,
): number {
  const { scale, total, end, ms } = reckoning;
  const start = msOf(clock.startedAt);
  if (total === 0) return Math.max(start, officeTimeBefore(ms, thresholds.onTheSpot, time));
  // 20 × (1 − 0.8) is a little less than 4 in floating point.
  const lastPart = Math.floor(total * (1 - thresholds.share) + 1e-6);
  const left = Math.max(lastPart, thresholds.left[clock.limit.unit] * scale.unit);
  return Math.max(start, scale.reached(end - left));
}

function officeTimeBefore(ms: number, hours: number, { calendar, officeHours }: Timekeeping): number {
  return officeMoment(calendar, officeHours, officeMs(calendar, officeHours, ms) - hours * hourMs);
}
