/** What is asked of facts, and what is answered. */
import type { FactSum, Period, Where } from "#contract/metric.ts";

export type GroupBy =
  | "none"
  | "organ"
  | "item"
  | "hall"
  | "counter"
  | "staff"
  | "channel"
  | "day"
  | "month"
  | "year";

export interface SumQuery {
  division: string;
  sum: FactSum;
  period: Period;
  where: Where;
  by: GroupBy;
}

export interface Sum {
  id: string;
  /** In the measure's own unit, before scaling. */
  value: number;
  /** Of every fact in it. */
  print: string;
}

/** What one reading adds to a line. */
export interface Cell {
  /** Of the line. */
  id: string;
  /** The item or counter, where different ones are counted; null: nothing is told apart. */
  value: string | null;
  n: number;
  amount: number;
  /** Amount of what is no longer so. */
  ended: number;
  print: string;
}

/** By what roll-ups are kept. */
export type Grain = "all" | "item" | "hall" | "counter" | "staff" | "channel";
export const grains: readonly Grain[] = ["item", "hall", "counter", "staff", "channel"];
/** Those that are kept by day also; the others by month and year only. */
export const withDays: readonly Grain[] = ["all", "hall", "channel"];

export const isDistinct = ({ measure }: FactSum) => measure === "items" || measure === "counters";
