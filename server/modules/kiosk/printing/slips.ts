/** The slips a kiosk gives: a number, a deposit, a payment. On the roll, large, with a code where one goes on with it. */

import { qrCode } from "#server/platform/pdf/marks.ts";
import { closeSheet, mm, openSheet, type Sheet } from "#server/platform/pdf/sheet.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";

export interface Slip {
  title: string;
  /** What one looks for on it: the number. */
  large: string;
  lines: readonly string[];
  qr?: { address: string; caption: string };
  /** Who gives it. */
  hall: string;
  at: string;
}

const qrSide = mm(30);

export async function slipPdf(slip: Slip): Promise<Buffer> {
  const { title, large, lines, qr, hall, at } = slip;
  const length = 70 + lines.length * 9 + (qr ? 48 : 0);
  const sheet = openSheet({ title, author: hall, at, slip: length, pageNumbers: false });
  paragraph(sheet, hall, { align: "center", size: 10 });
  heading(sheet, title, { size: 14, level: 2 });
  heading(sheet, large, { size: large.length > 8 ? 15 : 34, below: 4 });
  for (const line of lines) paragraph(sheet, line, { align: "left", size: 11, leading: 1.5 });
  if (qr) drawCode(sheet, qr);
  return (await closeSheet(sheet)).bytes;
}

function drawCode(sheet: Sheet, { address, caption }: { address: string; caption: string }) {
  const y = sheet.pdf.y + mm(3);
  qrCode(sheet, { x: sheet.left + (sheet.width - qrSide) / 2, y, side: qrSide, address, caption });
  sheet.pdf.y = y + qrSide + mm(8);
}
