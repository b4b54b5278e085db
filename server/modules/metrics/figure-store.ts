/** Sums of facts for figures: from roll-ups as far as they reach, from the facts themselves where they do not. */
import type { Period, Where } from "#contract/metric.ts";
import { type Piece, piecesOf, type Span } from "#server/kernel/metric/period.ts";
import { addDays, type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { askTogether, type RollUpAsk } from "./asked-together.ts";
import { cellsFromFacts, sumsFromFacts } from "./fact-sums.ts";
import { type Cell, type Grain, grains, isDistinct, type Sum, type SumQuery, withDays } from "./sum.ts";

/** Before anything was counted. */
const beginning = "2000-01-01";

export async function sumsOf(services: Services, query: SumQuery): Promise<Sum[]> {
  const grain = grainOf(query);
  if (grain === undefined || query.sum.measure === "p90") return await sumsFromFacts(services.db, query);
  const isStanding = query.sum.measure === "standing";
  if (isStanding && isTime(query)) return await standingByTime(services, query);
  // What there is when the period ends: everything that began before, less everything that ended before.
  const from = isStanding ? beginning : query.period.from;
  return await sumsByPieces(services, { ...query, period: { ...query.period, from } }, grain);
}

/** Which roll-up has everything the question asks by; undefined: none. */
function grainOf({ sum, where, by }: SumQuery): Grain | undefined {
  const asked = new Set<Grain>();
  for (const grain of grains) if (where[grain as keyof Where] !== undefined || by === grain) asked.add(grain);
  if (sum.channel) asked.add("channel");
  if (sum.measure === "items") asked.add("item");
  if (sum.measure === "counters") asked.add("counter");
  if (asked.has("counter") && !isCounterRolled(where)) return undefined;
  if (asked.has("counter")) asked.delete("hall");
  const [only = "all"] = asked;
  return asked.size > 1 ? undefined : only;
}

/** Counters are rolled up with their hall: those of no hall, or of any, are not told apart there. */
const isCounterRolled = ({ hall, counter }: Where) =>
  hall !== "-" && counter !== "-" && (counter === undefined || hall !== undefined);

const isTime = ({ by }: SumQuery) => by === "day" || by === "month" || by === "year";

/** One line for each end of a day, month or year. */
async function standingByTime(services: Services, query: SumQuery): Promise<Sum[]> {
  const length = query.by === "day" ? 10 : query.by === "month" ? 7 : 4;
  const ends = [...new Map(daysOf(query.period).map((day) => [day.slice(0, length), addDays(day, 1)]))];
  return await Promise.all(
    ends.map(async ([id, to]) => {
      const [sum] = await sumsOf(services, { ...query, by: "none", period: { from: query.period.from, to } });
      return { id, value: sum?.value ?? 0, print: sum?.print ?? "0" };
    }),
  );
}

function daysOf({ from, to }: Period): Day[] {
  const days: Day[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Pieces that are rolled up, and the odd days of what is kept by month only from the facts. */
async function sumsByPieces(services: Services, query: SumQuery, grain: Grain): Promise<Sum[]> {
  const largest: Span = query.by === "day" || query.by === "month" ? query.by : "year";
  const pieces = piecesOf(query.period, shanghaiDay(services.now()), largest);
  const isRolled = ({ span }: Piece) => span !== "day" || withDays.includes(grain);
  const rolled = pieces.filter(isRolled);
  const odd = runsOf(pieces.filter((piece) => !isRolled(piece)));
  const cells = await Promise.all([
    ...(rolled.length > 0 ? [askTogether(services, rollUpAsk(query, grain, rolled))] : []),
    ...odd.map(async ({ period, sign }) =>
      signed(await cellsFromFacts(services.db, { ...query, period }), sign),
    ),
  ]);
  return linesOf(query, cells.flat());
}

const signed = (cells: readonly Cell[], sign: 1 | -1): Cell[] =>
  cells.map((cell) => ({ ...cell, n: sign * cell.n, amount: sign * cell.amount, ended: sign * cell.ended }));

/** Days that follow each other and have one sign. */
function runsOf(days: readonly Piece[]): { period: Period; sign: 1 | -1 }[] {
  const runs: { period: Period; sign: 1 | -1 }[] = [];
  for (const { start, sign } of days) {
    const last = runs.at(-1);
    if (last && last.period.to === start && last.sign === sign) last.period.to = addDays(start, 1);
    else runs.push({ period: { from: start, to: addDays(start, 1) }, sign });
  }
  return runs;
}

function rollUpAsk(
  { division, sum, where, by }: SumQuery,
  grain: Grain,
  pieces: readonly Piece[],
): RollUpAsk {
  const value =
    grain === "counter" && where.counter !== undefined
      ? `${where.hall}/${where.counter}`
      : grain === "all"
        ? undefined
        : where[grain as keyof Where];
  const values = grain === "channel" ? channelsOf(sum, value) : value !== undefined ? [value] : undefined;
  const isOfHall = grain === "counter" && where.counter === undefined && where.hall !== undefined;
  const isOwnLine = by === "none" || by === "organ" || by === "day" || by === "month" || by === "year";
  return {
    ...{ division, pieces, grain, kind: sum.kind, isDistinct: isDistinct(sum) },
    line: isOwnLine ? by : "value",
    ...(values && { values }),
    ...(isOfHall && { prefix: `${where.hall}/` }),
    ...(where.organ !== undefined && { organ: where.organ }),
    marks: {
      ...(sum.with?.length && { all: sum.with }),
      ...(sum.any && { any: sum.any }),
      ...(sum.without && { none: sum.without }),
    },
  };
}

/** Channels that the metric counts and the question asks for. */
function channelsOf({ channel }: SumQuery["sum"], asked: string | undefined): readonly string[] | undefined {
  if (asked === undefined) return channel;
  return channel && !channel.includes(asked) ? [] : [asked];
}

/** Lines of nothing are left out. */
function linesOf({ sum }: SumQuery, cells: readonly Cell[]): Sum[] {
  const lines = Map.groupBy(cells, ({ id }) => id);
  return [...lines].flatMap(([id, own]) => {
    const value = amountOf(sum.measure, own);
    const print = own.reduce((all, cell) => all ^ BigInt(cell.print), 0n).toString();
    return value === undefined ? [] : [{ id, value, print }];
  });
}

function amountOf(measure: SumQuery["sum"]["measure"], cells: readonly Cell[]): number | undefined {
  const total = (of: (cell: Cell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  const some = (value: number) => (value === 0 ? undefined : value);
  if (measure === "standing") return some(total(({ amount, ended }) => amount - ended));
  if (measure === "count") return some(total(({ n }) => n));
  if (measure === "amount") return total(({ n }) => n) === 0 ? undefined : total(({ amount }) => amount);
  const values = Map.groupBy(cells, ({ value }) => value);
  return some([...values.values()].filter((same) => same.reduce((n, cell) => n + cell.n, 0) > 0).length);
}
