/** The one font of all documents (docs/decisions/0010-document-font.md), and which characters it has. */
import { readFileSync } from "node:fs";

const FILE = new URL("../../../data/fonts/TongbanSong-Regular.ttf", import.meta.url);

export interface DocumentFont {
  bytes: Buffer;
  has(codePoint: number): boolean;
}

let loaded: DocumentFont | undefined;

/** Read once; 12 MB that every document shares. */
export function documentFont(): DocumentFont {
  loaded ??= readFont(readFileSync(FILE));
  return loaded;
}

/** A TrueType font with a `cmap` of format 12 (all of Unicode), as `data/fonts/make.py` makes it. */
export function readFont(bytes: Buffer): DocumentFont {
  const ranges = codePointRanges(bytes);
  return { bytes, has: (codePoint) => inRanges(ranges, codePoint) };
}

/** First and last code point of each group, in ascending order. */
type Range = readonly [first: number, last: number];

function codePointRanges(bytes: Buffer): Range[] {
  const cmap = tableOffset(bytes, "cmap");
  const subtables = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, index) => {
    return cmap + bytes.readUInt32BE(cmap + 8 + index * 8);
  });
  const full = subtables.find((offset) => bytes.readUInt16BE(offset) === 12);
  if (full === undefined) throw new Error("the font has no cmap of format 12");
  return Array.from({ length: bytes.readUInt32BE(full + 12) }, (_, index) => {
    const group = full + 16 + index * 12;
    return [bytes.readUInt32BE(group), bytes.readUInt32BE(group + 4)] as const;
  });
}

function tableOffset(bytes: Buffer, tag: string): number {
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    if (bytes.toString("latin1", entry, entry + 4) === tag) return bytes.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function inRanges(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] < codePoint) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]![0] <= codePoint;
}
