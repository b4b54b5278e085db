/** Random numbers that are the same in every run, and what is drawn with them. */

/** From 0 to below 1. */
export type Chance = () => number;

/** The sequence with this number (mulberry32). */
export function chance(sequence: number): Chance {
  let state = Math.imul(sequence + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The sequence that belongs to this thing: what is drawn for one thing never shifts what is drawn for another. */
export function chanceOf(...about: (string | number)[]): Chance {
  let hash = 0x811c9dc5;
  for (const char of about.join(" ")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return chance(hash >>> 0);
}

/** One of these, each as likely as the others. */
export function pick<T>(draw: Chance, from: readonly T[]): T {
  return from[Math.floor(draw() * from.length)] as T;
}

/** One of these, as likely as its weight. */
export function pickWeighted<T>(draw: Chance, from: readonly (readonly [T, number])[]): T {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw() * total;
  for (const [one, weight] of from) {
    left -= weight;
    if (left < 0) return one;
  }
  return from.at(-1)![0];
}

/** Between the two, every value as likely. */
export function between(draw: Chance, least: number, most: number): number {
  return least + draw() * (most - least);
}

/** So many on the average, as a whole number. */
export function howMany(draw: Chance, expected: number): number {
  return Math.floor(expected + draw());
}

/**
 * Shares a whole number out by weight: the parts add up to it, and each is within one of its exact share.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let exact = 0;
  let given = 0;
  return weights.map((weight) => {
    exact += sum === 0 ? 0 : (weight / sum) * total;
    const part = Math.round(exact) - given;
    given += part;
    return part;
  });
}
