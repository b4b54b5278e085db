/**
 * Electronic monitoring (R3.1–R3.3) as a function: every warning, yellow and red card that a case's history has earned.
 * Pure and total; the same history, rules and calendar always give the same signals, whenever somebody looks. The sweep,
 * a calendar loaded late and the proof all compare this with what is recorded.
 */
import type { CaseType } from "#contract/case-type.ts";
import type { CardRule, ClockRule, WatchRule } from "#contract/watch.ts";
import type { Case, CaseEvent, CaseKey } from "../case-type/case.ts";
import type { Instant } from "../time/day.ts";
import { endOfLimit, type Timekeeping } from "../time/due.ts";
import { eventSignals } from "./event-rule.ts";
import { ruleMoment } from "./rule-moment.ts";
import type { Signal } from "./signal.ts";
import { type Span, spansOf } from "./spans.ts";

/** A case and what is known about it besides its events. */
export interface Watched {
  type: CaseType;
  key: CaseKey;
  events: readonly CaseEvent[];
  /** Whether its item promises that nobody need come. */
  online?: boolean;
}

/** What became of signals that were raised, by key. */
export interface Answer {
  /** First explanation or appeal. */
  answeredAt?: Instant;
  /** An appeal was upheld: as if it had never been raised (R3.4). */
  upheld?: boolean;
}

export interface Answers {
  of: Readonly<Record<string, Answer>>;
  /** Yellow cards raised by hand about the case: they count like the others. */
  byHand: readonly { key: string; at: Instant }[];
}

export const noAnswers: Answers = { of: {}, byHand: [] };

/** What a look at a case finds: the signals earned up to `until`, in order, and the next moment worth a look. */
export interface Look {
  signals: Signal[];
  next?: Instant;
}

/** Every signal up to `until`, in the order in which they fell due, and when the next falls due if nothing happens. */
export function lookAt(
  watched: Watched,
  rules: readonly WatchRule[],
  time: Timekeeping,
  until: Instant,
  answers: Answers = noAnswers,
): Look {
  const all = allSignals(watched, rules, time, until, answers);
  const next = all.find(({ at }) => at > until)?.at;
  return { signals: all.filter(({ at }) => at <= until), ...(next !== undefined && { next }) };
}

/** The signals alone. */
export function cardsOf(...look: Parameters<typeof lookAt>): Signal[] {
  return lookAt(...look).signals;
}

/** Those of the past, and those that would follow if nothing more happened. */
function allSignals(
  watched: Watched,
  rules: readonly WatchRule[],
  time: Timekeeping,
  until: Instant,
  answers: Answers,
): Signal[] {
  const { type, key, events } = watched;
  const found = new Map<string, Signal>();
  const keep = (signal: Signal) => {
    if (!found.has(signal.key)) found.set(signal.key, signal);
  };
  for (const span of spansOf(type, key, events, until)) {
    for (const rule of rules) {
      if (rule.kind === "event") eventSignals(rule, span, watched.online).forEach(keep);
      if (rule.kind === "clock") clockSignals(rule, type, span, time).forEach(keep);
    }
  }
  const stands = (signal: Signal) => !answers.of[signal.key]?.upheld;
  const own = saidOnce([...found.values()].sort(inOrder)).filter(stands);
  const led = rules.flatMap((rule) =>
    rule.kind === "cards" ? cardSignals(rule, own, time, answers).filter(stands) : [],
  );
  const all = new Map([...own, ...led].toReversed().map((signal) => [signal.key, signal]));
  return [...all.values()].sort(inOrder);
}

/** Of warnings that one rule gives at one moment, by several clocks of one case, the first says it for all. */
function saidOnce(inOrder: readonly Signal[]): Signal[] {
  const said = new Set<string>();
  return inOrder.filter(({ light, rule, at }) => {
    const moment = `${rule} ${at}`;
    const again = light === "warning" && said.has(moment);
    said.add(moment);
    return !again;
  });
}

const inOrder = (a: Signal, b: Signal): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : Number(a.key > b.key);

/** What the clocks earn within a span. A clock that came into being late is late from then on. */
function clockSignals(rule: ClockRule, type: CaseType, span: Span, time: Timekeeping): Signal[] {
  return clocksOf(rule, type, span.case).flatMap((clock) => {
    const moment = ruleMoment(rule.moment, span.case.clocks[clock]!, time);
    if (moment === undefined) return [];
    const at = moment > span.from ? moment : span.from;
    if (span.to !== undefined && at > span.to) return [];
    if (rule.unlessPast !== undefined && isPast(span.case, rule.unlessPast, at, time)) return [];
    const key = `${rule.id}/${clock}/${span.runs[clock] ?? 1}`;
    return [{ key, rule: rule.id, light: rule.light, at, clock, ...placeOf(span, type) }];
  });
}

/** The running clocks of a case that a rule looks at. */
export function clocksOf(rule: ClockRule, type: CaseType, { clocks }: Case): string[] {
  return Object.keys(clocks).filter((id) => {
    if (clocks[id]?.stoppedAt !== undefined || rule.exceptClocks?.includes(id)) return false;
    return rule.clocks === "staff" ? type.clocks[id]?.staff === true : rule.clocks.includes(id);
  });
}

function isPast({ clocks }: Case, id: string, at: Instant, time: Timekeeping): boolean {
  const clock = clocks[id];
  const due = clock && ruleMoment({ past: { n: 0, unit: "W" } }, clock, time);
  return due !== undefined && due <= at;
}

function placeOf(
  { case: it, event }: Span,
  type: CaseType,
): Pick<Signal, "seq" | "handler" | "awaits" | "step"> {
  const step = it.step === undefined ? undefined : it.facts.steps[it.step];
  const awaits = type.states[it.state]?.awaits;
  const role = awaits === "step" ? step?.role : awaits;
  return {
    seq: event.seq,
    ...(it.holder !== undefined && { handler: it.holder }),
    ...(role !== undefined && { awaits: role }),
    ...(step && awaits === "step" && { step: step.name }),
  };
}

/** What yellow cards of the same case lead to (R3.2): nobody answered, or there are several. */
function cardSignals(rule: CardRule, own: readonly Signal[], time: Timekeeping, answers: Answers): Signal[] {
  const upheld = (key: string) => answers.of[key]?.upheld === true;
  const byHand = answers.byHand
    .filter(({ key }) => !upheld(key))
    .map(({ key, at }): Signal => ({ key, at, rule: "", light: "yellow", seq: 0 }));
  const yellows = [...own, ...byHand].filter(({ light }) => light === "yellow").sort(inOrder);
  const { of } = rule;
  if ("atLeast" in of) {
    const last = yellows[of.atLeast - 1];
    return last ? [{ ...last, key: rule.id, rule: rule.id, light: rule.light }] : [];
  }
  return yellows.flatMap((yellow) => {
    const end = endOfLimit(of.unanswered, yellow.at, time);
    const answeredAt = answers.of[yellow.key]?.answeredAt;
    if (end.kind !== "due" || (answeredAt !== undefined && answeredAt < end.at)) return [];
    return [{ ...yellow, key: `${rule.id}/${yellow.key}`, rule: rule.id, light: rule.light, at: end.at }];
  });
}
