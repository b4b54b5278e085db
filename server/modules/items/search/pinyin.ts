/** Names and phrases by their sound: full pinyin, initials, and what a tongue or a finger makes of them. Pure. */
import { pinyin } from "pinyin-pro";

export interface Sound {
  /** `shipinjingyingxuke` */
  full: string;
  /** The same as a southern tongue says it: see `blur`. */
  blurred: string;
  /** `spjyxk` */
  initials: string;
  /** Where syllables begin in `full`. */
  starts: ReadonlySet<number>;
}

export function soundOf(text: string): Sound {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter(Boolean);
  const full = syllables.join("");
  const initials = syllables.map((syllable) => syllable.charAt(0)).join("");
  return { full, blurred: blur(full), initials, starts: startsOf(syllables) };
}

function startsOf(syllables: string[]): ReadonlySet<number> {
  let at = 0;
  const starts = syllables.map((syllable) => {
    at += syllable.length;
    return at - syllable.length;
  });
  return new Set(starts);
}

/** Sounds that people of Hunan rarely tell apart: zh/z, ch/c, sh/s, -ng/-n, l/n, hu/fu. Needs no syllables. */
export function blur(sound: string): string {
  return sound
    .replace(/([zcs])h/g, "$1")
    .replace(/([aei])ng/g, "$1n")
    .replace(/l/g, "n")
    .replace(/hu/g, "fu");
}

/**
 * How well letters fit a sound, 0 to 1: as full pinyin or initials, then as a southern tongue says it, then with a slip
 * or two (`pattern` is the blurred letters').
 */
export function soundFit(letters: string, pattern: LoosePattern, sound: Sound): number {
  const exact = Math.max(part(letters, sound.full, sound.starts), 0.95 * part(letters, sound.initials));
  if (exact > 0 || letters.length < 4) return exact;
  const tongue = part(pattern.text, sound.blurred);
  if (tongue > 0) return 0.85 * tongue;
  const slips = letters.length < 5 ? 0 : letters.length < 10 ? 1 : 2;
  if (slips === 0 || sound.blurred.length < pattern.text.length - slips) return 0;
  const made = mistakes(pattern, sound.blurred);
  if (made > slips) return 0;
  return (0.7 - 0.12 * made) * (0.5 + 0.3 * Math.min(1, pattern.text.length / sound.blurred.length));
}

/** Whole before beginning before middle, the more of it the better. */
function part(letters: string, whole: string, begins?: ReadonlySet<number>): number {
  if (letters === whole) return 1;
  for (let at = whole.indexOf(letters); at >= 0; at = whole.indexOf(letters, at + 1)) {
    if (begins && !begins.has(at)) continue;
    return (at === 0 ? 0.6 : 0.45) + (0.3 * letters.length) / whole.length;
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
