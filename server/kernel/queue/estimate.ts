/**
 * How long somebody will wait: an honest guess with its range. The work that goes before is spread over the open
 * counters that may call the queue; a counter of several queues gives each its share of what waits there. Afterwards
 * the guess is compared with what happened (`figures.ts`).
 */
import type { WaitEstimate } from "#contract/queue.ts";

/** What experience says of one service at the counter, in minutes, from the call to the end. */
export interface Pace {
  mean: number;
  deviation: number;
}

/** An open counter: what it calls, and in how many minutes it is free. */
export interface Desk {
  queues: readonly string[];
  freeIn: number;
}

export interface Asked {
  queue: string;
  /** How many go before, by queue. */
  ahead: ReadonlyMap<string, number>;
  desks: readonly Desk[];
  pace: Pace;
}

/** Eight of ten waits lie within so many deviations. */
const withinEight = 1.2816;

/** Undefined: no counter is open that calls the queue, so nobody can say. */
export function estimateWait({ queue, ahead, desks, pace }: Asked): WaitEstimate | undefined {
  const own = desks.filter(({ queues }) => queues.includes(queue));
  if (own.length === 0) return undefined;
  const before = ahead.get(queue) ?? 0;
  const share = own.reduce((sum, desk) => sum + shareOf(desk, queue, ahead), 0);
  const free = Math.min(...own.map(({ freeIn }) => freeIn));
  const likely = free + (before * pace.mean) / share;
  const services = before + (free > 0 ? 1 : 0);
  const spread = (withinEight * pace.deviation * Math.sqrt(services)) / share;
  return {
    low: Math.max(0, Math.floor(likely - spread)),
    likely: Math.round(likely),
    high: Math.ceil(likely + spread),
  };
}

/** How much of the counter works for the queue while this line is served: the one who asks waits there too. */
function shareOf({ queues }: Desk, queue: string, ahead: ReadonlyMap<string, number>): number {
  const at = (one: string) => (ahead.get(one) ?? 0) + (one === queue ? 1 : 0);
  return at(queue) / queues.reduce((sum, one) => sum + at(one), 0);
}

/** Half a service is left, on average, at a counter that serves somebody. */
export const busyFor = ({ mean }: Pace) => mean / 2;

/** From what lasted how long; without experience the hall's own guess, with a deviation as large as services have. */
export function paceFrom(minutes: readonly number[], guess: number): Pace {
  if (minutes.length < leastExperience) return { mean: guess, deviation: guess * usualVariation };
  const mean = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const square = minutes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (minutes.length - 1);
  return { mean, deviation: Math.sqrt(square) };
}

const leastExperience = 10;
/** Deviation of service times by their mean, as halls have it before they have measured. */
const usualVariation = 0.6;
