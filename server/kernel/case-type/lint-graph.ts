/** Walks over a case type as a graph of states, for the linter. Every target is known to exist. */
import type { CaseAction, CaseType } from "#contract/case-type.ts";

/** States that some sequence of actions leads to. */
export function reachableStates(type: CaseType): Set<string> {
  const reached = new Set<string>();
  const queue = Object.values(type.actions).flatMap((a) => (a.from.length === 0 && a.to ? [a.to] : []));
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    for (const [, action] of leaving(type, state)) queue.push(action.to ?? state);
  }
  return reached;
}

/** States that are no end and from which no end can be reached. */
export function deadEnds(type: CaseType): string[] {
  const alive = new Set(Object.keys(type.states).filter((state) => type.states[state]?.end));
  for (let grew = true; grew; ) {
    grew = false;
    for (const action of Object.values(type.actions)) {
      if (!action.to || !alive.has(action.to)) continue;
      for (const state of action.from) {
        if (!alive.has(state)) grew = true;
        alive.add(state);
      }
    }
  }
  return Object.keys(type.states).filter((state) => !alive.has(state));
}

interface Leak {
  /** The states walked through: `received > accepted > archived`. */
  path: string;
  paused: boolean;
}

/** Ways in which a clock that was started is still running, or still paused, in an end state: one for each end. */
export function clockLeaks(type: CaseType, clock: string): Leak[] {
  const leaks = new Map<string, Leak>();
  const seen = new Set<string>();
  const queue = starts(type, clock);
  for (let at = queue.shift(); at; at = queue.shift()) {
    const key = `${at.state}:${at.paused}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (type.states[at.state]?.end) leaks.set(key, { path: at.path, paused: at.paused });
    for (const [, action] of leaving(type, at.state)) {
      if (action.clocks?.stop?.includes(clock)) continue;
      const state = action.to ?? at.state;
      const path = state === at.state ? at.path : `${at.path} > ${state}`;
      queue.push({ state, paused: pausedAfter(action, clock, at.paused), path });
    }
  }
  return [...leaks.values()];
}

/** Why the action a clock wakes could never be taken by the system where the clock runs, or null. */
export function wakesInVain(type: CaseType, clock: string): string | null {
  const wakes = type.clocks[clock]?.whenDue;
  const action = wakes === undefined ? undefined : type.actions[wakes];
  if (!action) return null;
  if (!action.by.includes("system")) return `"${wakes}" is not for the system to take`;
  const silent = runningIn(type, clock).filter((state) => !action.from.includes(state));
  return silent.length > 0
    ? `clock "${clock}" also runs in ${silent.join(", ")}, where "${wakes}" is impossible`
    : null;
}

function runningIn(type: CaseType, clock: string): string[] {
  const running = new Set<string>();
  const seen = new Set<string>();
  const queue = starts(type, clock);
  for (let at = queue.pop(); at; at = queue.pop()) {
    const key = `${at.state}:${at.paused}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!at.paused) running.add(at.state);
    for (const [, action] of leaving(type, at.state)) {
      if (action.clocks?.stop?.includes(clock)) continue;
      queue.push({ state: action.to ?? at.state, paused: pausedAfter(action, clock, at.paused), path: "" });
    }
  }
  return [...running];
}

function starts(type: CaseType, clock: string): (Leak & { state: string })[] {
  return Object.values(type.actions)
    .filter((action) => action.clocks?.start?.some((start) => start.clock === clock))
    .flatMap((action) => (action.to ? [action.to] : action.from))
    .map((state) => ({ state, paused: false, path: state }));
}

function pausedAfter(action: CaseAction, clock: string, before: boolean): boolean {
  if (action.clocks?.resume?.includes(clock)) return action.clocks.pause?.includes(clock) ?? false;
  return before || (action.clocks?.pause?.includes(clock) ?? false);
}

function leaving(type: CaseType, state: string): [string, CaseAction][] {
  return Object.entries(type.actions).filter(([, action]) => action.from.includes(state));
}
