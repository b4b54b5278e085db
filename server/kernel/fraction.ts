/** Exact numbers: a fraction of two whole numbers, from decimal text and back; a float never holds a figure. */

export interface Fraction {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,12}))?$/;

/** The number a decimal text says; null for anything else, and for nothing. */
export function fractionOf(text: string | null | undefined): Fraction | null {
  const [, sign, whole, decimals = ""] = DECIMAL.exec(text ?? "") ?? [];
  if (whole === undefined) return null;
  const n = BigInt(whole + decimals);
  return { n: sign === "-" ? -n : n, d: 10n ** BigInt(decimals.length) };
}

export const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n });
export const zero: Fraction = whole(0);

export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** Null when it would be a division by nothing. */
export function over(a: Fraction, b: Fraction): Fraction | null {
  if (b.n === 0n) return null;
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
}

export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, zero);
export const compare = (a: Fraction, b: Fraction): number => sign(a.n * b.d - b.n * a.d);
export const isLess = (a: Fraction, b: Fraction) => compare(a, b) < 0;
export const equal = (a: Fraction, b: Fraction) => compare(a, b) === 0;
export const least = (a: Fraction, b: Fraction) => (isLess(b, a) ? b : a);
export const most = (a: Fraction, b: Fraction) => (isLess(a, b) ? b : a);

const sign = (value: bigint) => (value < 0n ? -1 : Number(value > 0n));
const size = (value: bigint) => (value < 0n ? -value : value);

/** With so many decimals, half up (away from zero): what is printed. */
export function rounded({ n, d }: Fraction, decimals: number): string {
  const unit = 10n ** BigInt(decimals);
  const units = (size(n) * unit * 2n + d) / (d * 2n);
  const digits = units.toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return n < 0n && units > 0n ? `-${text}` : text;
}

/** As short as it can be: “40”, “94.72”; a number without an end is cut at six decimals. */
export function shown(value: Fraction): string {
  return rounded(value, 6).replace(/\.?0+$/, "");
}

/** How many decimals a text has: what it claims to be exact to. */
export const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;

/** a of b as percent; null without a b. */
export function percentOf(a: Fraction, b: Fraction): Fraction | null {
  const ratio = over(a, b);
  return ratio && times(ratio, whole(100));
}
