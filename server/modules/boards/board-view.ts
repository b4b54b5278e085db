/** A board for a period: its figures, each with what is behind it. Whoever asks has been asked for permission before. */
import type { Board, BoardBlock, BoardBlockView, BoardView, RankingRow, Series } from "#contract/board.ts";
import type { FigureRow, MetricDefinition, Period } from "#contract/metric.ts";
import { nextMonth, yearBefore } from "#server/kernel/metric/period.ts";
import { placesOf } from "#server/kernel/metric/ranking.ts";
import { addDays, type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { definitionFor, figureOf, figuresBy } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";

/** Looks at one period of one division. */
interface Look {
  services: Services;
  division: string;
  period: Period;
}

/** @param named `2026` or `2026-10`; what of it is still to come does not count. */
export async function boardView(services: Services, board: Board, named?: string): Promise<BoardView> {
  const now = services.now();
  const today = shanghaiDay(now);
  const period = periodNamed(named ?? today.slice(0, 7), today);
  const look = { services, division: services.config.division, period };
  const blocks = await Promise.all(board.blocks.map((block) => viewOf(look, block)));
  const asOf = blocks.flatMap((block) => (block.picture === "tiles" ? block.figures : []))[0]?.asOf ?? now;
  const { id, name, about } = board;
  return { ...{ id, name, about, period, asOf }, blocks };
}

/** A year or a month, up to and with today. */
export function periodNamed(named: string, today: Day): Period {
  const from = `${named}-01-01`.slice(0, 10);
  const end = named.length === 4 ? `${Number(named) + 1}-01-01` : nextMonth(from);
  const tomorrow = addDays(today, 1);
  return { from, to: end > tomorrow && from <= today ? tomorrow : end };
}

function viewOf(look: Look, block: BoardBlock): Promise<BoardBlockView> {
  if (block.picture === "tiles") return tilesOf(look, block);
  if (block.picture === "bars") return barsOf(look, block);
  return block.picture === "months" ? monthsOf(look, block) : rankingOf(look, block);
}

type Of<P extends BoardBlock["picture"]> = Extract<BoardBlock, { picture: P }>;

async function tilesOf(look: Look, block: Of<"tiles">): Promise<BoardBlockView> {
  const { picture, metrics } = block;
  const { services, division } = look;
  const { title, period } = tilesFor(look.period, block);
  const figures = metrics.map(async (metric) => {
    const ask = { division, metric, period };
    const [figure, before, { compare }] = await Promise.all([
      figureOf(services, ask),
      figureOf(services, { ...ask, period: yearBefore(period) }),
      definitionOf(look, metric),
    ]);
    return { ...figure, before: before.value, good: compare };
  });
  return { picture, title, figures: await Promise.all(figures) };
}

/** A year's budget is no figure of a single month. */
function tilesFor(period: Period, { title, of }: Of<"tiles">): { title: string; period: Period } {
  if (of === undefined || period.from.endsWith("-01-01")) return { title, period };
  const from = `${period.from.slice(0, 4)}-01-01`;
  return { title: `${title}（1 月起累计）`, period: { from, to: period.to } };
}

async function barsOf(look: Look, { picture, title, metric, by, most }: Of<"bars">): Promise<BoardBlockView> {
  const all = await seriesOf(look, metric, by);
  const rows = all.rows.filter(({ value }) => value !== null);
  const series = { ...all, rows: rows.slice(0, most) };
  return { picture, title, by, series, left: Math.max(0, rows.length - most) };
}

/** The twelve months that end with the last month of the period, each of them there, also when nothing happened. */
async function monthsOf(look: Look, { picture, title, metrics }: Of<"months">): Promise<BoardBlockView> {
  const to = look.period.to;
  const last = `${addDays(to, -1).slice(0, 7)}-01`;
  const months = [last];
  while (months.length < 12) months.unshift(`${addDays(months[0]!, -1).slice(0, 7)}-01`);
  const twelve = { ...look, period: { from: months[0]!, to } };
  const series = metrics.map(async (metric) => {
    const { rows, ...rest } = await seriesOf(twelve, metric, "month");
    const byMonth = new Map(rows.map((row) => [row.id, row]));
    return {
      ...rest,
      rows: months.map((day): FigureRow => byMonth.get(day.slice(0, 7)) ?? noneIn(day, metric)),
    };
  });
  return { picture, title, series: await Promise.all(series) };
}

const noneIn = (day: Day, metric: string): FigureRow => ({
  ...{ id: day.slice(0, 7), name: day.slice(0, 7), value: null },
  href: `/metrics/${metric}?from=${day}&to=${nextMonth(day)}`,
});

/** Organs in the order of the first metric; those it does not rank stand last. */
async function rankingOf(look: Look, { picture, title, metrics }: Of<"ranking">): Promise<BoardBlockView> {
  const tables = await Promise.all(metrics.map((metric) => seriesOf(look, metric, "organ")));
  const names = new Map(tables.flatMap(({ rows }) => rows).map(({ id, name }) => [id, name]));
  const organs = [...names.keys()].filter((id) => id !== "-");
  const columns = await Promise.all(
    tables.map(async ({ rows, ...column }) => {
      const { compare, denominator } = await definitionOf(look, column.metric);
      // An organ without any of what is counted has none; a share of nothing is no share.
      const none = { value: denominator ? null : 0, href: "" };
      const own = organs.map((id) => rows.find((row) => row.id === id) ?? none);
      const places = placesOf(
        own.map(({ value }) => value),
        compare,
      );
      return { column, own, places };
    }),
  );
  const rows = organs.map((id, i): RankingRow => {
    const cells = columns.map(({ own, places }) => cellOf(own[i]!, places[i]));
    return { id, name: names.get(id) ?? id, cells };
  });
  const place = ({ cells: [first] }: RankingRow) => first?.place ?? organs.length + 1;
  const sorted = rows.toSorted((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
  return { picture, title, columns: columns.map(({ column }) => column), rows: sorted };
}

const cellOf = ({ value, href }: Pick<FigureRow, "value" | "href">, place: number | undefined) => ({
  ...{ value, href },
  ...(place !== undefined && { place }),
});

async function seriesOf(look: Look, metric: string, by: Parameters<typeof figuresBy>[2]): Promise<Series> {
  const { services, division, period } = look;
  const { total, rows } = await figuresBy(services, { division, metric, period }, by);
  const { name, unit, decimals } = total;
  return { metric, name, unit, decimals, rows };
}

const definitionOf = ({ services, period }: Look, metric: string): Promise<MetricDefinition> =>
  definitionFor(services, metric, Number(period.from.slice(0, 4)));
