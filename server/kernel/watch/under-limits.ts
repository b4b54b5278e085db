/** The same history under other limits: what it would have earned had its facts said so from the start (A13). */
import type { Limit } from "#contract/limit.ts";
import type { CaseEvent, CaseFacts } from "../case-type/case.ts";

export interface OtherLimits {
  /** By fact name: `statutory`, `promised`. Those not named stay as they were. */
  limits: Readonly<Record<string, Limit | undefined>>;
  /** Of steps, by their id. */
  steps: Readonly<Record<string, Limit | undefined>>;
}

/** `events` from the first one on. What was done and when stays as it was. */
export function underLimits(events: readonly CaseEvent[], other: OtherLimits): CaseEvent[] {
  return events.map((event) => {
    const { opening } = event.data;
    return opening
      ? {
          ...event,
          data: { ...event.data, opening: { ...opening, facts: withLimits(opening.facts, other) } },
        }
      : event;
  });
}

function withLimits(facts: CaseFacts, { limits, steps }: OtherLimits): CaseFacts {
  const own = Object.keys(facts.limits).map((name) => [name, limits[name] ?? facts.limits[name]] as const);
  return {
    ...facts,
    limits: Object.fromEntries(own.filter((each): each is [string, Limit] => each[1] !== undefined)),
    steps: facts.steps.map((step) => ({ ...step, limit: steps[step.id] ?? step.limit })),
  };
}
