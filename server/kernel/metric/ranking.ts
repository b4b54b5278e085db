/** Places in a ranking (F18). Pure. */

/** `up-good`: the largest first; `down-good`: the smallest; `neutral`: nobody is better for more of it. */
export type Better = "up-good" | "down-good" | "neutral";

/**
 * The place of each value: equal values share a place, and the next place counts all before it. What has no value has no
 * place: whoever had nothing to do is not last (R4.9).
 */
export function placesOf(values: readonly (number | null)[], better: Better): (number | undefined)[] {
  const isBefore = (a: number, b: number) => (better === "down-good" ? a < b : a > b);
  return values.map((value) =>
    value === null || better === "neutral"
      ? undefined
      : 1 + values.filter((other) => other !== null && isBefore(other, value)).length,
  );
}
