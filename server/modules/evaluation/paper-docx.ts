/** The report as docx in the layout of official documents (GB/T 9704). */
import type { ReportChart } from "#contract/report-chart.ts";
import { axisOf } from "#server/kernel/chart/draw.ts";
import { chartAlt, chartTable, folded, shortValue } from "#server/kernel/chart/words.ts";
import {
  bodyParagraph,
  pageXml,
  paragraph,
  sectionEnd,
  tableXml,
  textWidth,
} from "#server/platform/docx/blocks.ts";
import { chartParagraph, type DocxChart } from "#server/platform/docx/chart.ts";
import { chartRelation, packDocx } from "#server/platform/docx/package.ts";
import { type Paper, type PaperSection, type PaperTable, spansOf } from "./paper.ts";

export function docxOf(paper: Paper): Uint8Array {
  const charts = paper.sections.flatMap((section) => section.charts).map(docxChart);
  return packDocx({ title: paper.title, author: paper.organName, body: bodyXml(paper, charts), charts });
}

function bodyXml(paper: Paper, charts: readonly DocxChart[]): string {
  const { title, draft, sections, organName, signedOn, digest, tables } = paper;
  let drawn = 0;
  const parts = [
    paragraph("Title", title),
    ...(draft ? [paragraph("Centred", "（未公布的稿本）")] : []),
    ...sections.flatMap((section) => {
      const from = drawn;
      drawn += section.charts.length;
      return sectionXml(section, charts, from);
    }),
    ...(signedOn === undefined
      ? []
      : [paragraph("Right", organName), paragraph("Right", dayWords(signedOn))]),
    sectionEnd(false),
    paragraph("TableTitle", tables.title),
    tableXml({ head: [], rows: tables.facts, shares: [15, 85] }, textWidth(true)),
    captioned(tables.money, true),
    captioned(tables.indicators, true),
    ...(digest === undefined ? [] : [paragraph("Small", `数据摘要（SM3）：${digest}`)]),
    pageXml(true),
  ];
  return parts.join("");
}

/** @param from how many charts stand before it. */
function sectionXml(section: PaperSection, charts: readonly DocxChart[], from: number): string[] {
  return [
    paragraph("Heading1", section.title),
    ...section.paragraphs.map(bodyParagraph),
    ...(section.comparison ? [captioned(section.comparison, false), paragraph("Small", "")] : []),
    ...section.charts.flatMap((chart, n) => {
      const { head, rows } = folded(chartTable(chart));
      const at = from + n;
      return [
        chartParagraph(charts[at]!, at + 1, chartRelation(at)),
        tableXml({ head, rows, shares: head.map(() => 1) }, textWidth(false)),
        paragraph("Small", ""),
      ];
    }),
  ];
}

const captioned = (table: PaperTable, landscape: boolean): string =>
  paragraph("Caption", table.caption) + tableXml({ ...table, spans: spansOf(table) }, textWidth(landscape));

function docxChart(chart: ReportChart): DocxChart {
  const { title, kind, unit, by, series, read } = chart;
  const points = read?.points ?? [];
  const { least, most, ticks } = axisOf(chart);
  return {
    ...{ title, kind, unit, alt: chartAlt(chart), lying: by === "organ" && kind === "bar" },
    points: points.map(({ label }) => label),
    series: series.map(({ name }, at) => {
      const values = points.map((_, n) => read?.values[at]?.[n] ?? null);
      return { name, values: values.map((value) => value && shortValue(value)) };
    }),
    axis: { least, most, step: ticks[1]! - ticks[0]! },
  };
}

/** 2026-03-31 → 2026年3月31日. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
