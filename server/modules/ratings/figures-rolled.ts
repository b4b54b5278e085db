/**
 * The same counts from what is rolled up of the facts, for readers whose posts reach everything: no rating and no
 * matter is counted anew. Ratings of days the reader does not see yet are taken off again.
 */
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { caseReach } from "#server/kernel/access/permission.ts";
import { type Counted, nothing } from "#server/kernel/rating/figures.ts";
import { grades } from "#server/kernel/rating/rating.ts";
import { addDays, type Day } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import {
  countGiven,
  countLoops,
  countRatedLater,
  countServices,
  type Grouping,
  joined,
  type Part,
  type Span,
} from "./figures-store.ts";

/** So many facts of a kind with just these marks, at one place. */
export interface Tally {
  organ: string;
  /** Of the dimension asked for; `-` is none. */
  value: string;
  marks: string[];
  n: number;
}

export interface TallyAsk {
  division: string;
  kind: "rating.given" | "rating.matter";
  period: string;
  by: "all" | "item" | "counter" | "staff" | "channel" | "month";
}

/** Whoever keeps sums of the facts: the metrics, which are above this module. */
export type Tallies = (ask: TallyAsk) => Promise<Tally[]>;

export const readsEverything = (actor: StaffActor): boolean => caseReach(actor)?.kind === "all";

const dimensions = {
  ...{ all: "all", organ: "all", item: "item", counter: "counter", person: "staff" },
  ...{ channel: "channel", month: "month" },
} as const satisfies Record<Grouping, TallyAsk["by"]>;

/** Where every matter served counts and not only where it was first served, matters are counted anew. */
const countsEach = (by: Grouping) => by === "counter" || by === "person";

/** As `countRatings`. */
export async function countRolled(
  db: Database,
  actor: StaffActor,
  tallies: Tallies,
  ask: { by: Grouping; period: string; span: Span },
): Promise<Map<string, Counted>> {
  const { by, period, span } = ask;
  const of = (kind: TallyAsk["kind"], dimension: TallyAsk["by"] = dimensions[by]) =>
    tallies({ division: actor.division, kind, period, by: dimension });
  const unseen = { ...span, from: later(span.from, addDays(span.seen, 1)), seen: span.to };
  const isFirst = by !== "channel" && !countsEach(by);
  const [matters, each, items, given, loops, ratedLater, givenLater] = await Promise.all([
    isFirst ? of("rating.matter") : [],
    countsEach(by) ? countServices(db, actor, by, span) : [],
    by === "organ" || by === "all" ? of("rating.matter", "item") : [],
    of("rating.given"),
    countLoops(db, actor, by, span),
    isFirst ? countRatedLater(db, actor, by, span) : [],
    countGiven(db, actor, by, unseen),
  ]);
  const counts = joined([
    ...grouped(by, matters, mattersOf),
    ...each,
    ...grouped(by, items, itemsOf),
    ...grouped(by, given, givenOf),
    ...loops,
  ]);
  for (const { id, counts: more } of [...ratedLater, ...givenLater])
    counts.set(id, less(counts.get(id) ?? nothing, more));
  return new Map([...counts].filter(([, counted]) => isSomething(counted)));
}

/** Channels that were used, as `channelsUsed`. */
export async function channelsRolled(
  db: Database,
  actor: StaffActor,
  tallies: Tallies,
  ask: { period: string; span: Span },
): Promise<number[]> {
  const byChannel = await countRolled(db, actor, tallies, { ...ask, by: "channel" });
  const isUsed = ({ byGrade, excluded }: Counted) => excluded > 0 || byGrade.some((n) => n > 0);
  return [...byChannel].filter(([, counted]) => isUsed(counted)).map(([id]) => Number(id));
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const channelOf = (value: string) => value.replace(/^rating-/, "");
const sum = (tallies: readonly Tally[]) => tallies.reduce((all, { n }) => all + n, 0);
const having = (tallies: readonly Tally[], ...all: string[]) =>
  tallies.filter(({ marks }) => all.every((mark) => marks.includes(mark)));

function grouped(
  by: Grouping,
  tallies: readonly Tally[],
  countsOf: (own: Tally[]) => Part["counts"],
): Part[] {
  const idOf = ({ organ, value }: Tally) =>
    by === "all" ? "all" : by === "organ" ? organ : by === "channel" ? channelOf(value) : value;
  const groups = [...Map.groupBy(tallies, idOf)].filter(([id]) => id !== "-");
  return groups.map(([id, own]) => ({ id, counts: countsOf(own) }));
}

const mattersOf = (own: Tally[]) => ({ cases: sum(own), rated: sum(having(own, "rated")) });

const itemsOf = (own: Tally[]) => ({
  coveredItems: new Set(own.map(({ value }) => value).filter((item) => item !== "-")).size,
});

const givenOf = (own: Tally[]) => ({
  byGrade: grades.map((grade) => sum(having(own, "counted", `grade-${grade}`))),
  excluded: sum(having(own, "excluded")),
  held: sum(having(own, "held")),
});

/** Never below nothing: what is to be taken off may not be rolled up yet. */
function less(from: Counted, { byGrade, rated = 0, excluded = 0, held = 0 }: Part["counts"]): Counted {
  const rest = (n: number, off = 0) => Math.max(0, n - off);
  return {
    ...from,
    rated: rest(from.rated, rated),
    byGrade: from.byGrade.map((n, at) => rest(n, byGrade?.[at])),
    excluded: rest(from.excluded, excluded),
    held: rest(from.held, held),
  };
}

const isSomething = ({ cases, byGrade, excluded, held }: Counted) =>
  cases + excluded + held > 0 || byGrade.some((n) => n > 0);
