/**
 * The table for pay (R12.6 [A]): `pay = base × max(0, score) / 100` below the threshold, else the whole base. Pure.
 * Each row is rounded to the fen, halves up in the person's favour; a total is the sum of its rows, never computed
 * again.
 */
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import { type Hundredths, rounded } from "./conduct.ts";

export interface Paid {
  /** Fen. */
  base: number;
  pay: number;
  deducted: number;
}

/** Without a score nothing is deducted: there was nothing to appraise. */
export function payOf(
  { pay: { below } }: Pick<ConductSheet, "pay">,
  base: number,
  score: Hundredths | undefined,
): Paid {
  if (score === undefined || score >= below * 100) return { base, pay: base, deducted: 0 };
  const pay = rounded(base * Math.max(0, score), 10_000);
  return { base, pay, deducted: base - pay };
}

export function totalOf(rows: readonly Paid[]): Paid {
  const sum = (of: (row: Paid) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { base: sum(({ base }) => base), pay: sum(({ pay }) => pay), deducted: sum((row) => row.deducted) };
}
