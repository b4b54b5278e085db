/** When a rule about a clock falls due, as long as nothing more happens to the clock (R3.1, R3.2). */
import type { Limit } from "#contract/item.ts";
import type { WatchMoment } from "#contract/watch.ts";
import { type Clock, closePause, openPause } from "../time/clock.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";
import { dueOf, endOfLimit, type Timekeeping } from "../time/due.ts";
import { warningAt } from "../time/remaining.ts";

/**
 * The moment, or undefined while there is none: the clock has stopped, stands still without an announced end (R3.3), or
 * needs days that no notice covers yet.
 */
export function ruleMoment(rule: WatchMoment, clock: Clock, time: Timekeeping): Instant | undefined {
  const going = goingOn(clock, time);
  const due = going && dueOf(going, time);
  if (!going || due?.kind !== "due") return undefined;
  if ("past" in rule) return pastDeadline(rule.past, due.at, going, time);
  const { left, percent, onTheSpot } = rule.before;
  return warningAt(going, time, { left, share: percent / 100, onTheSpot });
}

/** The clock as it will run on by itself: an announced pause closed at its end. */
function goingOn(clock: Clock, time: Timekeeping): Clock | undefined {
  if (clock.stoppedAt !== undefined) return undefined;
  const pause = openPause(clock);
  if (!pause) return clock;
  const end = pause.announced && endOfLimit(pause.announced, pause.from, time);
  return end?.kind === "due" ? closePause(clock, pause, end.at) : undefined;
}

/** So long after the deadline; a pause that began after it does not count against anybody (R3.3). */
function pastDeadline(
  limit: Limit,
  deadline: Instant,
  { pauses }: Clock,
  time: Timekeeping,
): Instant | undefined {
  if (limit.n === 0) return deadline;
  // A deadline of 24:00 lies in the day it ends: the days after that day are the ones that are counted.
  const startedAt = limit.unit === "H" ? deadline : instantOf(msOf(deadline) - 1);
  const late: Clock = { limit, startedAt, pauses: pauses.filter(({ from }) => from >= deadline) };
  const end = dueOf(late, time);
  return end.kind === "due" ? end.at : undefined;
}
