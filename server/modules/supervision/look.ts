/** One look at a case: what its history has earned against what is recorded of it. */
import type { WatchRule } from "#contract/watch.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { answersOf, type CardPlan, planOf } from "#server/kernel/watch/card-plan.ts";
import { type Conclusion, conclusionOf } from "#server/kernel/watch/conclusion.ts";
import type { Signal } from "#server/kernel/watch/signal.ts";
import { lookAt } from "#server/kernel/watch/signals.ts";
import { type CaseEngine, roleWords } from "../../cases/index.ts";
import type { NewCard, RecordedCard } from "./card-store.ts";
import type { KnownItem } from "./item-of.ts";
import type { RuleBook } from "./watch-rules.ts";

/** A case with everything a look needs. */
export interface Watching {
  case: Case;
  events: readonly CaseEvent[];
  known: readonly RecordedCard[];
  item: KnownItem | undefined;
}

export interface Looked {
  watching: Watching;
  plan: CardPlan<RecordedCard>;
  rules: readonly WatchRule[];
  next: Instant | undefined;
  conclusion: Conclusion | undefined;
}

export function lookOver(
  { types, timekeeper }: Pick<CaseEngine, "types" | "timekeeper">,
  book: RuleBook,
  watching: Watching,
  now: Instant,
): Looked {
  const { case: it, events, known, item } = watching;
  const type = types.version(it.type, it.typeVersion);
  const rules = book.rulesOf(it, item?.key);
  const time = timekeeper.current();
  const watched = { type, key: it, events, ...(item && { online: item.online }) };
  // Clocks of several processes differ a little: what is recorded has happened.
  const last = events.at(-1)?.at ?? now;
  const { signals, next } = lookAt(watched, rules, time, last > now ? last : now, answersOf(known));
  return {
    ...{ watching, rules, next, plan: planOf(String(it.id), signals, known) },
    conclusion: it.type === "application" ? conclusionOf(type, it, events, time) : undefined,
  };
}

/** The card or warning a signal becomes. */
export function cardOf(
  { case: it, item }: Watching,
  signal: Signal & { signal: string },
  now: Instant,
): NewCard {
  return {
    ...{
      division: it.division,
      key: signal.key,
      signal: signal.signal,
      rule: signal.rule,
      light: signal.light,
    },
    ...{
      clock: signal.clock,
      closedAt: signal.light === "warning" ? overSince(it, signal) : undefined,
      dueAt: signal.at,
      raisedAt: now,
      byHand: false,
      subject: it.subject,
      about: it,
    },
    ...{ organ: it.organ, hall: it.hall, counter: it.counter, handler: signal.handler, item },
    section:
      signal.step ?? (signal.awaits === undefined ? undefined : (roleWords[signal.awaits] ?? signal.awaits)),
  };
}

/** When what a signal warns of was over: its clock has stopped since, or has begun anew (a step's, with the next step). */
function overSince({ clocks }: Case, { clock, at }: Signal): Instant | undefined {
  const now = clock === undefined ? undefined : clocks[clock];
  if (!now) return undefined;
  return now.startedAt > at ? now.startedAt : now.stoppedAt;
}
