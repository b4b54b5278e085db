/** Breaks Chinese text into lines as it is set in print: no full stop begins a line, no bracket ends one. */

export interface Line {
  text: string;
  /** Natural width, without the indent. */
  width: number;
  /** Free space before it: the first line of a paragraph is indented. */
  indent: number;
  /** Ends its paragraph, so it is not stretched to the full width. */
  last: boolean;
}

export interface LineOptions {
  width: number;
  measure: (text: string) => number;
  /** Of the first line of each paragraph. */
  indent?: number;
}

const opening = "（《〈「『【〔“‘(\\[";
const closing = "，。、；：？！）》〉」』】〕”’…—·)\\]％‰℃";
/** Something that is never divided: a number, a word, an address of the web, or one character; with its punctuation. */
const unit = new RegExp(`[${opening}]*(?:[A-Za-z0-9][A-Za-z0-9.,:/_@+#&=?%~*-]*|[^])[${closing}]*`, "gu");

/** `\n` begins a new paragraph. An empty paragraph is an empty line. */
export function breakLines(text: string, options: LineOptions): Line[] {
  return text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, options));
}

function paragraphLines(paragraph: string, options: LineOptions): Line[] {
  const lines: Line[] = [];
  let text = "";
  let indent = options.indent ?? 0;
  const end = (last: boolean) => {
    const trimmed = text.trimEnd();
    lines.push({ text: trimmed, width: options.measure(trimmed), indent, last });
    text = "";
    indent = 0;
  };
  for (const piece of unitsOf(paragraph, options)) {
    if (text !== "" && options.measure(text + piece) > options.width - indent) end(false);
    if (text === "" && piece.trim() === "") continue;
    text += piece;
  }
  end(true);
  return lines;
}

/** A unit wider than a line is divided after all. */
function unitsOf(paragraph: string, { width, measure, indent = 0 }: LineOptions): string[] {
  const units = paragraph.match(unit) ?? [];
  return units.flatMap((piece) => (measure(piece) > width - indent ? [...piece] : [piece]));
}

/** Space to add after each character so that the line fills `width`; 0 for a last line or one too short to stretch. */
export function stretch(line: Line, width: number, size: number): number {
  if (line.last) return 0;
  const gaps = [...line.text].length - 1;
  const space = gaps > 0 ? (width - line.indent - line.width) / gaps : 0;
  return space > 0 && space < size / 8 ? space : 0;
}
