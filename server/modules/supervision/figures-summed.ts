/**
 * The groups of a table from sums of facts instead of its rows (`figures-store.ts` counts those anew). Sums are kept by
 * organ with one dimension more: what is cut by two of them at once no sum has.
 */
import type { FigureBy, FigureQuery } from "#contract/supervision-figures.ts";
import { usedUnits } from "./conclusion-facts.ts";
import type { CardGroup, ConclusionGroup, Groups } from "./figures.ts";

/** What is added to a line of the table; several of one line are added up. */
export interface Tally {
  id: string;
  /** In the order of what was to be counted; below nothing where something is taken off. */
  counts: number[];
  amount: number;
}

type Grain = "all" | "item" | "hall" | "counter" | "staff";

/** What a table is cut by, as sums are kept. */
export interface Cut {
  grain: Grain;
  value?: string;
  prefix?: string;
}

export interface TallyAsk extends Cut {
  source: "card" | "conclusion";
  kind: "card.raised" | "matter.concluded" | "matter.of-rule";
  /** `2026` or `2026-11`. */
  period: string;
  line: "none" | "organ" | "value" | "month" | "mark";
  /** How marks begin that make lines. */
  ofMark?: string;
  /** Facts with all of these marks, for each set. */
  counted: readonly (readonly string[])[];
  organs?: readonly string[];
}

/** Whoever keeps sums of the facts: the metrics, which are above this module. Undefined: they are not to be had now. */
export type Tallies = (division: string, asks: readonly TallyAsk[]) => Promise<Tally[][] | undefined>;

export interface SummedFilter extends Omit<FigureQuery, "by"> {
  division: string;
  /** What the reader may see; undefined: every organ. */
  organs: readonly string[] | undefined;
}

/** Undefined where no sum has what is asked. */
export async function groupsSummed(
  tallies: Tallies,
  by: FigureBy,
  filter: SummedFilter,
): Promise<Groups | undefined> {
  const [lines, whole] = [cutOf(by, filter), cutOf("organ", filter)];
  if (!lines || !whole) return undefined;
  const isByRule = by === "rule";
  const found = await tallies(filter.division, [
    askOf(cards, lines, lineOf[by], filter),
    askOf(isByRule ? mattersOfRule : matters, lines, lineOf[by], filter),
    ...[askOf(cards, whole, "none", filter), askOf(matters, whole, "none", filter)],
  ]);
  if (!found) return undefined;
  const [cardLines = [], matterLines = [], allCards = [], allMatters = []] = found;
  return {
    cards: grouped(by, cardLines, cardGroup).filter(
      ({ warnings, yellow, red }) => warnings + yellow + red > 0,
    ),
    conclusions: grouped(by, matterLines, matterGroup).filter(({ finished }) => finished > 0),
    whole: { cards: cardGroup(null, allCards), conclusions: matterGroup(null, allMatters) },
  };
}

type Counting = Pick<TallyAsk, "source" | "kind" | "counted">;
const cards: Counting = {
  ...{ source: "card", kind: "card.raised" },
  counted: [["warning"], ["yellow"], ["red"], ["red", "rectified"]],
};
const matters: Counting = {
  ...{ source: "conclusion", kind: "matter.concluded" },
  counted: [[], ["on-time"], ["early"], ["promised"]],
};
/** A matter counts with each rule it has cards of. */
const mattersOfRule: Counting = { ...matters, kind: "matter.of-rule" };

const lineOf: Record<FigureBy, TallyAsk["line"]> = {
  ...{ organ: "organ", month: "month", rule: "mark" },
  ...{ item: "value", place: "value", counter: "value", handler: "value" },
};

function askOf(
  counting: Counting,
  cut: Cut,
  line: TallyAsk["line"],
  { year, month, organ, organs }: SummedFilter,
): TallyAsk {
  const period = month === undefined ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
  const isSeen = organ === undefined || organs === undefined || organs.includes(organ);
  const own = organ === undefined ? organs : isSeen ? [organ] : [];
  return {
    ...{ ...counting, ...cut, period, line },
    ...(line === "mark" && { ofMark: "rule." }),
    ...(own && { organs: own }),
  };
}

/** The one dimension of a table's lines and of what it is narrowed by; undefined: there are two. */
export function cutOf(
  by: FigureBy,
  narrowed: Omit<SummedFilter, "year" | "division" | "organs">,
): Cut | undefined {
  const narrow = narrowingsOf(narrowed);
  if (!narrow || narrow.length > 1) return undefined;
  const [cut] = narrow;
  const grain = grains[by];
  if (grain === "all") return cut ?? { grain };
  if (!cut || cut.grain === grain) return cut ?? { grain };
  // Counters of a hall are kept under its name, and a counter is in its hall.
  if (cut.grain === "hall" && grain === "counter" && cut.value !== "-")
    return { grain, prefix: `${cut.value}/` };
  return cut.grain === "counter" && grain === "hall" ? cut : undefined;
}

const grains: Record<FigureBy, Grain> = {
  ...{ organ: "all", rule: "all", month: "all" },
  ...{ item: "item", place: "hall", counter: "counter", handler: "staff" },
};

/** Undefined: a counter without its hall is not told apart. */
function narrowingsOf({
  item,
  handler,
  hall,
  counter,
}: Pick<FigureQuery, "item" | "handler" | "hall" | "counter">) {
  if (counter !== undefined && (hall === undefined || hall === "online")) return undefined;
  return [
    ...(item === undefined ? [] : [{ grain: "item" as const, value: item }]),
    ...(handler === undefined ? [] : [{ grain: "staff" as const, value: handler }]),
    ...(hall === undefined
      ? []
      : counter === undefined
        ? [{ grain: "hall" as const, value: hall === "online" ? "-" : hall }]
        : [{ grain: "counter" as const, value: `${hall}/${counter}` }]),
  ];
}

function grouped<G>(
  by: FigureBy,
  tallies: readonly Tally[],
  groupOf: (id: string | null, own: readonly Tally[]) => G,
): G[] {
  return [...Map.groupBy(tallies, ({ id }) => idOf(by, id))].map(([id, own]) => groupOf(id, own));
}

/** Sums name what has none `-`, and a counter's hall before it. */
function idOf(by: FigureBy, id: string): string | null {
  if (by === "place") return id === "-" ? "online" : (id.split("/")[0] ?? id);
  return id === "-" ? null : id;
}

const total = (own: readonly Tally[], place: number) =>
  own.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0);

const cardGroup = (id: string | null, own: readonly Tally[]): CardGroup => ({
  ...{ id, warnings: total(own, 0), yellow: total(own, 1), red: total(own, 2), rectified: total(own, 3) },
});

const matterGroup = (id: string | null, own: readonly Tally[]): ConclusionGroup => ({
  ...{ id, finished: total(own, 0), on_time: total(own, 1), early: total(own, 2), used_of: total(own, 3) },
  used: own.reduce((sum, { amount }) => sum + amount, 0) / usedUnits,
});
