/** Names and phrases by their sound: full pinyin, initials, and what a tongue or a finger makes of them. Pure. */
import { pinyin } from "pinyin-pro";
import { addBit, type Bits64 } from "./bits.ts";

export interface Sound {
  /** `shipinjingyingxuke` */
  full: string;
  /** The same as a southern tongue says it: see `blur`. */
  blurred: string;
  /** `spjyxk` */
  initials: string;
  syllables: string[];
  /** Letters in `full` and in `blurred`, as bits: what lacks a letter need not be looked into. */
  letters: number;
  /** Neighbouring letters of `blurred`, as 64 bits by a hash. */
  pairs: Bits64;
}

export function soundOf(text: string): Sound {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter(Boolean);
  const full = syllables.join("");
  const blurred = blur(full);
  const initials = syllables.map((syllable) => syllable.charAt(0)).join("");
  return { full, blurred, initials, syllables, letters: lettersOf(full), pairs: pairsOf(blurred) };
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

function pairsOf(text: string): Bits64 {
  const bits: [number, number] = [0, 0];
  for (let i = 1; i < text.length; i++) addBit(bits, text.charCodeAt(i - 1) * 13 + text.charCodeAt(i) * 29);
  return bits;
}

/** Sounds that people of Hunan rarely tell apart: zh/z, ch/c, sh/s, -ng/-n, l/n, hu/fu. Needs no syllables. */
export function blur(sound: string): string {
  return sound
    .replace(/([zcs])h/g, "$1")
    .replace(/([aei])ng/g, "$1n")
    .replace(/l/g, "n")
    .replace(/hu/g, "fu");
}

/** What is looked for by its sound. */
export interface Letters {
  text: string;
  bits: number;
  pattern: LoosePattern;
  patternPairs: Bits64;
  /** Mistakes that are forgiven. */
  slips: number;
}

export function lettersToFind(text: string): Letters {
  const pattern = loosePattern(blur(text));
  const slips = text.length < 5 ? 0 : text.length < 10 ? 1 : 2;
  return { text, bits: lettersOf(text), pattern, patternPairs: pairsOf(pattern.text), slips };
}

/** How well letters fit a sound as full pinyin or as initials, 0 to 1. Without all its letters they cannot. */
export function exactFit({ text }: Letters, sound: Sound): number {
  return Math.max(part(text, sound.full, sound.syllables), 0.95 * part(text, sound.initials));
}

/** The same as a southern tongue says it, or with a slip or two. A slip spoils two pairs of letters at most. */
export function looseFit({ text, pattern, slips }: Letters, sound: Sound): number {
  if (text.length < 4) return 0;
  const tongue = part(pattern.text, sound.blurred);
  if (tongue > 0) return 0.85 * tongue;
  if (slips === 0 || sound.blurred.length < pattern.text.length - slips) return 0;
  const made = mistakes(pattern, sound.blurred);
  if (made > slips) return 0;
  return (0.7 - 0.12 * made) * (0.5 + 0.3 * Math.min(1, pattern.text.length / sound.blurred.length));
}

/** Whole before beginning before middle, the more of it the better; the middle only where a syllable begins. */
function part(letters: string, whole: string, syllables?: readonly string[]): number {
  const first = whole.indexOf(letters);
  if (first < 0) return 0;
  if (letters.length === whole.length) return 1;
  const share = (0.3 * letters.length) / whole.length;
  if (first === 0) return 0.6 + share;
  if (!syllables) return 0.45 + share;
  let at = 0;
  for (const syllable of syllables) {
    if (whole.startsWith(letters, at)) return 0.45 + share;
    at += syllable.length;
  }
  return 0;
}

/** A pattern ready to be looked for with a few mistakes; at most 31 letters count. */
export interface LoosePattern {
  text: string;
  masks: Map<number, number>;
}

export function loosePattern(letters: string): LoosePattern {
  const text = letters.slice(0, 31);
  const masks = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    masks.set(code, (masks.get(code) ?? 0) | (1 << i));
  }
  return { text, masks };
}

/**
 * The fewest insertions, deletions and replacements that turn the pattern into some part of `text`
 * (Myers' bit-vector algorithm, 1999: one pass over the text).
 */
export function mistakes(pattern: LoosePattern, text: string): number {
  const { masks } = pattern;
  const { length } = pattern.text;
  const last = 1 << (length - 1);
  let plus = -1;
  let minus = 0;
  let errors = length;
  let fewest = length;
  for (let i = 0; i < text.length; i++) {
    const match = masks.get(text.charCodeAt(i)) ?? 0;
    const diagonal = (((match & plus) + plus) ^ plus) | match | minus;
    let up = minus | ~(diagonal | plus);
    let down = plus & diagonal;
    if (up & last) errors++;
    else if (down & last) errors--;
    if (errors < fewest) fewest = errors;
    up <<= 1;
    down <<= 1;
    plus = down | ~(diagonal | up);
    minus = up & diagonal;
  }
  return fewest;
}
