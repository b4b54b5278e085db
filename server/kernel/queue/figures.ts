/**
 * The figures of a hall (R12.3), from spans of time and from nothing else: whoever has the spans gets the same figures.
 * Waiting is what passed until the first call; 平均等候 and P90 count called tickets only; a number is abandoned that
 * left, was cancelled or missed for good without being served. What the end of the day cut off counts for no time.
 */
import type { TicketState } from "#contract/queue.ts";
import type { TicketClass } from "#contract/queue-rules.ts";
import { type Instant, msOf, shanghaiTime } from "../time/day.ts";

export interface Span {
  ticket: number;
  seq: number;
  queue: string;
  class: TicketClass;
  state: TicketState;
  counter?: string;
  staff?: string;
  from: Instant;
  /** Absent: it goes on. */
  to?: Instant;
  next?: TicketState;
  calls: number;
  cut: boolean;
}

/** What a ticket's spans come to, in minutes. */
export interface Journey {
  ticket: number;
  queue: string;
  class: TicketClass;
  takenAt: Instant;
  /** Until the first call; absent: never called. */
  wait?: number;
  /** Called and being served, as far as it was finished. */
  service?: number;
  served: boolean;
  /** Ended without being served. */
  abandoned: boolean;
  recalls: number;
  /** Served last. */
  counter?: string;
  staff?: string;
}

const minutes = (from: Instant, to: Instant) => (msOf(to) - msOf(from)) / 60_000;
const ends: readonly (TicketState | undefined)[] = ["done", "cancelled", "left"];

/** @param spans of one ticket, in their order. */
export function journeyOf(spans: readonly Span[]): Journey {
  const first = spans[0]!;
  const last = spans.at(-1)!;
  const call = spans.find(({ state }) => state === "called" || state === "serving");
  const at = spans.filter(({ state, to }) => (state === "called" || state === "serving") && to !== undefined);
  const served = spans.some(({ state }) => state === "serving");
  const finished = last.next === "done" && !last.cut;
  const server = spans.findLast(({ state }) => state === "serving");
  return {
    ...{ ticket: first.ticket, queue: last.queue, class: first.class, takenAt: first.from, served },
    ...(call && { wait: minutes(first.from, call.from) }),
    ...(finished && { service: at.reduce((sum, { from, to }) => sum + minutes(from, to!), 0) }),
    abandoned: !served && ends.includes(last.next),
    recalls: spans.reduce((sum, { calls }) => sum + Math.max(0, calls - 1), 0),
    ...(server?.counter !== undefined && { counter: server.counter }),
    ...(server?.staff !== undefined && { staff: server.staff }),
  };
}

export function journeysOf(spans: readonly Span[]): Journey[] {
  const byTicket = Map.groupBy(spans, ({ ticket }) => ticket);
  return [...byTicket.values()].map((own) => journeyOf(own.toSorted((a, b) => a.seq - b.seq)));
}

export interface HallFigures {
  taken: number;
  called: number;
  served: number;
  abandoned: number;
  /** Minutes with one place; null where there is nothing to divide by. */
  waitMean: number | null;
  waitP90: number | null;
  waitMost: number | null;
  serviceMean: number | null;
  serviceP90: number | null;
  /** 弃号率: abandoned of those taken and ended, in per cent with one place. */
  abandonedRate: number | null;
  recalls: number;
}

export function figuresOf(journeys: readonly Journey[]): HallFigures {
  const waits = journeys.flatMap(({ wait }) => (wait === undefined ? [] : [wait]));
  const services = journeys.flatMap(({ service }) => (service === undefined ? [] : [service]));
  const served = journeys.filter((one) => one.served).length;
  const abandoned = journeys.filter((one) => one.abandoned).length;
  return {
    ...{ taken: journeys.length, called: waits.length, served, abandoned },
    ...{ waitMean: mean(waits), waitP90: quantile(waits, 0.9), waitMost: quantile(waits, 1) },
    ...{ serviceMean: mean(services), serviceP90: quantile(services, 0.9) },
    abandonedRate: share(abandoned, served + abandoned),
    recalls: journeys.reduce((sum, one) => sum + one.recalls, 0),
  };
}

/** Hour of the day in China in which the number was taken: 9 is 09:00–10:00. */
export const hourOf = (at: Instant) => Math.floor(shanghaiTime(msOf(at)) / 3_600_000);

const oneDecimal = (n: number) => Math.round(n * 10) / 10;
const mean = (all: readonly number[]) =>
  all.length === 0 ? null : oneDecimal(all.reduce((sum, one) => sum + one, 0) / all.length);
const share = (part: number, of: number) => (of === 0 ? null : oneDecimal((100 * part) / of));

/** The smallest value that so large a share does not exceed (nearest rank). */
function quantile(all: readonly number[], share: number): number | null {
  if (all.length === 0) return null;
  const sorted = all.toSorted((a, b) => a - b);
  return oneDecimal(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!);
}

/** How far the wait that was told was from the wait that was. */
export interface EstimateFigures {
  estimated: number;
  /** Minutes the wait was longer (shorter: below zero) than told, on average. */
  bias: number | null;
  /** Minutes it was off, either way. */
  error: number | null;
  /** In the range that was told, in per cent. */
  within: number | null;
}

export interface Told {
  wait: number;
  low: number;
  likely: number;
  high: number;
}

export function estimateFigures(told: readonly Told[]): EstimateFigures {
  const errors = told.map(({ wait, likely }) => wait - likely);
  // The range is told in whole minutes.
  const within = told.filter(({ wait, low, high }) => Math.ceil(wait) >= low && Math.floor(wait) <= high);
  return {
    ...{ estimated: told.length, bias: mean(errors), error: mean(errors.map(Math.abs)) },
    within: share(within.length, told.length),
  };
}

/** A stretch of time a counter was open or paused, and who sat there. */
export interface Watch {
  counter: string;
  staff: string;
  state: "open" | "paused";
  from: Instant;
  to: Instant;
}

/** 窗口使用率: of the time a counter was open, the share somebody was called or served there, in per cent. */
export function counterUse(
  watches: readonly Watch[],
  spans: readonly Span[],
): { open: number; busy: number; use: number | null } {
  const open = watches
    .filter(({ state }) => state === "open")
    .reduce((sum, { from, to }) => sum + minutes(from, to), 0);
  const busy = spans
    .filter(({ state, to, cut }) => (state === "called" || state === "serving") && to !== undefined && !cut)
    .reduce((sum, { from, to }) => sum + minutes(from, to!), 0);
  return { open: oneDecimal(open), busy: oneDecimal(busy), use: share(Math.min(busy, open), open) };
}
