/** The figures of helping as a workbook: each grouping on its own sheet, and every service counted. */
import type { AssistanceFigures, Counted, CountRow } from "#contract/assistance-desk.ts";
import { tierNames } from "#contract/assistance-words.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

export function assistanceSheets(figures: AssistanceFigures, { rows }: Counted): StyledSheet[] {
  const services = rows.map(({ number, at, helperName, tier, site, outcome }) => [
    ...[number, shanghaiDay(at), helperName, tierNames[tier], site, outcome],
  ]);
  return [
    grouped("按帮办员", figures.byHelper),
    grouped("按层级", figures.byTier),
    grouped("按站点", figures.bySite),
    grouped("按月", figures.byMonth),
    grouped("按结果", figures.byOutcome),
    sheetOf(
      "明细",
      ["编号", "办结日期", "帮办员", "层级", "站点", "结果"],
      services,
      [28, 14, 14, 16, 28, 18],
    ),
  ];
}

function grouped(name: string, rows: readonly CountRow[]): StyledSheet {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const good = rows.reduce((sum, { achieved }) => sum + achieved, 0);
  const cells = [
    ...rows.map((row) => [row.name, String(row.count), String(row.achieved)]),
    ["合计", String(total), String(good)],
  ];
  return sheetOf(name, [name.slice(1), "件次", "其中办成或教会"], cells, [28, 10, 16]);
}

const sheetOf = (name: string, head: string[], rows: string[][], widths: number[]): StyledSheet => ({
  ...{ name, rows: [head, ...rows], headRows: 1, widths },
});
