/**
 * The facts of a case: a pure function of its history, its type and the calendar. Whatever comes late, is withdrawn or
 * is told twice ends in the same facts, because they are always made anew from the whole history.
 */
import type { CaseType } from "#contract/case-type.ts";
import { type Case, type CaseEvent, momentOf } from "../case-type/case.ts";
import { type Instant, shanghaiDay } from "../time/day.ts";
import { dueOf, type Timekeeping } from "../time/due.ts";
import { conclusionOf } from "../watch/conclusion.ts";
import { type Fact, factOf, type Place } from "./fact.ts";

export interface CaseHistory {
  type: CaseType;
  /** The fold of the events. */
  case: Case;
  events: readonly CaseEvent[];
  /** Key of the item it is about, where it is about one. */
  item?: string;
}

export function factsOf(history: CaseHistory, time: Timekeeping): Fact[] {
  return [
    received(history),
    ...history.events.slice(1).flatMap((event) => actFacts(history, event)),
    ...visits(history),
    ...concluded(history, time),
    ...decided(history, time),
    ...due(history, time),
  ];
}

const hundredths = 100;
const tenThousandths = 10_000;

function placeOf({ case: it, item }: CaseHistory, event?: CaseEvent): Place {
  const { organ, hall, counter, channel } = it;
  return {
    ...{ organ, channel },
    ...(item !== undefined && { item }),
    ...(hall !== undefined && { hall }),
    ...(counter !== undefined && { counter }),
    ...(event?.actor.kind === "staff" && { staff: event.actor.id }),
  };
}

/** It lasts until it is concluded: what is received and not concluded is under way (在办). */
function received(history: CaseHistory): Fact {
  const { case: it, events } = history;
  const [first] = events;
  const end = concludingEvent(history);
  const traits = it.facts.traits.filter((trait) => countedTraits.has(trait));
  return factOf(
    "case.received",
    [it.type, ...traits, it.hall === undefined ? "online" : "on-site", isAtOnce(it) && "at-once"],
    shanghaiDay(first ? momentOf(first) : it.openedAt),
    placeOf(history, first),
    { until: end && shanghaiDay(momentOf(end)) },
  );
}

const countedTraits = new Set(["urgent", "complex", "anonymous", "named"]);

/** 即办件: promised for the very day (R2.12). */
function isAtOnce({ facts }: Case): boolean {
  return facts.limits.promised?.n === 0;
}

/** What each national code says happened (R2.1). */
const codeKinds: Record<string, string> = {
  "2": "case.withdrawn",
  "4": "case.not-required",
  "5": "case.refused",
  "6": "case.correction",
  "8": "case.accepted",
  "9": "case.special",
  "14": "case.recalled",
  "15": "case.revoked",
  "16": "case.terminated",
  "17": "case.issued",
  "18": "case.delivered",
  "19": "case.archived",
};

/** Steps inside a matter that nobody counts. */
const uncounted = new Set(["take", "pass", "note", "stand-still", "go-on", "release"]);

/** Of matters by the national codes of what was done; of every other type each action is counted by its name. */
function actFacts(history: CaseHistory, event: CaseEvent): Fact[] {
  const { type, case: it } = history;
  const day = shanghaiDay(momentOf(event));
  const place = placeOf(history, event);
  const codes = type.actions[event.action]?.national ?? [];
  const kinds = codes.flatMap((code) => codeKinds[code] ?? []);
  const named = kinds.map((kind) => factOf(kind, [it.type, ...marksOf(event)], day, place));
  if (it.type === "application" || uncounted.has(event.action))
    return [...named, ...extended(history, event)];
  return [...named, factOf("case.act", [it.type, `act.${event.action}`, ...marksOf(event)], day, place)];
}

function marksOf({ action, actor, data }: CaseEvent): string[] {
  const { method, outcome, verdict, category } = data;
  const words = [method, outcome, verdict, category].filter(isMark);
  return [
    ...words,
    ...(actor.kind === "system" ? ["by-system"] : []),
    ...(again.has(action) ? ["again"] : []),
  ];
}

const again = new Set(["correct-again"]);
const isMark = (value: unknown): value is string =>
  typeof value === "string" && /^[a-z0-9][a-z0-9.+-]{0,59}$/.test(value);

function extended(history: CaseHistory, event: CaseEvent): Fact[] {
  if (event.action !== "extend") return [];
  return [
    factOf("case.extended", [history.case.type], shanghaiDay(momentOf(event)), placeOf(history, event)),
  ];
}

/** Actions for which somebody stood at a counter: handed in there, corrected there, fetched there (R1.9 现场次数). */
function visits(history: CaseHistory): Fact[] {
  const { case: it, events } = history;
  if (it.type !== "application" && it.type !== "joint") return [];
  return events
    .filter((event) => isVisit(it, event))
    .map((event) => factOf("case.visit", [it.type], shanghaiDay(momentOf(event)), placeOf(history, event)));
}

function isVisit(it: Case, { seq, action, actor, data }: CaseEvent): boolean {
  if (seq === 1) return it.hall !== undefined;
  if (action.startsWith("deliver")) return data.method === "counter";
  return actor.kind === "staff" && (action === "resubmit" || action === "supply");
}

function concludingEvent({ type, events }: CaseHistory): CaseEvent | undefined {
  return events.find(({ to }) => type.states[to]?.concluded);
}

/** Any type's end, by the state it ended in, and whether a limit of the staff was past. */
function concluded(history: CaseHistory, time: Timekeeping): Fact[] {
  const event = concludingEvent(history);
  if (!event) return [];
  const { type, case: it } = history;
  const late = Object.entries(it.clocks).some(
    ([id, clock]) => type.clocks[id]?.staff && lateAt(dueOf(clock, time)),
  );
  const marks = [it.type, `to.${event.to}`, late ? "late" : "on-time"];
  const kind = givenUp.has(event.to) ? "case.given-up" : "case.concluded";
  return [factOf(kind, marks, shanghaiDay(momentOf(event)), placeOf(history, event))];
}

/** Ended because nobody wants it any more: not concluded (办结) for any figure. */
const givenUp = new Set(["withdrawn", "cancelled"]);

const lateAt = (due: ReturnType<typeof dueOf>): boolean => due.kind === "stopped" && due.late === true;

/** 办结 (R3.6): decided, with what it used of the promise. Granted, on time and early are marks of the same fact. */
function decided(history: CaseHistory, time: Timekeeping): Fact[] {
  const { type, case: it, events } = history;
  const end = conclusionOf(type, it, events, time);
  if (!end) return [];
  const event = events.find(({ action }) =>
    type.actions[action]?.national?.some((code) => decides.has(code)),
  );
  const granted = event && !type.actions[event.action]?.national?.includes("13");
  const day = shanghaiDay(end.concludedAt);
  const place = placeOf(history, event);
  const marks = [
    ...[it.type, granted ? "granted" : "rejected", end.onTime ? "on-time" : "late", end.early && "early"],
    ...[isAtOnce(it) && "at-once", end.handler === undefined && "by-rule", sameDay(it, day) && "same-day"],
    it.hall === undefined ? "online" : "on-site",
  ];
  return [factOf("case.decided", marks, day, place), ...used(history, end.used, day, place)];
}

const decides = new Set(["11", "12", "13"]);
const sameDay = (it: Case, day: string) => shanghaiDay(it.openedAt) === day;

/** Share of the promise used, and the days: used, promised and of the law, in hundredths, on the day it was decided. */
function used(history: CaseHistory, share: number | undefined, day: string, place: Place): Fact[] {
  const { promised, statutory } = history.case.facts.limits;
  if (share === undefined || !promised) return [];
  const marks = [history.case.type, `in-${promised.unit.toLowerCase()}`];
  const days = (kind: string, n: number) =>
    factOf(kind, marks, day, place, { amount: Math.round(n * hundredths) });
  const capped = Math.min(share, 9999);
  return [
    factOf("case.share-used", marks, day, place, { amount: Math.round(capped * tenThousandths) }),
    ...(promised.n > 0
      ? [days("case.days-used", capped * promised.n), days("case.days-promised", promised.n)]
      : []),
    ...(statutory && statutory.unit === promised.unit && statutory.n > 0
      ? [days("case.days-cut", statutory.n - promised.n), days("case.days-statutory", statutory.n)]
      : []),
  ];
}

/** The cohort of what fell due: whether it was decided by then. What was given up before is due no more. */
function due(history: CaseHistory, time: Timekeeping): Fact[] {
  const { type, case: it, events } = history;
  const clock = it.clocks.promised;
  if (!clock) return [];
  const answer = dueOf(clock, time);
  const end = answer.kind === "stopped" ? answer.due : answer;
  if (end.kind !== "due") return [];
  const kept = answer.kind === "stopped" && answer.late !== true;
  if (kept && events.some(({ action }) => type.actions[action]?.national?.some((code) => givesUp.has(code))))
    return [];
  return [factOf("case.due", [it.type, kept ? "kept" : "not-kept"], lastDay(end), placeOf(history))];
}

/** Withdrawn, terminated. */
const givesUp = new Set(["2", "16"]);

const lastDay = ({ on }: { on: string; at: Instant }) => on;
