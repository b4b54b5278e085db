/** The report as PDF: the text upright, the wide table on lying pages, tagged, with page numbers. */
import { closeSheet, needSpace, openSheet, type Sheet, turnSheet } from "#server/platform/pdf/sheet.ts";
import { pairs, table } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";
import { chartPdf } from "./chart-pdf.ts";
import { type Paper, type PaperTable, spansOf } from "./paper.ts";
import { dayWords } from "./paper-docx.ts";

const bodySize = 15;
/** A heading and two lines below it: no heading ends a page. */
const headed = 34 + bodySize * 3.3;

/** @param at the date of the file: the day of signing, or of the draft. */
export async function pdfOf(paper: Paper, at: string): Promise<Buffer> {
  const { title, organName, draft, sections, signedOn, digest, tables } = paper;
  const sheet = openSheet({ title, author: organName, at, official: true });
  heading(sheet, title, { below: 14 });
  if (draft) paragraph(sheet, "（未公布的稿本）", { align: "center", size: bodySize });
  for (const section of sections) {
    needSpace(sheet, headed);
    heading(sheet, section.title, { level: 2, align: "left", above: 8, below: 2, indent: true });
    for (const text of section.paragraphs) paragraph(sheet, text, { indent: true, size: bodySize });
    if (section.comparison) captioned(sheet, section.comparison);
    for (const chart of section.charts) chartPdf(sheet, chart);
  }
  if (signedOn !== undefined) {
    paragraph(sheet, organName, { align: "right", size: bodySize, above: 20 });
    paragraph(sheet, dayWords(signedOn), { align: "right", size: bodySize });
  }
  turnSheet(sheet);
  heading(sheet, tables.title, { size: 18, below: 8 });
  pairs(sheet, tables.facts, { size: 10, labelWidth: 9 });
  for (const each of [tables.money, tables.indicators]) captioned(sheet, each);
  if (digest !== undefined) paragraph(sheet, `数据摘要（SM3）：${digest}`, { size: 9, above: 8 });
  return (await closeSheet(sheet)).bytes;
}

function captioned(sheet: Sheet, each: PaperTable): void {
  paragraph(sheet, each.caption, { size: 12, bold: true, above: 10, below: 4 });
  table(sheet, columnsOf(each), shownOnce(each), { size: 9.5 });
}

const columnsOf = ({ head, shares }: PaperTable) =>
  head.map((text, place) => ({
    ...{ head: text, share: shares[place]! },
    align: place === 6 || place === 7 ? ("center" as const) : ("left" as const),
  }));

function shownOnce(each: PaperTable): string[][] {
  const spans = spansOf(each);
  return each.rows.map((row, place) => row.map((text, column) => (spans[place]![column] === 0 ? "" : text)));
}
