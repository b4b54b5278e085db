/** Headings and paragraphs. */
import { drawLines, layOut, needSpace, type Sheet, tag } from "./sheet.ts";

export interface TextStyle {
  size?: number;
  leading?: number;
  align?: "left" | "center" | "right" | "justify";
  bold?: boolean;
  color?: string;
  /** Two characters, as Chinese paragraphs begin. */
  indent?: boolean;
  /** Free space above and below, and at the right, in points. */
  above?: number;
  below?: number;
  right?: number;
}

const bodySize = 14;
const bodyLeading = 1.65;

/** The document's name, or a heading within it (`level` 2). */
export function heading(sheet: Sheet, text: string, style: TextStyle & { level?: 1 | 2 } = {}) {
  const size = style.size ?? (style.level === 2 ? 16 : 22);
  write(sheet, style.level === 2 ? "H2" : "H1", text, {
    align: "center",
    bold: true,
    leading: 1.5,
    ...style,
    size,
  });
}

/** How much of a page a paragraph takes. */
export function paragraphHeight(sheet: Sheet, text: string, style: TextStyle = {}): number {
  const { size = bodySize, leading = bodyLeading, indent = false, above = 0, below = 0 } = style;
  const lines = layOut(sheet, text, size, sheet.width, indent ? size * 2 : 0);
  return above + lines.length * size * leading + below;
}

export function paragraph(sheet: Sheet, text: string, style: TextStyle = {}) {
  write(sheet, "P", text, { align: "justify", ...style });
}

function write(sheet: Sheet, type: string, text: string, style: TextStyle) {
  const { size = bodySize, leading = bodyLeading, indent = false, above = 0, below = 0, ...rest } = style;
  const { right = 0, ...look } = rest;
  const width = sheet.width - right;
  const lines = layOut(sheet, text, size, width, indent ? size * 2 : 0);
  sheet.pdf.y += above;
  // Two lines at least stay together, so that no page ends or begins with a single one.
  for (let first = 0; first < lines.length; ) {
    const remaining = lines.length - first;
    const atLeast = remaining === 3 ? 3 : Math.min(remaining, 2);
    needSpace(sheet, atLeast * size * leading);
    const room = Math.floor((sheet.bottom - sheet.pdf.y) / (size * leading) + 0.01);
    const count = Math.max(1, remaining - room === 1 ? room - 1 : Math.min(room, remaining));
    const part = lines.slice(first, first + count);
    tag(sheet, type, () => drawLines(sheet, part, { x: sheet.left, width, size, leading, ...look }));
    first += count;
  }
  sheet.pdf.y += below;
}
