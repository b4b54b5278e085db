/**
 * The licence as a certificate: A4 landscape, a plain frame, the type's name, the printed fields, issuer and date over
 * the place for the seal, and the code that leads to the check page. No national emblem and no picture of a seal: those
 * are put on by whoever may. What does not fit goes on a second page.
 */
import { dayWords } from "#server/kernel/answer-words.ts";
import { startOfDay } from "#server/kernel/time/day.ts";
import type { Line } from "#server/platform/pdf/lines.ts";
import { qrCode, sealPlace } from "#server/platform/pdf/marks.ts";
import {
  artifact,
  closeSheet,
  drawLines,
  type Finished,
  layOut,
  mm,
  openSheet,
  type Sheet,
  tag,
} from "#server/platform/pdf/sheet.ts";
import { pairs } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";
import { type Licence, type LicenceField, longTerm } from "./licence.ts";

const width = mm(297);
const height = mm(210);
const margin = mm(12);
const inner = { left: mm(30), width: mm(237), fieldsTop: mm(62), fieldsBottom: mm(146), bottom: mm(188) };
const frameColor = "#8c6b2f";
const pale = "#555555";
/** Tried in turn until the fields fit. */
const fieldSizes = [16, 14, 12.5, 11.5, 10.5];

/** The same licence always gives the same bytes. `address`: the public check page. */
export function renderLicence(licence: Licence, address: string): Promise<Finished> {
  const sheet = openSheet({
    title: `${licence.type.name}（${licence.number}）`,
    author: licence.issuer.name,
    at: startOfDay(licence.issuedOn),
    landscape: true,
    pageNumbers: false,
  });
  drawFrame(sheet);
  drawHead(sheet, licence);
  const left = drawFields(sheet, fieldsOf(licence));
  drawCode(sheet, address);
  drawIssuer(sheet, licence);
  drawFoot(sheet, licence);
  if (left.length > 0) drawContinuation(sheet, licence, left);
  return closeSheet(sheet);
}

/** The holder, and the operator of a business, stand first unless a printed field names them. */
function fieldsOf({ holder, fields, validFrom, validUntil }: Licence): LicenceField[] {
  const whom = [
    { label: "持证主体", text: holder.name },
    { label: "经营者", text: holder.operator },
  ];
  const unnamed = whom.flatMap(({ label, text }) =>
    text === undefined || fields.some((field) => field.text === text) ? [] : [{ label, text }],
  );
  const validity = validUntil === longTerm ? "长期" : `${dayWords(validFrom)}至${dayWords(validUntil)}`;
  return [...unnamed, ...fields, { label: "有效期", text: validity }];
}

/** Two plain rules with a small square in each corner. */
function drawFrame(sheet: Sheet) {
  const { pdf } = sheet;
  const box = (inset: number, line: number) => {
    const side = margin + inset;
    pdf
      .lineWidth(line)
      .rect(side, side, width - 2 * side, height - 2 * side)
      .stroke(frameColor);
  };
  artifact(sheet, () => {
    box(0, 3);
    box(8, 0.8);
    const corner = margin + 8;
    for (const x of [corner, width - corner]) {
      for (const y of [corner, height - corner]) pdf.rect(x - 5, y - 5, 10, 10).fill(frameColor);
    }
    pdf.fillColor("black");
  });
}

function drawHead(sheet: Sheet, licence: Licence) {
  const { name } = licence.type;
  const characters = [...name];
  const size = characters.length > 16 ? 25 : 31;
  // A short name is set wide, as on printed certificates.
  const words = characters.length <= 8 ? characters.join("\u3000") : name;
  const style = { x: inner.left, width: inner.width, align: "center" as const };
  sheet.pdf.y = mm(27);
  tag(sheet, "H1", () => {
    drawLines(sheet, layOut(sheet, words, size, inner.width), { ...style, size, leading: 1.4, bold: true });
  });
  sheet.pdf.y += 4;
  tag(sheet, "P", () => {
    drawLines(sheet, layOut(sheet, `编号：${licence.number}`, 12, inner.width), { ...style, size: 12 });
  });
}

/** The fields in one size: their lines, the width of their labels, the height of each. */
interface LaidFields {
  size: number;
  labelWidth: number;
  rows: { label: Line[]; text: Line[]; height: number }[];
}

const leading = 1.5;
const leastGap = 3;
const mostGap = 12;

/** As large and as loose as they fit; answers the fields for which there was no room. */
function drawFields(sheet: Sheet, fields: readonly LicenceField[]): LicenceField[] {
  const room = inner.fieldsBottom - inner.fieldsTop;
  const laid = fieldSizes.map((size) => layFields(sheet, fields, size));
  const { size, labelWidth, rows } = laid.find((each) => heightOf(each) <= room) ?? laid.at(-1)!;
  const more = {
    label: [],
    text: layOut(sheet, "（以下见附页）", size, inner.width),
    height: size * leading,
  };
  const fitting = fittingRows(rows, room, more.height);
  const shown = fitting < rows.length ? [...rows.slice(0, fitting), more] : rows;
  const used = shown.reduce((sum, row) => sum + row.height, 0);
  const gap = Math.min(mostGap, (room - used) / shown.length);
  sheet.pdf.y = inner.fieldsTop;
  for (const row of shown) {
    drawField(sheet, row, { size, labelWidth });
    sheet.pdf.y += gap;
  }
  return fields.slice(fitting);
}

function layFields(sheet: Sheet, fields: readonly LicenceField[], size: number): LaidFields {
  const labels = fields.map(({ label }) => layOut(sheet, `${label}：`, size, 13 * size));
  const labelWidth = Math.max(...labels.flat().map((line) => line.width)) + size / 2;
  const rows = fields.map(({ text }, index) => {
    const lines = { label: labels[index]!, text: layOut(sheet, text, size, inner.width - labelWidth) };
    return { ...lines, height: Math.max(lines.label.length, lines.text.length) * size * leading };
  });
  return { size, labelWidth, rows };
}

function heightOf({ rows }: LaidFields): number {
  return rows.reduce((sum, { height: each }) => sum + each + leastGap, 0);
}

/** How many rows there is room for, when a line that says so must follow those that are cut off. */
function fittingRows(rows: LaidFields["rows"], room: number, note: number): number {
  const ends = rows.map((_, index) =>
    rows.slice(0, index + 1).reduce((sum, { height: each }) => sum + each + leastGap, 0),
  );
  if ((ends.at(-1) ?? 0) <= room) return rows.length;
  return ends.filter((end) => end + note + leastGap <= room).length;
}

function drawField(
  sheet: Sheet,
  { label, text, height: rowHeight }: LaidFields["rows"][number],
  { size, labelWidth }: { size: number; labelWidth: number },
) {
  const top = sheet.pdf.y;
  tag(sheet, "P", () => {
    drawLines(sheet, label, { x: inner.left, width: labelWidth, size, leading, color: pale });
    sheet.pdf.y = top;
    drawLines(sheet, text, { x: inner.left + labelWidth, width: inner.width - labelWidth, size, leading });
  });
  sheet.pdf.y = top + rowHeight;
}

function drawCode(sheet: Sheet, address: string) {
  const side = mm(30);
  const place = { x: inner.left, y: inner.bottom - side - mm(8), side };
  qrCode(sheet, { ...place, address, caption: "扫码核验真伪和状态" });
}

function drawIssuer(sheet: Sheet, { issuer, issuedOn }: Licence) {
  const size = 15;
  const area = { x: inner.left + inner.width - mm(95), width: mm(95) };
  const middle = { x: area.x + area.width / 2, y: inner.bottom - mm(22) };
  sealPlace(sheet, { ...middle, words: "（盖章处）", diameter: mm(40) });
  sheet.pdf.y = middle.y - size * 1.8;
  tag(sheet, "P", () => {
    const lines = [
      ...layOut(sheet, issuer.name, size, area.width),
      ...layOut(sheet, dayWords(issuedOn), size, area.width),
    ];
    drawLines(sheet, lines, { ...area, size, leading: 1.7, align: "center" });
  });
}

function drawFoot(sheet: Sheet, { identifier }: Licence) {
  const size = 8.5;
  sheet.pdf.y = inner.bottom + mm(1);
  tag(sheet, "P", () => {
    const lines = layOut(sheet, `电子证照标识：${identifier}`, size, inner.width);
    drawLines(sheet, lines, { x: inner.left, width: inner.width, size, align: "center", color: pale });
  });
}

function drawContinuation(sheet: Sheet, { type, number }: Licence, fields: readonly LicenceField[]) {
  sheet.pdf.addPage();
  heading(sheet, `${type.name}附页`, { level: 2 });
  paragraph(sheet, `编号：${number}`, { align: "center", size: 12, below: 8 });
  pairs(
    sheet,
    fields.map(({ label, text }) => [label, text] as const),
    { labelWidth: 9 },
  );
}
