/**
 * All phrases of an index side by side, with what is asked of every one of them in plain rows of numbers: a query looks
 * at thousands in the time a few would take as objects. Pure.
 */
import { type Bits64, characterBits, ones } from "./bits.ts";
import type { Letters, Sound } from "./pinyin.ts";

export interface Phrase {
  text: string;
  core: string;
  tokens: string[];
  characters: string[];
  alias: boolean;
  /** 0.5 to 1: how surely the phrase means this item. */
  trust: number;
  sound: Sound;
}

export interface PhraseTable {
  phrases: readonly Phrase[];
  /** Number of the entry each belongs to. */
  entries: Int32Array;
  letters: Int32Array;
  pairs: [Int32Array, Int32Array];
  characters: [Int32Array, Int32Array];
}

export function phraseTable(of: readonly { phrases: readonly Phrase[] }[]): PhraseTable {
  const rows = of.flatMap(({ phrases }, entry) => phrases.map((phrase) => ({ phrase, entry })));
  const column = (value: (phrase: Phrase) => number) => Int32Array.from(rows, ({ phrase }) => value(phrase));
  const bits = rows.map(({ phrase }) => characterBits(phrase.characters));
  return {
    phrases: rows.map(({ phrase }) => phrase),
    entries: Int32Array.from(rows, ({ entry }) => entry),
    letters: column(({ sound }) => sound.letters),
    pairs: [column(({ sound }) => sound.pairs[0]), column(({ sound }) => sound.pairs[1])],
    characters: [Int32Array.from(bits, ([low]) => low), Int32Array.from(bits, ([, high]) => high)],
  };
}

/** Rows whose phrase may consist of these characters only. */
export function rowsWithin({ characters: [low, high] }: PhraseTable, given: Bits64): number[] {
  const rows: number[] = [];
  for (let row = 0; row < low.length; row++) {
    if ((low[row]! & ~given[0]) === 0 && (high[row]! & ~given[1]) === 0) rows.push(row);
  }
  return rows;
}

/** Rows whose sound has all the letters looked for. */
export function rowsSounding({ letters }: PhraseTable, { bits }: Letters): number[] {
  const rows: number[] = [];
  for (let row = 0; row < letters.length; row++) if ((bits & ~letters[row]!) === 0) rows.push(row);
  return rows;
}

/** Rows whose sound may be the one looked for but for the slips that are forgiven. */
export function rowsSoundingLike(
  { pairs: [low, high] }: PhraseTable,
  { patternPairs, slips }: Letters,
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < low.length; row++) {
    const lacking = ones(patternPairs[0] & ~low[row]!) + ones(patternPairs[1] & ~high[row]!);
    if (lacking <= 2 * slips) rows.push(row);
  }
  return rows;
}
