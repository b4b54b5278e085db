/**
 * A document in the making: A4 pages, one font, tagged for screen readers, and the same bytes for the same input (no
 * clock, no chance). It knows no hall: what is said on it comes from the caller through `text.ts`, `table.ts` and
 * `marks.ts`, which draw at the sheet's cursor and go to the next page by themselves.
 */
import PDFDocument from "pdfkit";
import { documentFont } from "./font.ts";
import { codePointName, drawable, placeholder } from "./glyphs.ts";
import { breakLines, type Line, stretch } from "./lines.ts";

/** Millimetres to the points that PDF counts in. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

export interface SheetOptions {
  title: string;
  /** Who answers for it; shown in the file's properties. */
  author: string;
  /** Date of the document: the file's date too, so that it can be made again byte for byte. */
  at: string;
  landscape?: boolean;
  /** On the 80 mm roll of a kiosk instead of A4, so many millimetres long. */
  slip?: number;
  /** Printed at the foot of every page, before the page number. */
  foot?: string;
  pageNumbers?: boolean;
  /** The layout of official documents (GB/T 9704): 37, 26, 35 and 28 mm free, “— 3 —” at the outer side. */
  official?: boolean;
}

export interface Sheet {
  pdf: PDFKit.PDFDocument;
  options: SheetOptions;
  left: number;
  width: number;
  /** Lowest point of the text area. */
  bottom: number;
  /** Characters asked for that the font does not have (see `glyphs.ts`). */
  missing: Set<string>;
  /** Where tagged content goes, the innermost last. */
  parents: PDFKit.PDFStructureElement[];
}

export interface Finished {
  bytes: Buffer;
  missing: string[];
}

// GB/T 9704 asks for 37 mm above and 28 mm at the left; a little less keeps a notice on one page.
const margins = { top: mm(26), bottom: mm(24), left: mm(26), right: mm(24) };
const officialMargins = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
const lyingMargins = { top: mm(28), bottom: mm(26), left: mm(22), right: mm(22) };
const slipMargins = { top: mm(6), bottom: mm(4), left: mm(5), right: mm(5) };
const smallPrint = 9;
/** How far below the middle of a Chinese character its baseline lies, in ems. */
const middle = 0.38;

export function openSheet(options: SheetOptions): Sheet {
  const at = new Date(options.at);
  const upright = options.official ? officialMargins : margins;
  const around = options.slip === undefined ? upright : slipMargins;
  const pdf = new PDFDocument({
    size: options.slip === undefined ? "A4" : [mm(80), mm(options.slip)],
    layout: options.landscape ? "landscape" : "portrait",
    margins: around,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: options.title, Author: options.author, Creator: "Tongban", CreationDate: at, ModDate: at },
  });
  pdf.registerFont("song", documentFont().bytes).font("song");
  const root = pdf.struct("Document", { title: options.title });
  pdf.addStructure(root);
  const { width, height } = pdf.page;
  return {
    pdf,
    options,
    left: around.left,
    width: width - around.left - around.right,
    bottom: height - around.bottom,
    missing: new Set(),
    parents: [root],
  };
}

/** The pages from here on lie: for tables too wide to stand. */
export function turnSheet(sheet: Sheet) {
  const { pdf, options } = sheet;
  const around = options.official ? lyingMargins : margins;
  Object.assign(pdf.options, { layout: "landscape", margins: around });
  pdf.addPage();
  sheet.left = around.left;
  sheet.width = pdf.page.width - around.left - around.right;
  sheet.bottom = pdf.page.height - around.bottom;
}

/** Ends the sheet: the note about characters that could not be drawn, page numbers, and the bytes. */
export async function closeSheet(sheet: Sheet): Promise<Finished> {
  const missing = [...sheet.missing];
  if (missing.length > 0) noteMissing(sheet, missing);
  const { count } = sheet.pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) drawFoot(sheet, index, count);
  sheet.parents[0]!.end();
  const bytes = collect(sheet.pdf);
  sheet.pdf.end();
  return { bytes: await bytes, missing };
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}

function noteMissing(sheet: Sheet, missing: string[]) {
  const names = missing.map(codePointName).join("、");
  const note = `注：文中“${placeholder}”为字库暂缺的字，统一码依次为 ${names}，由窗口手工填写并核对。`;
  const lines = layOut(sheet, note, smallPrint, sheet.width);
  needSpace(sheet, (lines.length + 1) * smallPrint * 1.6);
  sheet.pdf.y += smallPrint;
  tag(sheet, "Note", () => drawLines(sheet, lines, { x: sheet.left, width: sheet.width, size: smallPrint }));
}

function drawFoot(sheet: Sheet, index: number, count: number) {
  const { pdf, options } = sheet;
  if (options.official) return drawNumber(sheet, index);
  const number = options.pageNumbers === false ? "" : `第 ${index + 1} 页　共 ${count} 页`;
  const words = [options.foot ?? "", number].filter((part) => part !== "").join("　　");
  if (words === "") return;
  pdf.switchToPage(index);
  artifact(sheet, () => {
    const { text } = drawable(words);
    const x = (pdf.page.width - pdf.fontSize(smallPrint).widthOfString(text)) / 2;
    pdf
      .fillColor("#555555")
      .text(text, x, pdf.page.height - mm(15), { lineBreak: false })
      .fillColor("black");
  });
}

/** 四号, one character in from the outer side: right on odd pages, left on even ones. */
function drawNumber(sheet: Sheet, index: number) {
  const { pdf } = sheet;
  const [size, text] = [14, `— ${index + 1} —`];
  pdf.switchToPage(index);
  const { width, height, margins: around } = pdf.page;
  const wide = pdf.fontSize(size).widthOfString(text);
  const x = index % 2 === 0 ? width - around.right - size - wide : around.left + size;
  artifact(sheet, () => {
    pdf.fillColor("black").text(text, x, height - around.bottom + mm(7), { lineBreak: false });
  });
}

/** Breaks text into the lines it has on this sheet; remembers what the font does not have. */
export function layOut(sheet: Sheet, text: string, size: number, width: number, indent = 0): Line[] {
  const { text: visible, missing } = drawable(text);
  for (const character of missing) sheet.missing.add(character);
  sheet.pdf.fontSize(size);
  return breakLines(visible, { width, indent, measure: (part) => sheet.pdf.widthOfString(part) });
}

export interface LineStyle {
  x: number;
  width: number;
  size: number;
  /** Distance from one line to the next, as a multiple of the size. */
  leading?: number;
  align?: "left" | "center" | "right" | "justify";
  bold?: boolean;
  color?: string;
}

/** Draws lines one below the other at the cursor and moves it; the caller has made sure that they fit. */
export function drawLines(sheet: Sheet, lines: readonly Line[], style: LineStyle) {
  const { pdf } = sheet;
  const { x, width, size, leading = 1.6, align = "left", bold = false, color = "black" } = style;
  pdf
    .fontSize(size)
    .fillColor(color)
    .strokeColor(color)
    .lineWidth(size / 45);
  for (const line of lines) {
    const free = width - line.indent - line.width;
    const offset = align === "center" ? free / 2 : align === "right" ? free : 0;
    const characterSpacing = align === "justify" ? stretch(line, width, size) : 0;
    const baseline = pdf.y + size * (leading / 2 + middle);
    const below = pdf.y + size * leading;
    const drawn = { lineBreak: false, characterSpacing, fill: true, stroke: bold };
    if (line.text !== "") {
      pdf.text(line.text, x + line.indent + offset, baseline, { ...drawn, baseline: "alphabetic" });
    }
    pdf.y = below;
  }
  pdf.x = sheet.left;
  pdf.fillColor("black").strokeColor("black");
}

/** Goes to a new page unless `height` points are free on this one. */
export function needSpace(sheet: Sheet, height: number) {
  if (sheet.pdf.y + height <= sheet.bottom) return;
  sheet.pdf.addPage();
}

/** What `draw` draws is one element of the document's structure, as screen readers see it. */
export function tag(sheet: Sheet, type: string, draw: () => void, alt?: string) {
  sheet.parents.at(-1)!.add(sheet.pdf.struct(type, alt === undefined ? {} : { alt }, draw));
}

/** An element that holds elements: a table, a row. */
export function tagGroup(sheet: Sheet, type: string, draw: () => void) {
  const element = sheet.pdf.struct(type);
  sheet.parents.at(-1)!.add(element);
  sheet.parents.push(element);
  draw();
  sheet.parents.pop();
  element.end();
}

/** Lines, frames and page numbers: seen, but not read out. */
export function artifact(sheet: Sheet, draw: () => void) {
  sheet.pdf.markContent("Artifact", { type: "Layout" });
  draw();
  sheet.pdf.endMarkedContent();
}
