/** A chart in words and as a table: what is read out, and what stands behind the picture. */
import type { ReportChart } from "#contract/report-chart.ts";
import { fractionOf, rounded } from "../fraction.ts";

/** Two decimals at most, none where they say nothing. */
export function shortValue(text: string): string {
  const value = fractionOf(text);
  return value ? rounded(value, 2).replace(/\.?0+$/, (end) => (end.includes(".") ? "" : end)) : text;
}

/** Whether there is anything to draw. */
export const hasValues = ({ read }: ReportChart) =>
  (read?.values ?? []).flat().some((value) => value !== null);

/** “柱状图“各月收到办件”（件）。本年：最高 12月 210，最低 2月 40。” */
export function chartAlt({ title, kind, unit, series, read }: ReportChart): string {
  const sort = kind === "bar" ? "柱状图" : "折线图";
  const said = series.map(({ name }, at) => {
    const known = (read?.points ?? []).flatMap(({ label }, n) => {
      const value = read?.values[at]?.[n] ?? null;
      return value === null ? [] : [{ label, value, number: Number(value) }];
    });
    if (known.length === 0) return `${name}：没有数据`;
    const sorted = known.toSorted((a, b) => a.number - b.number);
    const [low, high] = [sorted[0]!, sorted.at(-1)!];
    return `${name}：最高 ${high.label} ${shortValue(high.value)}，最低 ${low.label} ${shortValue(low.value)}`;
  });
  return `${sort}“${title}”（${unit}）。${said.join("；")}。`;
}

export interface ChartTable {
  head: string[];
  rows: string[][];
}

/** Points as rows, series as columns. */
export function chartTable({ series, read, by, unit }: ReportChart): ChartTable {
  const first = { month: "月份", quarter: "季度", year: "年度", organ: "部门" }[by];
  const rows = (read?.points ?? []).map(({ label }, n) => [
    label,
    ...series.map((_, at) => {
      const value = read?.values[at]?.[n] ?? null;
      return value === null ? "—" : shortValue(value);
    }),
  ]);
  return { head: [first, ...series.map(({ name }) => `${name}（${unit}）`)], rows };
}

/** More than six rows as two halves side by side: half as high on paper. */
export function folded({ head, rows }: ChartTable): ChartTable {
  if (rows.length <= 6) return { head, rows };
  const half = Math.ceil(rows.length / 2);
  const empty = head.map(() => "");
  return {
    head: [...head, ...head],
    rows: rows.slice(0, half).map((row, at) => [...row, ...(rows[half + at] ?? empty)]),
  };
}
