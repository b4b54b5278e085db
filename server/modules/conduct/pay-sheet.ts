/** The table for pay as a workbook: what accountants need to see that it adds up. */
import type { MonthTable } from "#contract/conduct.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
const score = (points: number | undefined) => (points === undefined ? "无考核" : points.toFixed(2));

const head = [
  "序号",
  "姓名",
  "派驻单位",
  "窗口",
  "考核天数",
  "月得分",
  "绩效基数（元）",
  "应发（元）",
  "扣发（元）",
];

/** Rows by organ and name; the last one is their sum. */
export function paySheets({ month, formula, rows, total }: MonthTable): StyledSheet[] {
  const sorted = rows.toSorted(
    (a, b) => a.organ.localeCompare(b.organ) || a.staff.name.localeCompare(b.staff.name, "zh-CN"),
  );
  const lines = sorted.map((row, at) => [
    ...[String(at + 1), row.staff.name, row.organName, row.counter, String(row.days), score(row.score)],
    ...[yuan(row.base), yuan(row.pay), yuan(row.deducted)],
  ]);
  const sum = ["合计", "", "", "", "", "", yuan(total.base), yuan(total.pay), yuan(total.deducted)];
  return [
    {
      name: `绩效${month}`,
      rows: [head, ...lines, sum, [], [`${month} ${formula}。合计为各行之和。`]],
      headRows: 1,
      widths: [8, 14, 24, 24, 10, 10, 16, 16, 16],
    },
  ];
}
