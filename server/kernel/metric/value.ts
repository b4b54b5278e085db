/** The value of a metric from its sums: rounded half away from zero, as people round. */

/** null: there is nothing to divide by. Zero of nothing is not zero. */
export function ratio(
  numerator: number,
  denominator: number,
  scale: number,
  decimals: number,
): number | null {
  return denominator === 0 ? null : rounded((numerator * scale) / denominator, decimals);
}

export function scaled(sum: number, scale: number, decimals: number): number {
  return rounded(sum * scale, decimals);
}

/** Rate of growth in per cent; null where there was nothing to grow from. */
export function growth(now: number | null, before: number | null, decimals: number): number | null {
  if (now === null || before === null || before === 0) return null;
  return rounded(((now - before) / Math.abs(before)) * 100, decimals);
}

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  // 1.005 × 100 is a little less than 100.5 in floating point.
  const shifted = Number((Math.abs(value) * factor).toPrecision(15));
  const result = (Math.sign(value) * Math.round(shifted)) / factor;
  return result === 0 ? 0 : result;
}
