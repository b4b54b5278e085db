/** A case's history as spans: what stood from one event to the next. */
import type { CaseType } from "#contract/case-type.ts";
import { type Case, type CaseEvent, type CaseKey, momentOf } from "../case-type/case.ts";
import { evolve, evolveOpening } from "../case-type/evolve.ts";
import type { Instant } from "../time/day.ts";

export interface Span {
  case: Case;
  /** The case before the event; absent for the opening. */
  before?: Case;
  event: CaseEvent;
  from: Instant;
  /** When the next event changed it; absent for the span that lasts. */
  to?: Instant;
  /** How often each clock has been started so far: a step's clock starts again with every step. */
  runs: Readonly<Record<string, number>>;
}

/**
 * The spans of the events up to `until`. An event counts from when it took effect (a clock that was due while nobody
 * looked), never before the one in front of it.
 */
export function spansOf(type: CaseType, key: CaseKey, events: readonly CaseEvent[], until: Instant): Span[] {
  const spans: Span[] = [];
  for (const event of events) {
    const last = spans.at(-1);
    const from = later(momentOf(event), last?.from);
    if (from > until) break;
    const next = last ? evolve(type, last.case, event) : evolveOpening(type, key, event);
    if (last) last.to = from;
    const runs = runsAfter(type, event, last, next);
    spans.push({ case: next, ...(last && { before: last.case }), event, from, runs });
  }
  return spans;
}

function runsAfter(
  type: CaseType,
  { action }: CaseEvent,
  last: Span | undefined,
  next: Case,
): Record<string, number> {
  const runs: Record<string, number> = { ...last?.runs };
  for (const { clock } of type.actions[action]?.clocks?.start ?? []) {
    const now = next.clocks[clock];
    if (!now || now.stoppedAt !== undefined || now === last?.case.clocks[clock]) continue;
    runs[clock] = (runs[clock] ?? 0) + 1;
  }
  return runs;
}

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
