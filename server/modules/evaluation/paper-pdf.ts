/** The report as PDF: the text upright, the wide table on lying pages, tagged, with page numbers. */
import { dayWords } from "#server/kernel/answer-words.ts";
import { closeSheet, needSpace, openSheet, type Sheet, turnSheet } from "#server/platform/pdf/sheet.ts";
import { pairs, table } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";
import { chartPdf } from "./chart-pdf.ts";
import { type Paper, type PaperTable, signatureIndents, spansOf } from "./paper.ts";

const bodySize = 15;
/** A heading and two lines below it: no heading ends a page. */
const headed = 34 + bodySize * 3.3;

/** @param at the date of the file: the day of signing, or of the draft. */
export async function pdfOf(paper: Paper, at: string): Promise<Buffer> {
  const { title, titleLines, organName, draft, sections, digest, tables } = paper;
  const sheet = openSheet({ title, author: organName, at, official: true });
  heading(sheet, titleLines.join("\n"), { below: 14 });
  if (draft) paragraph(sheet, "（未公布的稿本）", { align: "center", size: bodySize });
  for (const section of sections) {
    needSpace(sheet, headed);
    heading(sheet, section.title, { level: 2, align: "left", above: 8, below: 2, indent: true });
    for (const text of section.paragraphs) paragraph(sheet, text, { indent: true, size: bodySize });
    if (section.comparison) captioned(sheet, section.comparison);
    for (const chart of section.charts) chartPdf(sheet, chart);
  }
  signature(sheet, paper);
  turnSheet(sheet);
  heading(sheet, tables.title, { size: 18, below: 8 });
  pairs(sheet, tables.facts, { size: 10, labelWidth: 9 });
  for (const each of [tables.money, tables.indicators]) captioned(sheet, each);
  if (digest !== undefined) paragraph(sheet, `数据摘要（SM3）：${digest}`, { size: 9, above: 8 });
  return (await closeSheet(sheet)).bytes;
}

function signature(sheet: Sheet, { organName, signedOn }: Paper): void {
  if (signedOn === undefined) return;
  const free = signatureIndents(organName, signedOn);
  const style = { align: "right", size: bodySize } as const;
  needSpace(sheet, bodySize * 5);
  paragraph(sheet, organName, { ...style, above: 24, right: free.organ * bodySize });
  paragraph(sheet, dayWords(signedOn), { ...style, right: free.day * bodySize });
}

function captioned(sheet: Sheet, each: PaperTable): void {
  table(sheet, columnsOf(each), shownOnce(each), { size: 9, caption: each.caption });
}

const columnsOf = ({ head, shares, centred }: PaperTable) =>
  head.map((text, place) => ({
    ...{ head: text, share: shares[place]! },
    align: centred.includes(place) ? ("center" as const) : ("left" as const),
  }));

function shownOnce(each: PaperTable): string[][] {
  const spans = spansOf(each);
  return each.rows.map((row, place) => row.map((text, column) => (spans[place]![column] === 0 ? "" : text)));
}
