/** The table as a workbook, and the figures of the text with their definitions. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { ReportChart } from "#contract/report-chart.ts";
import { chartTable } from "#server/kernel/chart/words.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";
import { type Paper, type PaperTable, spansOf } from "./paper.ts";

export function sheetsOf({ tables, title, sections }: Paper, { figures }: EvaluationContent): StyledSheet[] {
  const { money, indicators } = tables;
  const spans = spansOf(indicators);
  const rows = indicators.rows.map((row, place) =>
    row.map((text, column) => (spans[place]![column] === 0 ? "" : text)),
  );
  return [
    {
      name: "自评表",
      rows: [indicators.head, ...rows],
      ...{ headRows: 1, widths: [12, 16, 12, 26, 26, 26, 8, 8, 24, 24], numbers: [6, 7] },
      joined: spans.flatMap((row, place) =>
        row.flatMap((span, column) => (span > 1 ? [{ row: place + 1, column, rows: span }] : [])),
      ),
    },
    {
      name: "资金",
      rows: [money.head, ...money.rows],
      headRows: 1,
      widths: [16, 17, 17, 25, 8, 20, 10],
      numbers: [1, 2, 3, 6],
    },
    { name: "基本情况", rows: [["报告", title], ...tables.facts], widths: [20, 100] },
    {
      name: "报告数据",
      rows: [
        ["数据", "数值", "单位", "统计口径", "统计到", "依据"],
        ...figures.map(({ name, value, unit, definition, asOf, source }) => [
          ...[name, value ?? "", unit, definition, asOf ?? ""],
          source.metric === undefined ? (source.evidence ?? "") : `指标 ${source.metric}`,
        ]),
      ],
      ...{ headRows: 1, widths: [20, 14, 8, 50, 12, 40], numbers: [1] },
    },
    ...sections.flatMap(({ comparison }) => (comparison ? [comparisonSheet(comparison)] : [])),
    ...chartSheets(sections.flatMap(({ charts }) => charts)),
  ];
}

const comparisonSheet = ({ head, rows }: PaperTable): StyledSheet => ({
  ...{ name: "与上年度、与计划比较", rows: [head, ...rows], headRows: 1 },
  ...{ widths: [32, 8, 14, 14, 14, 14, 12, 30, 22], numbers: [2, 3, 4, 5, 6] },
});

/** What the charts show, one below the other. */
function chartSheets(charts: readonly ReportChart[]): StyledSheet[] {
  if (charts.length === 0) return [];
  const rows = charts.flatMap((chart) => {
    const { head, rows: numbers } = chartTable(chart);
    return [[chart.title], head, ...numbers, []];
  });
  return [{ name: "图的数据", rows, widths: [32, 18, 18, 18], numbers: [1, 2, 3] }];
}
