/** Words and addresses of the budget at the desk. Pure. */
import type { BudgetCategory, EntriesAsk, Funds, MovementKind } from "#contract/budget.ts";
import { percentWords } from "#server/kernel/money/amount.ts";

export const path = "/staff/budget";

export const categoryNames: Record<BudgetCategory, string> = {
  personnel: "人员经费",
  public: "公用经费",
  project: "项目支出",
};
export const fundsNames: Record<Funds, string> = { own: "本级预算", transfer: "上级转移支付" };
export const movementNames: Record<MovementKind, string> = {
  initial: "年初预算",
  adjustment: "调整",
  transfer: "上级转移",
  carried: "上年结转",
};
export const publicNames = {
  abroad: "因公出国（境）",
  "vehicle-bought": "公务用车购置",
  "vehicle-run": "公务用车运行",
  reception: "公务接待",
};

export const rateWords = (rate: number | undefined): string =>
  rate === undefined ? "—" : percentWords(rate);

export const yearOptions = (years: readonly number[]) =>
  years.map((year) => ({ value: String(year), label: `${year} 年` }));

/** The entries that add up to a figure. */
export function entriesAddress(year: number, ask: Omit<EntriesAsk, "year"> = {}): string {
  const given = Object.entries(ask).map(([name, value]) => [name, String(value)]);
  return `/budget/entries?${new URLSearchParams([["year", String(year)], ...given])}`;
}
