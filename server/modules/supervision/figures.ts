/** Figures of supervision (R3.6) from grouped rows. Pure: SQL only groups, everything else is here. */
import type { Count, Rate } from "#contract/supervision.ts";
import type { FigureBy, FigureLine } from "#contract/supervision-figures.ts";

/** Cards of one line; withdrawn ones are not among them. */
export interface CardGroup {
  id: string | null;
  warnings: number;
  yellow: number;
  red: number;
  /** Red cards closed after rectification. */
  rectified: number;
}

/** Concluded matters of one line. */
export interface ConclusionGroup {
  id: string | null;
  finished: number;
  on_time: number;
  early: number;
  /** Sum of the shares of the promised time, over so many matters. */
  used: number;
  used_of: number;
}

/** What a table is made of. */
export interface Groups {
  cards: readonly CardGroup[];
  conclusions: readonly ConclusionGroup[];
  /** Of all cards and of all concluded matters: one has several lines, or none, where it has several of a side or none. */
  whole: { cards: CardGroup; conclusions: ConclusionGroup };
}

/** What the addresses of the lists behind a line are made of. */
export type Narrowing = Record<string, string | number | undefined>;

export interface FigureGround {
  name: (id: string) => string;
  /** Parameters of a line's lists. */
  narrow: (id: string) => Narrowing;
  address: (list: string, query: Narrowing) => string;
  /** What every list of the table is narrowed by. */
  base: Narrowing;
}

const noCards = { warnings: 0, yellow: 0, red: 0, rectified: 0 };
const noConclusions = { finished: 0, on_time: 0, early: 0, used: 0, used_of: 0 };

/** A line for every id that has cards or conclusions; and the whole. */
export function tableOf(
  { cards, conclusions, whole }: Groups,
  ground: FigureGround,
): { total: FigureLine; lines: FigureLine[] } {
  const cardsOf = new Map(cards.map((group) => [group.id, group]));
  const conclusionsOf = new Map(conclusions.map((group) => [group.id, group]));
  const ids = [...new Set([...cards, ...conclusions].flatMap(({ id }) => (id === null ? [] : [id])))];
  const lines = ids.map((id) => {
    const sums = { ...(cardsOf.get(id) ?? noCards), ...(conclusionsOf.get(id) ?? noConclusions) };
    const query = { ...ground.base, ...ground.narrow(id) };
    return { id, ...lineOf(ground.name(id), sums, query, ground) };
  });
  const all = { ...whole.cards, ...whole.conclusions };
  return { total: lineOf("合计", all, ground.base, ground), lines };
}

/** Groups put together. */
export const allCards = (groups: readonly CardGroup[]): CardGroup => ({
  id: null,
  ...summed(noCards, groups),
});
export const allConclusions = (groups: readonly ConclusionGroup[]): ConclusionGroup => ({
  id: null,
  ...summed(noConclusions, groups),
});

function summed<T extends Record<string, number>>(nothing: T, groups: readonly T[]): T {
  const names = Object.keys(nothing);
  const sum = (name: string) => groups.reduce((total, group) => total + (group[name] ?? 0), 0);
  return Object.fromEntries(names.map((name) => [name, sum(name)])) as T;
}

type Sums = Omit<CardGroup & ConclusionGroup, "id">;

function lineOf(name: string, sums: Sums, query: Narrowing, { address }: FigureGround): FigureLine {
  const cards = (light: string, n: number): Count => ({ n, href: address("cards", { ...query, light }) });
  const finished = (was?: string) => address("finished", { ...query, was });
  const { finished: of, red } = sums;
  return {
    ...{ name, warnings: cards("warning", sums.warnings), yellow: cards("yellow", sums.yellow) },
    ...{ red: cards("red", red), finished: { n: of, href: finished() } },
    onTime: rateOf(sums.on_time, of, finished("on-time")),
    early: rateOf(sums.early, of, finished("early")),
    used: { share: sums.used_of === 0 ? null : round(sums.used / sums.used_of), of: sums.used_of },
    rectified: rateOf(sums.rectified, red, address("cards", { ...query, light: "red", state: "rectified" })),
  };
}

/** A share of what there is; nothing to rate is no share, and not zero. */
export function rateOf(n: number, of: number, href: string): Rate {
  return { share: of === 0 ? null : round(n / of), n, of, href };
}

const round = (share: number) => Math.round(share * 10_000) / 10_000;

/** Months in order; other lines by what burns most, then by what there was. */
export function ordered(by: FigureBy, lines: readonly FigureLine[]): FigureLine[] {
  if (by === "month") return lines.toSorted((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
  const weight = ({ red, yellow, finished }: FigureLine) => red.n * 1e9 + yellow.n * 1e6 + finished.n;
  // Two people may have one name.
  const sign = ({ name, id = "" }: FigureLine) => `${name} ${id}`;
  return lines.toSorted((a, b) => weight(b) - weight(a) || (sign(a) < sign(b) ? -1 : 1));
}
