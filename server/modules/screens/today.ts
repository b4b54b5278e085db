/**
 * The hall today from its spans of time and its open counters: the same figures as everywhere (R12.3), and what stands
 * out at this moment. Pure.
 */
import type { HallToday, TodayAlarm, TodayHour, TodayZone } from "#contract/hall-today.ts";
import type { Board } from "#contract/queue.ts";
import { figuresOf, hourOf, type Journey, journeysOf, type Span } from "#server/kernel/queue/figures.ts";
import { type Instant, msOf } from "#server/kernel/time/day.ts";

export interface TodayGround {
  spans: readonly Span[];
  queues: readonly { id: string; name: string; zone?: string; counters: readonly string[] }[];
  zones: readonly { id: string; name: string }[];
  counters: readonly { id: string; zone: string }[];
  board: Pick<Board, "counters">;
  alarmMinutes: number;
  at: Instant;
}

type Figures = Omit<HallToday, "hall" | "halls" | "day" | "at" | "appointments">;

/** Somebody who waits now, and for how long in minutes. */
interface Waiting {
  queue: string;
  minutes: number;
}

export function todayOf(ground: TodayGround): Figures {
  const { spans, board, counters, alarmMinutes } = ground;
  const journeys = journeysOf(spans);
  const waiting = waitingNow(ground, journeys);
  const { taken, served, abandoned, waitMean, waitP90, serviceMean } = figuresOf(journeys);
  return {
    ...{ waiting: waiting.length, longest: longest(waiting), taken, served, abandoned },
    ...{ waitMean, waitP90, serviceMean, alarmMinutes, counters: counters.length },
    open: board.counters.filter(({ state }) => state === "open").length,
    paused: board.counters.filter(({ state }) => state === "paused").length,
    zones: zonesOf(ground, journeys, waiting),
    hours: hoursOf(ground),
    alarms: alarmsOf(ground, waiting),
  };
}

function waitingNow({ spans, at }: TodayGround, journeys: readonly Journey[]): Waiting[] {
  const taken = new Map(journeys.map(({ ticket, takenAt }) => [ticket, takenAt]));
  return spans
    .filter(({ state, to }) => state === "waiting" && to === undefined)
    .map(({ ticket, queue, from }) => ({ queue, minutes: minutesOf(taken.get(ticket) ?? from, at) }));
}

function zonesOf(
  ground: TodayGround,
  journeys: readonly Journey[],
  waiting: readonly Waiting[],
): TodayZone[] {
  const zoneOf = new Map(ground.queues.map(({ id, zone }) => [id, zone ?? ""]));
  const open = new Set(ground.board.counters.filter(({ state }) => state === "open").map(({ id }) => id));
  return ground.zones.map(({ id, name }) => {
    const here = waiting.filter(({ queue }) => zoneOf.get(queue) === id);
    const { served, waitMean, waitP90 } = figuresOf(journeys.filter(({ queue }) => zoneOf.get(queue) === id));
    const counters = ground.counters.filter(({ zone }) => zone === id);
    return {
      ...{ id, name, waiting: here.length, longest: longest(here), served, waitMean, waitP90 },
      ...{ open: counters.filter((counter) => open.has(counter.id)).length, counters: counters.length },
    };
  });
}

/** From the first hour in which anything happened until now, none left out. */
function hoursOf({ spans, at }: TodayGround): TodayHour[] {
  const taken = spans.filter(({ seq }) => seq === 1).map(({ from }) => hourOf(from));
  const served = spans.flatMap(({ next, to }) => (next === "done" && to !== undefined ? [hourOf(to)] : []));
  if (taken.length === 0) return [];
  const first = Math.min(...taken);
  const last = Math.max(hourOf(at), ...taken, ...served);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    taken: taken.filter((hour) => hour === first + index).length,
    served: served.filter((hour) => hour === first + index).length,
  }));
}

/** By queue, the longest wait first; a queue that nobody calls comes before those that are slow. */
function alarmsOf({ queues, board, alarmMinutes }: TodayGround, waiting: readonly Waiting[]): TodayAlarm[] {
  const open = new Set(board.counters.filter(({ state }) => state === "open").map(({ id }) => id));
  const alarms = queues.flatMap(({ id, name, counters }): TodayAlarm[] => {
    const here = waiting.filter(({ queue }) => queue === id);
    const minutes = Math.floor(longest(here) ?? 0);
    const called = counters.some((counter) => open.has(counter));
    if (here.length === 0 || (called && minutes < alarmMinutes)) return [];
    return [{ kind: called ? "wait" : "nobody", queue: id, queueName: name, waiting: here.length, minutes }];
  });
  return alarms.sort(
    (a, b) => Number(b.kind === "nobody") - Number(a.kind === "nobody") || b.minutes - a.minutes,
  );
}

const minutesOf = (from: Instant, to: Instant) => Math.max(0, (msOf(to) - msOf(from)) / 60_000);

function longest(waiting: readonly Waiting[]): number | null {
  return waiting.length === 0 ? null : Math.floor(Math.max(...waiting.map(({ minutes }) => minutes)));
}
