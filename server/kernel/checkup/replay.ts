/**
 * Replay (试算): what a past application would have met under a changed item or bundle, before it is published. Its own
 * answers are read again, as they were handed in; nothing about the past is changed. Pure.
 */

import type { Replay, ReplayedCase } from "#contract/checkup.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Item, Limit } from "#contract/item.ts";
import { isAnswered } from "../condition.ts";
import { itemUnder } from "../item-under.ts";
import { materialsFor, optionsOf, stepsFor } from "../situation.ts";
import { isShared } from "../submission.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/day.ts";
import { dueOf, type Timekeeping } from "../time/due.ts";
import { cardsDiffering, type WatchedPast } from "./replay-cards.ts";

/** What rules demand in one situation: of an item, or of a bundle as a whole. */
export interface Demanded {
  demand: Demand;
  materials: Named[];
  steps: (Named & { limit?: Limit })[];
  promised?: Limit;
  statutory?: Limit;
}

interface Named {
  id: string;
  name: string;
}

export function demandedByItem(item: Item, content: DraftContent): Demanded {
  const said = answersIn(content);
  const { promised, statutory } = itemUnder(item, said);
  return {
    demand: item,
    materials: broughtUnder(item, said),
    steps: stepsFor(item, said),
    ...(promised && { promised }),
    ...(statutory && { statutory }),
  };
}

/** Materials the applicant brings in this situation. */
export function broughtUnder(demand: Demand, said: Answers): Named[] {
  return materialsFor(demand, said).flatMap(({ material }) => (isShared(material) ? [] : [material]));
}

export const answersIn = ({ situation, answers }: DraftContent): Answers => ({ ...situation, ...answers });

export interface PastCase {
  number: string;
  content: DraftContent;
  /** Its promised clock, when it ran; a stopped one tells whether it was late. */
  clock?: Clock;
  /** Its history and the rules it was watched by. */
  watch?: WatchedPast;
}

/** What differs for one application; undefined: nothing would have. */
export function replayed(
  past: PastCase,
  before: Demanded,
  after: Demanded,
  time: Timekeeping,
  until: Instant,
): ReplayedCase | undefined {
  const [fewer, more] = [
    without(before.materials, after.materials),
    without(after.materials, before.materials),
  ];
  const [stepsFewer, stepsMore] = [without(before.steps, after.steps), without(after.steps, before.steps)];
  const promised = sameLimit(before.promised, after.promised)
    ? undefined
    : {
        ...(before.promised && { before: before.promised }),
        ...(after.promised && { after: after.promised }),
      };
  const late = promised && past.clock && lateness(past.clock, after.promised, time);
  const unread = unreadAnswers(after.demand, past.content);
  const cards = past.watch && cardsDiffering(past.watch, limitsOf(after), time, until);
  const [cardsFewer, cardsMore] = [cards?.fewer ?? [], cards?.more ?? []];
  const lists = { fewer, more, stepsFewer, stepsMore, cardsFewer, cardsMore, unread };
  if (Object.values(lists).every((names) => names.length === 0) && !promised) return undefined;
  const found = { number: past.number, ...lists };
  return { ...found, ...(promised && { promised }), ...(late && { late }) };
}

function limitsOf({ promised, statutory, steps }: Demanded) {
  return {
    limits: { promised, statutory },
    steps: Object.fromEntries(steps.map(({ id, limit }) => [id, limit])),
  };
}

function without(list: readonly Named[], other: readonly Named[]): string[] {
  const ids = new Set(other.map(({ id }) => id));
  return list.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}

function sameLimit(a: Limit | undefined, b: Limit | undefined): boolean {
  return a?.n === b?.n && a?.unit === b?.unit;
}

/** The same clock, with the same pauses, under the other limit. */
function lateness(clock: Clock, limit: Limit | undefined, time: Timekeeping): ReplayedCase["late"] {
  if (!limit || clock.stoppedAt === undefined) return undefined;
  const was = wasLate(clock, time);
  const would = wasLate({ ...clock, limit }, time);
  if (was === undefined || would === undefined || was === would) return undefined;
  return would ? "would-be" : "no-more";
}

function wasLate(clock: Clock, time: Timekeeping): boolean | undefined {
  const due = dueOf(clock, time);
  return due.kind === "stopped" ? due.late : undefined;
}

/** Questions whose answer the changed rules do not know any more: today's applicant must answer anew. */
function unreadAnswers(demand: Demand, { situation }: DraftContent): string[] {
  return demand.questions.flatMap((question) => {
    const said = situation[question.id];
    if (!isAnswered(said)) return [];
    const known = optionsOf(question).map(({ value }) => value);
    return [said].flat().every((value) => known.includes(String(value))) ? [] : [question.text];
  });
}

/** Most cases a replay lists. */
const listed = 100;

/** All of them together. `daysOf` counts a limit in working days. */
export function summed(
  span: Pick<Replay, "from" | "to" | "cases" | "left">,
  differing: readonly ReplayedCase[],
  daysOf: (limit: Limit) => number,
): Replay {
  const sum = (of: (one: ReplayedCase) => number) => differing.reduce((total, one) => total + of(one), 0);
  const days = (limit: Limit | undefined) => (limit ? daysOf(limit) : 0);
  const spared = ({ promised }: ReplayedCase) =>
    promised?.before && promised.after ? days(promised.before) - days(promised.after) : 0;
  return {
    ...span,
    differing: differing.length,
    materialsFewer: sum(({ fewer }) => fewer.length),
    materialsMore: sum(({ more }) => more.length),
    stepsFewer: sum(({ stepsFewer }) => stepsFewer.length),
    stepsMore: sum(({ stepsMore }) => stepsMore.length),
    cardsFewer: sum(({ cardsFewer }) => cardsFewer.length),
    cardsMore: sum(({ cardsMore }) => cardsMore.length),
    daysFewer: Math.round(sum(spared) * 10) / 10,
    wouldBeLate: sum(({ late }) => Number(late === "would-be")),
    lateNoMore: sum(({ late }) => Number(late === "no-more")),
    list: differing.slice(0, listed),
  };
}
