/** What a chart draws: the rows of one or two tables, place by place. Pure. */
import type { FigureRow, FigureTable } from "#contract/metric.ts";
import { figureWords } from "../../shared/boards/words.ts";
import { isTime, timesBetween } from "./metrics.ts";

export interface ChartProps {
  /** A metric, and another one beside it (whoever asks has made sure that they may stand side by side). */
  tables: readonly FigureTable[];
  /** Where pressing a bar leads: to what is behind it. */
  to: (row: FigureRow) => string;
  /** Bar whose list is shown. */
  picked?: string | undefined;
}

/** One place on the dimension, with the row of every table that has one. */
export interface Line {
  id: string;
  name: string;
  rows: readonly (FigureRow | undefined)[];
}

/** In the order of the first table; what only the second one has comes after. Times stand in order, without gaps. */
export function linesOf(tables: readonly FigureTable[]): Line[] {
  const ids = [...new Set(tables.flatMap(({ rows }) => rows.map(({ id }) => id)))];
  const by = tables[0]?.by;
  const ordered = by !== undefined && isTime(by) ? timesBetween(ids.sort()) : ids;
  return ordered.map((id) => {
    const rows = tables.map((table) => table.rows.find((row) => row.id === id));
    return { id, name: rows.find((row) => row)?.name ?? id, rows };
  });
}

export interface DrawingProps extends ChartProps {
  lines: readonly Line[];
  title: string;
}

/** Where nothing was counted there is none of it; a share of nothing is no number. */
export const shownValue = (row: FigureRow | undefined, { total }: FigureTable): number | null =>
  row ? row.value : total.denominator === undefined ? 0 : null;

export const longestOf = (lines: readonly Line[]) =>
  Math.max(...lines.flatMap(({ rows }) => rows.map((row) => Math.abs(row?.value ?? 0))), 1e-9);

/** `2026年11月：收件数 14 件，办结数 9 件`. */
export const lineWords = ({ name, rows }: Line, tables: readonly FigureTable[]) =>
  `${name}：${tables
    .map((table, at) => `${table.total.name} ${figureWords(shownValue(rows[at], table), table.total)}`)
    .join("，")}`;
