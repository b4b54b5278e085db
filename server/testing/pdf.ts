/**
 * Reads PDFs in tests. Text found in a file does not prove that it is drawn: PDF libraries have been seen to embed
 * empty outlines. So `outlines` looks into the embedded font, and `inkOf` counts dark dots of the drawn page.
 * `textOf` and `inkOf` use Poppler (Debian: poppler-utils); without it they answer `undefined` and the test says so.
 */
import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";

export function textOf(pdf: Buffer): string | undefined {
  return poppler("pdftotext", ["-layout", "-", "-"], pdf)?.toString("utf8");
}

/** Dark dots at 72 to the inch, of one page or of a part of it (in points from the upper left corner). */
export function inkOf(
  pdf: Buffer,
  page = 1,
  part?: { x: number; y: number; width: number; height: number },
): number | undefined {
  const only = ["-f", String(page), "-l", String(page), "-r", "72", "-gray"];
  const crop = part ? ["-x", part.x, "-y", part.y, "-W", part.width, "-H", part.height].map(whole) : [];
  const image = poppler("pdftoppm", [...only, ...crop], pdf);
  if (!image) return undefined;
  // P5\n<width> <height>\n255\n, then one byte for each dot.
  const header = /^P5\s+\d+\s+\d+\s+255\s/.exec(image.toString("latin1", 0, 40));
  if (!header) throw new Error("pdftoppm gave no grey picture");
  return image.subarray(header[0].length).filter((dot) => dot < 128).length;
}

const whole = (value: string | number) => (typeof value === "number" ? String(Math.round(value)) : value);

function poppler(program: string, args: string[], input: Buffer): Buffer | undefined {
  const { stdout, stderr, error, status } = spawnSync(program, args, { input, maxBuffer: 100_000_000 });
  if (error && "code" in error && error.code === "ENOENT") return undefined;
  if (error || status !== 0) throw new Error(`${program}: ${error ?? stderr.toString("utf8")}`);
  return stdout;
}

/** First bytes of a TrueType font. */
const sfnt = new Set(["\u0000\u0001\u0000\u0000", "true"]);

/** Number of glyphs in the embedded TrueType fonts, and how many of them have no outline (a space has none). */
export function outlines(pdf: Buffer): { glyphs: number; empty: number } {
  const fonts = streams(pdf).filter((stream) => sfnt.has(stream.toString("latin1", 0, 4)));
  const sizes = fonts.flatMap(glyphSizes);
  return { glyphs: sizes.length, empty: sizes.filter((size) => size === 0).length };
}

function streams(pdf: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    const end = pdf.indexOf("\nendstream", at);
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)));
    } catch {
      // Not a compressed stream: the word "stream" inside another one.
    }
  }
  return found;
}

function glyphSizes(font: Buffer): number[] {
  const table = (tag: string) => {
    const index = Array.from({ length: font.readUInt16BE(4) }, (_, row) => 12 + row * 16).find(
      (entry) => font.toString("latin1", entry, entry + 4) === tag,
    );
    if (index === undefined) throw new Error(`no table ${tag} in the embedded font`);
    return { at: font.readUInt32BE(index + 8), length: font.readUInt32BE(index + 12) };
  };
  const wide = font.readInt16BE(table("head").at + 50) === 1;
  const { at, length } = table("loca");
  const offsets = Array.from({ length: length / (wide ? 4 : 2) }, (_, index) =>
    wide ? font.readUInt32BE(at + index * 4) : font.readUInt16BE(at + index * 2) * 2,
  );
  return offsets.slice(1).map((offset, index) => offset - offsets[index]!);
}
