import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseKey } from "./case.ts";
import { clocksAfter, stepAfter } from "./clock-effects.ts";

/** The case after its first event. */
export function evolveOpening(type: CaseType, key: CaseKey, event: CaseEvent): Case {
  const { opening } = event.data;
  const action = type.actions[event.action];
  if (!opening || !action)
    throw new Error(`event ${event.action} of case ${key.division}/${key.id} opens nothing`);
  const blank: Case = {
    division: key.division,
    id: key.id,
    ...opening,
    state: event.to,
    version: 1,
    openedAt: event.at,
    clocks: {},
    taken: { [event.action]: 1 },
  };
  return { ...blank, clocks: clocksAfter(type, action, blank, event) };
}

/** The case after one more event. Never refuses: what has happened has happened. */
export function evolve(type: CaseType, current: Case, event: CaseEvent): Case {
  const action = type.actions[event.action];
  if (!action) throw new Error(`case type ${type.code} ${type.version} has no action ${event.action}`);
  const { holder, step: _, ...rest } = current;
  const next: Case = {
    ...rest,
    ...stepAfter(current, action),
    state: event.to,
    version: event.seq,
    clocks: clocksAfter(type, action, current, event),
    taken: { ...current.taken, [event.action]: (current.taken[event.action] ?? 0) + 1 },
  };
  const holds = action.holder === "take" ? event.actor.id : keepsHolder(action) ? holder : undefined;
  if (holds !== undefined) next.holder = holds;
  const handed = action.handsTo === undefined ? undefined : event.data[action.handsTo];
  if (typeof handed === "string") next.organ = handed;
  if (type.states[event.to]?.concluded && !next.concludedAt) next.concludedAt = event.effectiveAt ?? event.at;
  return next;
}

/** Folds a whole history; `types` finds the version the case opened under. */
export function foldCase(
  types: (code: string, version: number) => CaseType,
  key: CaseKey,
  events: readonly CaseEvent[],
): Case | null {
  const [first, ...rest] = events;
  const opening = first?.data.opening;
  if (!first || !opening) return null;
  const type = types(opening.type, opening.typeVersion);
  return rest.reduce((current, event) => evolve(type, current, event), evolveOpening(type, key, first));
}

function keepsHolder(action: { holder?: string; step?: string }): boolean {
  return action.holder !== "release" && action.step === undefined;
}
