/** Random numbers from 0 to below 1 that are the same in every run. */
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
