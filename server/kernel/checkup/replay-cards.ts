/** Which cards a past case would have earned more, and which fewer, under other limits (A13, R3.2). Pure. */
import type { WatchRule } from "#contract/watch.ts";
import type { Instant } from "../time/day.ts";
import type { Timekeeping } from "../time/due.ts";
import type { Signal } from "../watch/signal.ts";
import { cardsOf, type Watched } from "../watch/signals.ts";
import { type OtherLimits, underLimits } from "../watch/under-limits.ts";

/** A past case as it was watched. */
export interface WatchedPast {
  watched: Watched;
  rules: readonly WatchRule[];
}

export interface CardsDiffering {
  fewer: string[];
  more: string[];
}

/**
 * Yellow and red cards by what they were for; warnings are not counted. What cards lead to when nobody answers them
 * (R3.2) is left out: answers were given to the cards of the time.
 */
export function cardsDiffering(
  { watched, rules }: WatchedPast,
  other: OtherLimits,
  time: Timekeeping,
  until: Instant,
): CardsDiffering {
  const own = rules.filter(({ kind, light }) => kind !== "cards" && light !== "warning");
  const was = cardsOf(watched, own, time, until);
  const would = cardsOf({ ...watched, events: underLimits(watched.events, other) }, own, time, until);
  const names = (signals: readonly Signal[], others: readonly Signal[]) =>
    signals
      .filter(({ key }) => !others.some((each) => each.key === key))
      .map(({ rule, light }) => `${lights[light]}：${own.find(({ id }) => id === rule)?.name ?? rule}`);
  return { fewer: names(was, would), more: names(would, was) };
}

const lights = { warning: "预警", yellow: "黄牌", red: "红牌" };
