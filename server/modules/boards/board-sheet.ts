/** A board as a workbook: a sheet for each block, with the period and until when it counts on top. */
import type { BoardBlockView, BoardView, Series } from "#contract/board.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

export function boardSheets({ period, asOf, blocks }: BoardView): StyledSheet[] {
  const note = [`期间：${period.from} 起，${period.to} 前；数据截至 ${asOf}`];
  return blocks.map((block, i) => {
    const rows = rowsOf(block);
    // Names of sheets are short and have no signs of their own.
    const name = `${i + 1} ${block.title.replace(/[\\/*?:[\]]/g, "")}`.slice(0, 31);
    const numbers = (rows[0] ?? []).map((_, column) => column).slice(1);
    return { name, rows: [...rows, [], note], headRows: 1, widths: [32], numbers };
  });
}

function rowsOf(block: BoardBlockView): string[][] {
  if (block.picture === "tiles") {
    const rows = block.figures.map(({ name, value, before, unit }) => [
      name,
      text(value),
      text(before),
      unit,
    ]);
    return [["指标", "本期", "去年同期", "单位"], ...rows];
  }
  if (block.picture === "ranking") {
    const head = ["部门", ...block.columns.flatMap((column) => [headOf(column), "名次"])];
    const cells = (row: (typeof block.rows)[number]) =>
      row.cells.flatMap(({ value, place }) => [text(value), place === undefined ? "不排名" : String(place)]);
    return [head, ...block.rows.map((row) => [row.name, ...cells(row)])];
  }
  const series = block.picture === "bars" ? [block.series] : block.series;
  const [first] = series;
  const lines = first?.rows ?? [];
  return [
    ["", ...series.map(headOf)],
    ...lines.map((row, i) => [row.name, ...series.map(({ rows }) => text(rows[i]?.value ?? null))]),
  ];
}

const headOf = ({ name, unit }: Pick<Series, "name" | "unit">) => `${name}（${unit}）`;
const text = (value: number | null) => (value === null ? "" : String(value));
