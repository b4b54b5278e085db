/**
 * Stickers and posters on paper: A4 posters, or A6 stickers four on an A4 sheet with pale lines to cut along. A long
 * name gets smaller letters, never fewer of them.
 */
import type { LabelForm } from "#contract/labels.ts";
import { qrFigure } from "#server/platform/pdf/marks.ts";
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
import type { Label } from "./label.ts";

export interface LabelPaper {
  form: LabelForm;
  labels: readonly Label[];
  /** Who puts them up: 常宁市政务服务. */
  house: string;
  at: string;
}

/** Measures of one label, in points. */
interface Measures {
  width: number;
  height: number;
  edge: number;
  qr: number;
  house: number;
  over: number;
  /** Sizes of the title, the largest that fits is taken. */
  titles: number[];
  titleLines: number;
  under: number;
  gives: number;
  hint: number;
  address: number;
}

const a4 = { width: mm(210), height: mm(297) };

const poster: Measures = {
  ...{ ...a4, edge: mm(20), qr: mm(104) },
  ...{ house: 20, over: 24, titles: [54, 48, 42, 36, 32, 28, 24], titleLines: 3 },
  ...{ under: 20, gives: 22, hint: 18, address: 11 },
};

const sticker: Measures = {
  ...{ width: a4.width / 2, height: a4.height / 2, edge: mm(9), qr: mm(58) },
  ...{ house: 10, over: 13, titles: [26, 23, 20, 18, 16, 14, 12], titleLines: 3 },
  ...{ under: 10.5, gives: 11.5, hint: 10, address: 7 },
};

/** The accent of the screens, dark enough to be read when printed in grey. */
const blue = "#0b4796";

export async function labelPaper({ form, labels, house, at }: LabelPaper): Promise<Finished> {
  const title = form === "poster" ? "扫码海报" : "扫码贴";
  const sheet = openSheet({ title, author: house, at, pageNumbers: false });
  const each = form === "poster" ? 1 : 4;
  for (const [index, label] of labels.entries()) {
    const place = index % each;
    if (index > 0 && place === 0) sheet.pdf.addPage();
    if (form === "sticker" && place === 0) cuttingLines(sheet);
    const measures = form === "poster" ? poster : sticker;
    const corner = { x: (place % 2) * measures.width, y: Math.floor(place / 2) * measures.height };
    drawLabel(sheet, label, house, measures, corner);
  }
  return await closeSheet(sheet);
}

function cuttingLines(sheet: Sheet) {
  const { pdf } = sheet;
  artifact(sheet, () => {
    pdf.lineWidth(0.4).dash(4, { space: 4 });
    pdf.moveTo(a4.width / 2, 0).lineTo(a4.width / 2, a4.height);
    pdf.moveTo(0, a4.height / 2).lineTo(a4.width, a4.height / 2);
    pdf.stroke("#aaaaaa").undash();
  });
}

function drawLabel(
  sheet: Sheet,
  label: Label,
  house: string,
  measures: Measures,
  corner: { x: number; y: number },
) {
  const { pdf } = sheet;
  const { edge, width, height, qr } = measures;
  const column = { x: corner.x + edge, width: width - 2 * edge };
  artifact(sheet, () => {
    pdf.rect(corner.x, corner.y, width, edge * 1.15).fill(blue);
  });
  pdf.y = corner.y + edge * 0.575 - measures.house * 0.8;
  line(sheet, "P", house, { ...column, size: measures.house, color: "white" });
  pdf.y = corner.y + edge * 1.5;
  line(sheet, "P", label.over, { ...column, size: measures.over, color: blue });
  title(sheet, label.title, measures, column);
  line(sheet, "P", label.under, { ...column, size: measures.under, color: "#444444" });
  // Everything below stands from the bottom up, so that stickers in a row look alike.
  const givesTop =
    corner.y + height - edge * 0.9 - measures.address * 1.6 - measures.hint * 1.6 - measures.gives * 1.7;
  const qrTop = givesTop - qr - edge * 0.3;
  qrFigure(sheet, { x: corner.x + (width - qr) / 2, y: qrTop, side: qr, address: label.address });
  pdf.y = givesTop;
  line(sheet, "P", label.gives.join(" · "), { ...column, size: measures.gives, bold: true });
  line(sheet, "P", "用手机扫一扫；不方便扫的，请问工作人员，或者打 12345", {
    ...column,
    size: measures.hint,
  });
  line(sheet, "P", label.address, { ...column, size: measures.address, color: "#444444" });
}

interface LineLook {
  x: number;
  width: number;
  size: number;
  color?: string;
  bold?: boolean;
}

/** One line in the middle, in letters as small as it needs. */
function line(sheet: Sheet, type: string, text: string, { size, ...look }: LineLook) {
  if (text === "") return;
  let fitted = size;
  while (fitted > 6 && layOut(sheet, text, fitted, look.width).length > 1) fitted -= 0.5;
  const lines = layOut(sheet, text, fitted, look.width);
  const top = sheet.pdf.y + (size - fitted) * 0.8;
  sheet.pdf.y = top;
  tag(sheet, type, () => drawLines(sheet, lines, { ...look, size: fitted, align: "center" }));
}

/** The largest letters in which the name stands in so many lines. */
function title(sheet: Sheet, text: string, measures: Measures, column: { x: number; width: number }) {
  const { titles, titleLines } = measures;
  const room = titles[0]! * 1.3 * 2;
  const fits = (size: number) => {
    const count = layOut(sheet, text, size, column.width).length;
    return count <= titleLines && count * size * 1.3 <= room;
  };
  const size = titles.find(fits) ?? titles.at(-1)!;
  const lines = layOut(sheet, text, size, column.width);
  tag(sheet, "H1", () =>
    drawLines(sheet, lines, { ...column, size, leading: 1.3, align: "center", bold: true }),
  );
}
