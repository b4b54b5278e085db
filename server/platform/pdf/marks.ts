/** What stands at the end of a document: the place for the seal with name and date, and a code to scan. */
import QRCode from "qrcode";
import { artifact, drawLines, layOut, mm, needSpace, type Sheet, tag } from "./sheet.ts";

export interface Signature {
  /** Who signs, in full. */
  organ: string;
  /** As printed: 2026年11月21日. */
  date: string;
  /** Words in the empty place for the seal: （盖章处）. */
  seal: string;
  qr?: { address: string; caption: string };
}

/** A county organ's seal is 42 mm across. */
const sealDiameter = mm(42);
const pale = "#999999";

/** How much of a page a signature takes. */
export const signatureHeight = sealDiameter + 16;

/** Kept on one page: the code at the left, name and date over the place for the seal at the right. */
export function signature(sheet: Sheet, { organ, date, seal, qr }: Signature) {
  needSpace(sheet, signatureHeight);
  const { pdf } = sheet;
  const top = pdf.y + 12;
  const size = 14;
  const width = Math.max(pdf.fontSize(size).widthOfString(organ), sealDiameter) + 8;
  const x = sheet.left + sheet.width - width;
  sealPlace(sheet, { x: x + width / 2, y: top + sealDiameter / 2, words: seal });
  pdf.y = top + sealDiameter / 2 - size * 1.75;
  tag(sheet, "P", () => {
    const lines = [...layOut(sheet, organ, size, width), ...layOut(sheet, date, size, width)];
    drawLines(sheet, lines, { x, width, size, leading: 1.75, align: "center" });
  });
  if (qr) qrCode(sheet, { x: sheet.left, y: top + 6, side: mm(28), ...qr });
  pdf.y = top + sealDiameter + 4;
}

/** A pale dashed circle: where a seal goes, and nothing that looks like one. */
export function sealPlace(sheet: Sheet, place: { x: number; y: number; words: string; diameter?: number }) {
  const { pdf } = sheet;
  const radius = (place.diameter ?? sealDiameter) / 2;
  artifact(sheet, () => {
    pdf.lineWidth(0.8).dash(3, { space: 3 }).circle(place.x, place.y, radius).stroke(pale).undash();
    pdf.y = place.y + radius * 0.52;
    const lines = layOut(sheet, place.words, 9, radius * 2);
    drawLines(sheet, lines, {
      x: place.x - radius,
      width: radius * 2,
      size: 9,
      align: "center",
      color: pale,
    });
  });
}

export interface QrPlace {
  x: number;
  y: number;
  side: number;
  address: string;
}

/** A QR code drawn as squares, sharp at any size; scanners need the free margin of four squares that paper gives. */
export function qrFigure(sheet: Sheet, place: QrPlace) {
  const { pdf } = sheet;
  const { modules } = QRCode.create(place.address, { errorCorrectionLevel: "M" });
  const unit = place.side / modules.size;
  tag(
    sheet,
    "Figure",
    () => {
      for (let row = 0; row < modules.size; row++) {
        for (let column = 0; column < modules.size; column++) {
          if (modules.get(row, column)) pdf.rect(place.x + column * unit, place.y + row * unit, unit, unit);
        }
      }
      pdf.fill("black");
    },
    `二维码：${place.address}`,
  );
}

/** The same with words below it. */
export function qrCode(sheet: Sheet, place: QrPlace & { caption: string }) {
  const { pdf } = sheet;
  qrFigure(sheet, place);
  pdf.y = place.y + place.side + 3;
  const width = place.side + mm(30);
  tag(sheet, "Caption", () => {
    const lines = layOut(sheet, place.caption, 8.5, width);
    drawLines(sheet, lines, { x: place.x, width, size: 8.5, leading: 1.4, color: "#444444" });
  });
}
