/** The budget of free services: what is taken of it, where the year is going, when to warn (R12.9 [A]). Pure; fen. */
import type { BudgetLine } from "#contract/free-money.ts";
import { type Day, daysBetween, yearOf } from "#server/kernel/time/day.ts";

export interface Taken {
  /** In confirmed settlements. */
  settled: number;
  /** Delivered and not yet in one. */
  due: number;
  /** Ordered and not yet delivered. */
  ordered: number;
}

export const takenOf = ({ settled, due, ordered }: Taken): number => settled + due + ordered;

/**
 * What the year would take if it went on as it has: what was delivered, by the days gone, for all its days; never less
 * than what is taken already. A year that is over takes what it took.
 */
export function forecastOf(taken: Taken, year: number, today: Day): number {
  const all = takenOf(taken);
  if (yearOf(today) !== year) return all;
  const gone = daysBetween(`${year}-01-01`, today) + 1;
  const days = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  return Math.max(all, Math.round(((taken.settled + taken.due) * days) / gone));
}

/** `over`: more is taken than there is; `near`: from this share on; `forecast`: the year would not be enough. */
export function warningOf(
  amount: number | undefined,
  taken: number,
  forecast: number,
  percent: number,
): BudgetLine["warning"] {
  if (amount === undefined) return undefined;
  if (taken > amount) return "over";
  if (taken > 0 && taken * 100 >= amount * percent) return "near";
  return forecast > amount ? "forecast" : undefined;
}

/** 执行率 in hundredths of a percent: what is settled of what there is. Undefined where there is nothing to compare with. */
export function executionOf(settled: number, amount: number | undefined): number | undefined {
  return amount === undefined || amount === 0 ? undefined : Math.round((settled * 10_000) / amount);
}
