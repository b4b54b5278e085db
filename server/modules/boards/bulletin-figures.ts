/** The figures of a board's view, as they are frozen, and what differs between two views of a month. Pure. */
import type { BoardBlockView, BoardView, Series } from "#contract/board.ts";
import type { Dimension, Period } from "#contract/metric.ts";
import { nextMonth, yearBefore } from "#server/kernel/metric/period.ts";
import { addDays } from "#server/kernel/time/day.ts";
import type { ToFreeze } from "#server/modules/editions/index.ts";

/** Every figure that is shown, once for each block; lines of a series are its parts. */
export function figuresIn({ blocks, period }: BoardView): ToFreeze[] {
  return blocks.flatMap((block, n) => blockFigures(block, `block/${n}`, period));
}

function blockFigures(block: BoardBlockView, at: string, period: Period): ToFreeze[] {
  if (block.picture === "tiles")
    return block.figures.flatMap(({ metric, name, value, before, unit, decimals, period: own }) => {
      const one = { metric, unit, by: [] };
      const place = `${at}/${metric}`;
      return [
        { ...one, place, name, period: own, value: textOf(value, decimals) },
        {
          ...{ ...one, place: `${place}/before`, name: `${name}（去年同期）` },
          ...{ period: yearBefore(own), value: textOf(before, decimals) },
        },
      ];
    });
  if (block.picture === "bars") return [seriesFigure(block.series, at, period, block.by)];
  if (block.picture === "months") {
    const last = `${addDays(period.to, -1).slice(0, 7)}-01`;
    const twelve = { from: block.series[0]?.rows[0]?.id.concat("-01") ?? last, to: nextMonth(last) };
    return block.series.map((series) => seriesFigure(series, at, twelve, "month"));
  }
  return block.columns.map((column) => seriesFigure(column, at, period, "organ"));
}

/** Its total is not shown: it is frozen as it is counted. */
const seriesFigure = (
  { metric, name, unit }: Omit<Series, "rows">,
  at: string,
  period: Period,
  by: Dimension,
): ToFreeze => ({ place: `${at}/${metric}`, name, metric, unit, period, by: [by] });

const textOf = (value: number | null, decimals: number) => (value === null ? null : value.toFixed(decimals));

/** What the later view says otherwise, in words. */
export function changesBetween(before: BoardView, now: BoardView): string[] {
  const [was, is] = [valuesIn(before), valuesIn(now)];
  const places = [...new Set([...was.keys(), ...is.keys()])];
  return places.flatMap((place) => {
    const [old, fresh] = [was.get(place) ?? "无", is.get(place) ?? "无"];
    return old === fresh ? [] : [`${place}：${old} 更正为 ${fresh}`];
  });
}

/** By block, figure and line. */
function valuesIn({ blocks }: BoardView): Map<string, string> {
  const pairs = blocks.flatMap((block): [string, number | null][] => {
    if (block.picture === "tiles")
      return block.figures.flatMap(({ name, value, before }): [string, number | null][] => [
        [`${block.title}，${name}`, value],
        [`${block.title}，${name}（去年同期）`, before],
      ]);
    if (block.picture === "ranking")
      return block.rows.flatMap(({ name, cells }) =>
        cells.map(({ value }, i): [string, number | null] => [
          `${block.title}，${name}，${block.columns[i]?.name ?? ""}`,
          value,
        ]),
      );
    const series = block.picture === "bars" ? [block.series] : block.series;
    return series.flatMap(({ name, rows }) =>
      rows.map((row): [string, number | null] => [`${block.title}，${name}，${row.name}`, row.value]),
    );
  });
  return new Map(pairs.map(([place, value]) => [place, String(value ?? "空")]));
}
