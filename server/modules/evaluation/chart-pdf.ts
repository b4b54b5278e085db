/** A chart on paper: its drawing as vectors with a text alternative, and its numbers below. */
import type { ReportChart } from "#contract/report-chart.ts";
import { drawChart } from "#server/kernel/chart/draw.ts";
import type { Shape } from "#server/kernel/chart/drawing.ts";
import { chartAlt, chartTable, folded } from "#server/kernel/chart/words.ts";
import { needSpace, type Sheet, tag } from "#server/platform/pdf/sheet.ts";
import { table } from "#server/platform/pdf/table.ts";

const tableSize = 9;
/** Of a row of one line: picture and numbers stay on one page. */
const rowHeight = tableSize * 1.45 + 10;

export function chartPdf(sheet: Sheet, chart: ReportChart): void {
  const { width, height, shapes } = drawChart(chart);
  const scale = sheet.width / width;
  const { head, rows } = folded(chartTable(chart));
  needSpace(sheet, height * scale + 12 + (rows.length + 1) * rowHeight);
  const { pdf } = sheet;
  const top = pdf.y + 8;
  const draw = () => {
    pdf.save().translate(sheet.left, top).scale(scale);
    for (const shape of shapes) drawShape(pdf, shape);
    pdf.restore();
  };
  tag(sheet, "Figure", draw, chartAlt(chart));
  pdf.fillColor("black").strokeColor("black");
  pdf.x = sheet.left;
  pdf.y = top + height * scale + 4;
  if (rows.length === 0) return;
  const columns = head.map((text) => ({ head: text, share: 1, align: "center" as const }));
  table(sheet, columns, rows, { size: tableSize, below: 12 });
}

function drawShape(pdf: PDFKit.PDFDocument, shape: Shape): void {
  if (shape.kind === "box") {
    const { x, y, width, height, fill, stroke } = shape;
    pdf.lineWidth(0.8).rect(x, y, width, height);
    pdf.fillAndStroke(fill ?? "white", stroke ?? fill ?? "white");
    return;
  }
  if (shape.kind === "line") {
    const { points, width, color, dash } = shape;
    for (const [at, [x, y]] of points.entries()) at === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y);
    pdf.lineWidth(width);
    if (dash !== undefined) pdf.dash(dash, {});
    pdf.stroke(color);
    if (dash !== undefined) pdf.undash();
    return;
  }
  const { x, y, text, size, anchor } = shape;
  const wide = pdf.fontSize(size).widthOfString(text);
  const from = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  pdf.fillColor("black").text(text, from, y, { lineBreak: false, baseline: "alphabetic" });
}
