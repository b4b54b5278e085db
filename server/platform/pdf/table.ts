/** Tables: rows that never split, the head repeated on every page. */
import type { Line } from "./lines.ts";
import { artifact, drawLines, layOut, needSpace, type Sheet, tag, tagGroup } from "./sheet.ts";
import { paragraph, paragraphHeight } from "./text.ts";

export interface Column {
  head: string;
  /** Share of the width, relative to the other columns. */
  share: number;
  align?: "left" | "center" | "right";
}

export interface TableStyle {
  size?: number;
  above?: number;
  below?: number;
  /** Stands above it, on the same page as the head and the first row. */
  caption?: string;
  /** Least height of a row, in points: room to write by hand. */
  least?: number;
}

interface Cell {
  lines: Line[];
  width: number;
  align: "left" | "center" | "right";
  bold: boolean;
  tag: "TH" | "TD";
}

const captionStyle = { size: 12, bold: true, above: 10, below: 4 };
const padding = 5;
const leading = 1.45;
const frame = "#333333";
const headGround = "#f2f2f2";

export function table(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly string[][],
  style: TableStyle = {},
) {
  const size = style.size ?? 11;
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (sheet.width * column.share) / total);
  const cell = (text: string, index: number, head: boolean): Cell => ({
    lines: layOut(sheet, text, size, widths[index]! - 2 * padding),
    width: widths[index]!,
    align: head ? "center" : (columns[index]!.align ?? "left"),
    bold: head,
    tag: head ? "TH" : "TD",
  });
  const head = columns.map((column, index) => cell(column.head, index, true));
  const body = rows.map((row) => columns.map((_, index) => cell(row[index] ?? "", index, false)));
  sheet.pdf.y += style.above ?? 0;
  const top = rowHeight(head, size) + (body[0] ? rowHeight(body[0], size) : 0);
  if (style.caption !== undefined) {
    needSpace(sheet, paragraphHeight(sheet, style.caption, captionStyle) + captionStyle.below + top);
    paragraph(sheet, style.caption, captionStyle);
  }
  tagGroup(sheet, "Table", () => {
    needSpace(sheet, top);
    drawRow(sheet, head, size);
    for (const row of body) {
      const page = sheet.pdf.page;
      needSpace(sheet, rowHeight(row, size));
      if (sheet.pdf.page !== page) drawRow(sheet, head, size);
      drawRow(sheet, row, size);
    }
  });
  sheet.pdf.y += style.below ?? 0;
}

/** Two columns without a head: what it is, and its value. `labelWidth` in characters. */
export function pairs(
  sheet: Sheet,
  rows: readonly (readonly [label: string, value: string])[],
  style: TableStyle & { labelWidth?: number } = {},
) {
  const size = style.size ?? 12;
  const labelWidth = size * (style.labelWidth ?? 6) + 2 * padding;
  const valueWidth = sheet.width - labelWidth;
  sheet.pdf.y += style.above ?? 0;
  tagGroup(sheet, "Table", () => {
    for (const [label, value] of rows) {
      const cells: Cell[] = [
        {
          lines: layOut(sheet, label, size, labelWidth - 2 * padding),
          width: labelWidth,
          align: "center",
          bold: false,
          tag: "TH",
        },
        {
          lines: layOut(sheet, value, size, valueWidth - 2 * padding),
          width: valueWidth,
          align: "left",
          bold: false,
          tag: "TD",
        },
      ];
      needSpace(sheet, rowHeight(cells, size, style.least));
      drawRow(sheet, cells, size, style.least);
    }
  });
  sheet.pdf.y += style.below ?? 0;
}

function rowHeight(cells: readonly Cell[], size: number, least = 0): number {
  const text = Math.max(...cells.map((cell) => cell.lines.length)) * size * leading;
  return Math.max(text + 2 * padding, least);
}

function drawRow(sheet: Sheet, cells: readonly Cell[], size: number, least = 0) {
  const { pdf } = sheet;
  const top = pdf.y;
  const height = rowHeight(cells, size, least);
  artifact(sheet, () => drawFrames(sheet, cells, top, height));
  tagGroup(sheet, "TR", () => {
    let x = sheet.left;
    for (const cell of cells) {
      const left = x + padding;
      pdf.y = top + (height - cell.lines.length * size * leading) / 2;
      tag(sheet, cell.tag, () =>
        drawLines(sheet, cell.lines, {
          x: left,
          width: cell.width - 2 * padding,
          size,
          leading,
          align: cell.align,
          bold: cell.bold,
        }),
      );
      x += cell.width;
    }
  });
  pdf.y = top + height;
}

function drawFrames({ pdf, left }: Sheet, cells: readonly Cell[], top: number, height: number) {
  let x = left;
  for (const cell of cells) {
    if (cell.tag === "TH") pdf.rect(x, top, cell.width, height).fill(headGround);
    pdf.lineWidth(0.6).rect(x, top, cell.width, height).stroke(frame);
    x += cell.width;
  }
  pdf.fillColor("black");
}
