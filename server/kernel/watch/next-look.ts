/** When a case that has just changed is worth a look: from the case as it stands, without reading its history. */
import type { CaseType } from "#contract/case-type.ts";
import type { WatchRule } from "#contract/watch.ts";
import { type Case, type CaseEvent, momentOf } from "../case-type/case.ts";
import type { Instant } from "../time/day.ts";
import type { Timekeeping } from "../time/due.ts";
import { ruleMoment } from "./rule-moment.ts";
import { clocksOf } from "./signals.ts";

/**
 * The moment to look at, or undefined when nothing will fall due by itself. A look planned before stays planned: of two
 * the earlier holds. At once, when the event may earn something itself, concludes the case, was recorded later than it
 * took effect, or when `current` has moved on since.
 */
export function nextLook(
  type: CaseType,
  current: Case,
  event: CaseEvent,
  rules: readonly WatchRule[],
  time: Timekeeping,
): Instant | undefined {
  const late = event.effectiveAt !== undefined && event.effectiveAt < event.at;
  if (late || current.version !== event.seq || concludes(type, event) || maySignal(event, rules))
    return event.at;
  const begun = begunBy(type, event);
  const after = momentOf(event);
  let first: Instant | undefined;
  for (const rule of rules) {
    if (rule.kind !== "clock") continue;
    for (const id of clocksOf(rule, type, current)) {
      const at = ruleMoment(rule.moment, current.clocks[id]!, time);
      // What was due before the event has its own look planned.
      if (at === undefined || (at < after && !begun.has(id))) continue;
      const look = at < after ? event.at : at;
      if (first === undefined || look < first) first = look;
    }
  }
  return first;
}

function concludes({ states }: CaseType, { from, to }: CaseEvent): boolean {
  return states[to]?.concluded === true && (from === null || states[from]?.concluded !== true);
}

function maySignal({ action }: CaseEvent, rules: readonly WatchRule[]): boolean {
  return rules.some((rule) => rule.kind === "event" && rule.actions.includes(action));
}

/** Clocks that began, went on or were lengthened with the event. */
function begunBy(type: CaseType, { action }: CaseEvent): Set<string> {
  const { start = [], resume = [], extend = [] } = type.actions[action]?.clocks ?? {};
  return new Set([...start.map(({ clock }) => clock), ...resume, ...extend]);
}
