import type { CaseAction, CaseClock, CaseType } from "#contract/case-type.ts";
import type { Limit } from "#contract/item.ts";
import type { Checked } from "../checked.ts";
import {
  type Clock,
  type ClockRefusal,
  extendClock,
  lastChange,
  openPause,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from "../time/clock.ts";
import type { Instant } from "../time/day.ts";
import type { Case, CaseEvent } from "./case.ts";
import type { CaseProblem } from "./problem.ts";

type Clocked = Pick<Case, "clocks" | "facts"> & { step?: number };
type Data = Record<string, unknown>;

/** Why the clocks of this action cannot do what the case type says, or null. */
export function clockProblem(
  type: CaseType,
  action: CaseAction,
  current: Clocked,
  data: Data,
): CaseProblem | null {
  const effects = action.clocks ?? {};
  const steps = { ...current, ...stepAfter(current, action) };
  for (const { clock } of startsOf(action, current)) {
    const limit = limitOf(type.clocks[clock], steps, data);
    if (!limit) return "limit-missing";
    if (exceeds(limit, type.clocks[clock]?.most)) return "limit-above-law";
  }
  for (const id of effects.pause ?? []) {
    const clock = current.clocks[id];
    if (!clock || clock.stoppedAt) return "clock-not-running";
    if (openPause(clock)) return "clock-already-paused";
  }
  for (const id of effects.extend ?? []) {
    const clock = current.clocks[id];
    if (!clock || clock.stoppedAt) return "clock-not-running";
    if (clock.extension) return "clock-extended-once";
    const limit = announced(data);
    if (limit?.unit !== clock.limit.unit) return "limit-missing";
    if (exceeds(limit, type.clocks[id]?.extension)) return "extension-too-long";
  }
  return null;
}

/** The clocks after an event: stopped, resumed, paused, extended and started, in this order. */
export function clocksAfter(
  type: CaseType,
  action: CaseAction,
  current: Clocked,
  event: CaseEvent,
): Record<string, Clock> {
  const effects = action.clocks ?? {};
  const at = event.effectiveAt ?? event.at;
  const clocks = { ...current.clocks };
  const change = (id: string, next: (clock: Clock, at: Instant) => Checked<Clock, ClockRefusal>) => {
    const clock = clocks[id];
    if (!clock) return;
    // Two processes whose times differ a little must not leave a clock running: nothing happens before what happened.
    const changed = next(clock, at < lastChange(clock) ? lastChange(clock) : at);
    if (changed.ok) clocks[id] = changed.value;
  };
  const { document } = action;
  const reason = text(event.data.reason);
  const limit = announced(event.data);
  for (const id of effects.stop ?? []) change(id, stopClock);
  for (const id of effects.resume ?? []) change(id, resumeClock);
  for (const id of effects.pause ?? [])
    change(id, (clock, at) => pauseClock(clock, { at, reason, document }));
  for (const id of effects.extend ?? []) {
    if (limit) change(id, (clock, at) => extendClock(clock, { at, limit, reason, document }));
  }
  const steps = { ...current, ...stepAfter(current, action) };
  for (const { clock, since } of startsOf(action, current)) {
    const limit = limitOf(type.clocks[clock], steps, event.data);
    if (limit) clocks[clock] = startClock(limit, (since && current.clocks[since]?.startedAt) || at);
  }
  return clocks;
}

/** The clocks an action starts in this very case. */
function startsOf({ clocks }: CaseAction, { facts }: Clocked) {
  return (clocks?.start ?? []).filter(({ trait }) => trait === undefined || facts.traits.includes(trait));
}

/** Where the steps stand after an action; `step` is absent when none is under way. */
export function stepAfter(current: { step?: number }, action: CaseAction): { step?: number } {
  if (action.step === "enter") return { step: 0 };
  if (current.step === undefined) return {};
  if (action.step === "pass") return { step: current.step + 1 };
  if (action.step === "back") return { step: current.step - 1 };
  return { step: current.step };
}

function limitOf(clock: CaseClock | undefined, current: Clocked, data: Data): Limit | undefined {
  if (!clock) return undefined;
  const { limit } = clock;
  if ("fact" in limit) return current.facts.limits[limit.fact];
  if ("step" in limit)
    return current.step === undefined ? undefined : current.facts.steps[current.step]?.limit;
  if ("data" in limit) return asLimit(data[limit.data]);
  return limit;
}

function announced(data: Data): Limit | undefined {
  return asLimit(data.limit);
}

function asLimit(value: unknown): Limit | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { n, unit } = value as Partial<Limit>;
  return typeof n === "number" && (unit === "W" || unit === "D" || unit === "H") ? { n, unit } : undefined;
}

/** Only limits of one unit can be compared; the linter and the publishing gate keep units together. */
function exceeds(limit: Limit, most: Limit | undefined): boolean {
  return most !== undefined && most.unit === limit.unit && limit.n > most.n;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
