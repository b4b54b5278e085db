/** What panes show of the hall's board: only this zone's numbers, counts by zone, the words that are said. Pure. */
import type { Board, CalledNumber, QueueNow } from "#contract/queue.ts";
import type { ScreenPlan } from "#contract/screen.ts";

export interface Place {
  counter: string;
  /** What stands on the counter's plate below its number. */
  name: string;
  zone: string;
  zoneName: string;
}

/** Where a counter is. One that is not in the plan yet has only its number. */
export function placeOf({ counters, zones }: Pick<ScreenPlan, "counters" | "zones">, id: string): Place {
  const counter = counters.find((one) => one.id === id);
  const zone = zones.find((one) => one.id === counter?.zone);
  return { counter: id, name: counter?.name ?? "", zone: zone?.id ?? "", zoneName: zone?.name ?? "" };
}

/** Numbers called at counters of the zone; all of them without a zone. */
export function inZone<T extends { counter: string }>(
  called: readonly T[],
  plan: Pick<ScreenPlan, "counters" | "zones">,
  zone: string | undefined,
): T[] {
  return zone === undefined
    ? [...called]
    : called.filter(({ counter }) => placeOf(plan, counter).zone === zone);
}

/** The last numbers called before `newest`, for people who did not look up in time (FQM #172). */
export function lastBefore(
  called: readonly CalledNumber[],
  newest: string | undefined,
  most: number,
): CalledNumber[] {
  return called.filter(({ number }) => number !== newest).slice(0, most);
}

/** Numbers that were called and have not come to their counter yet. */
export function stillCalled({ called }: Pick<Board, "called">): Set<string> {
  return new Set(called.filter(({ serving }) => serving !== true).map(({ number }) => number));
}

export interface ZoneWait {
  id: string;
  name: string;
  waiting: number;
  openCounters: number;
  /** Minutes; absent: nothing can be said. */
  range?: { low: number; high: number };
  queues: {
    id: string;
    name: string;
    waiting: number;
    open: number;
    range?: { low: number; high: number };
  }[];
}

/**
 * Who waits where. The range of an area goes from the shortest to the longest of its queues that are open: one number
 * would be a promise nobody can keep.
 */
export function waitsByZone(
  plan: Pick<ScreenPlan, "counters" | "zones">,
  board: Pick<Board, "waiting" | "counters">,
  queues: readonly QueueNow[],
): ZoneWait[] {
  const open = board.counters.filter(({ state }) => state === "open").map(({ id }) => placeOf(plan, id).zone);
  const zones = [...plan.zones, { id: "", name: "其他业务" }];
  return zones
    .map(({ id, name }) => {
      const own = queues
        .filter((queue) => (queue.zone ?? "") === id)
        .map(({ id: queue, name: title, open: counters, estimate }) => ({
          ...{ id: queue, name: title, waiting: board.waiting[queue] ?? 0, open: counters },
          ...(estimate && { range: { low: estimate.low, high: estimate.high } }),
        }));
      const range = widest(own.flatMap((queue) => (queue.range ? [queue.range] : [])));
      return {
        ...{ id, name, queues: own, waiting: own.reduce((sum, queue) => sum + queue.waiting, 0) },
        openCounters: open.filter((zone) => zone === id).length,
        ...(range && { range }),
      };
    })
    .filter(({ queues: own }) => own.length > 0);
}

function widest(ranges: readonly { low: number; high: number }[]): { low: number; high: number } | undefined {
  if (ranges.length === 0) return undefined;
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}

/** “约 10–25 分钟”; nobody is promised less than a few minutes. */
export function rangeWords({ low, high }: { low: number; high: number }): string {
  if (high <= 5) return "5 分钟以内";
  const from = Math.floor(low / 5) * 5;
  const to = Math.ceil(high / 5) * 5;
  return from === to || from === 0 ? `${to} 分钟以内` : `约 ${from}–${to} 分钟`;
}
