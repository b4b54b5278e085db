/** The report as docx in the layout of official documents (GB/T 9704). */
import type { ReportChart } from "#contract/report-chart.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { axisOf } from "#server/kernel/chart/draw.ts";
import { chartAlt, chartTable, folded, hasValues, shortValue } from "#server/kernel/chart/words.ts";
import {
  bodyEnd,
  bodyParagraph,
  brokenParagraph,
  fromRight,
  pageXml,
  paragraph,
  sectionEnd,
  tableXml,
  textWidth,
} from "#server/platform/docx/blocks.ts";
import { chartParagraph, type DocxChart } from "#server/platform/docx/chart.ts";
import { chartRelation, packDocx } from "#server/platform/docx/package.ts";
import { type Paper, type PaperSection, type PaperTable, signatureIndents, spansOf } from "./paper.ts";

export function docxOf(paper: Paper): Uint8Array {
  const charts = paper.sections.flatMap(({ charts }) => charts.filter(hasValues)).map(docxChart);
  return packDocx({ title: paper.title, author: paper.organName, body: bodyXml(paper, charts), charts });
}

function bodyXml(paper: Paper, charts: readonly DocxChart[]): string {
  const { titleLines, draft, sections, digest, tables } = paper;
  let drawn = 0;
  const parts = [
    brokenParagraph("Title", titleLines),
    ...(draft ? [paragraph("Centred", "（未公布的稿本）")] : []),
    ...sections.flatMap((section) => {
      const from = drawn;
      drawn += section.charts.filter(hasValues).length;
      return sectionXml(section, charts, from);
    }),
    ...signatureXml(paper),
    sectionEnd(false),
    paragraph("TableTitle", tables.title),
    tableXml({ head: [], rows: tables.facts, shares: [15, 85] }, textWidth(true)),
    captioned(tables.money, true),
    captioned(tables.indicators, true),
    ...(digest === undefined ? [] : [paragraph("Small", `数据摘要（SM3）：${digest}`)]),
    bodyEnd,
    pageXml(true),
  ];
  return parts.join("");
}

/** A line free above. */
function signatureXml({ organName, signedOn }: Paper): string[] {
  if (signedOn === undefined) return [];
  const free = signatureIndents(organName, signedOn);
  return [
    paragraph("Right", ""),
    fromRight("Signature", organName, free.organ),
    fromRight("Right", dayWords(signedOn), free.day),
  ];
}

/** @param from how many charts stand before it. */
function sectionXml(section: PaperSection, charts: readonly DocxChart[], from: number): string[] {
  let next = from;
  return [
    paragraph("Heading1", section.title),
    ...section.paragraphs.map(bodyParagraph),
    ...(section.comparison ? [captioned(section.comparison, false), paragraph("Small", "")] : []),
    ...section.charts.flatMap((chart) => {
      const at = hasValues(chart) ? next++ : undefined;
      return chartBlock(
        chart,
        at === undefined ? undefined : chartParagraph(charts[at]!, at + 1, chartRelation(at)),
      );
    }),
  ];
}

/** The picture with its numbers, on one page; where there is nothing to draw, a sentence instead. */
function chartBlock(chart: ReportChart, picture: string | undefined): string[] {
  const { head, rows } = folded(chartTable(chart));
  if (rows.length === 0) return [paragraph("NoFigure", `${chart.title}：没有数据`)];
  const centred = head.map((_, column) => column);
  return [
    picture ?? paragraph("Figure", `${chart.title}：没有数据`),
    tableXml({ head, rows, shares: head.map(() => 1), centred, together: true }, textWidth(false)),
    paragraph("Small", ""),
  ];
}

const captioned = (table: PaperTable, landscape: boolean): string =>
  paragraph("Caption", table.caption) + tableXml({ ...table, spans: spansOf(table) }, textWidth(landscape));

function docxChart(chart: ReportChart): DocxChart {
  const { title, kind, by, series, read } = chart;
  const unit = read?.asOf === undefined ? chart.unit : `${chart.unit}，统计到 ${read.asOf}`;
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
