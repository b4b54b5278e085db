/** Sets of up to 64 things as bits, for leaving out in one step what cannot fit. Pure. */

export type Bits64 = readonly [low: number, high: number];

export function addBit(bits: [number, number], hash: number): void {
  const place = hash & 63;
  if (place < 32) bits[0] |= 1 << place;
  else bits[1] |= 1 << (place - 32);
}

export function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The characters of a text. */
export function characterBits(characters: readonly string[]): Bits64 {
  const bits: [number, number] = [0, 0];
  for (const character of characters) addBit(bits, character.codePointAt(0)! * 37);
  return bits;
}
