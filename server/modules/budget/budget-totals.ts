/** The totals others need, each with the address of the page that lists what is behind it (R11.2). */
import type { BudgetTotals, EntriesAsk } from "#contract/budget.ts";
import { totalsOf } from "#server/kernel/money/budget.ts";
import type { Services } from "#server/platform/services.ts";
import { readLines } from "./line-store.ts";
import { staffingYears } from "./staffing.ts";
import { summed } from "./year-query.ts";

/** One total: in fen, with what it is called and where it opens to. */
export interface BudgetFigure {
  id: string;
  name: string;
  amount: number;
  href: string;
}

/** Undefined where nothing was entered for the year: nothing is not zero. */
export async function budgetTotals(
  services: Services,
  division: string,
  year: number,
): Promise<BudgetTotals | undefined> {
  const lines = await readLines(services.db, division, { year });
  return lines.length === 0 ? undefined : totalsOf(summed(services, lines));
}

/** The same totals as a list of figures; `executed` figures open to their entries, the others to the year. */
export async function budgetFigures(
  services: Services,
  division: string,
  year: number,
): Promise<BudgetFigure[]> {
  const totals = await budgetTotals(services, division, year);
  if (!totals) return [];
  const page = `/staff/budget?year=${year}`;
  const entries = (ask: Omit<EntriesAsk, "year">) =>
    `/staff/budget/entries?${new URLSearchParams({ year: String(year), ...(ask as Record<string, string>) })}`;
  const { threePublic } = totals;
  const figure = (id: string, name: string, amount: number, href = page) => ({ id, name, amount, href });
  return [
    figure("budget.initial", "年初预算数", totals.initial),
    figure("budget.adjusted", "预算调整数", totals.adjusted),
    figure("budget.carried", "上年结转数", totals.carried),
    figure("budget.annual", "全年预算数（A）", totals.annual),
    figure("budget.transferred", "上级转移支付到位数", totals.transferred),
    figure("budget.executed", "全年执行数（B）", totals.executed, entries({})),
    figure("budget.transfer", "上级转移支付列支数（C）", totals.transfer, entries({ funds: "transfer" })),
    figure("budget.left", "结转结余", totals.left),
    figure("budget.basic", "基本支出", totals.basic),
    figure("budget.personnel", "人员经费", totals.personnel, entries({ category: "personnel" })),
    figure("budget.public", "公用经费", totals.public, entries({ category: "public" })),
    figure("budget.project", "项目支出", totals.project, entries({ category: "project" })),
    figure("budget.three-public", "三公经费", threePublic.all),
    figure("budget.abroad", "因公出国（境）费", threePublic.abroad, entries({ public: "abroad" })),
    figure(
      "budget.vehicle-bought",
      "公务用车购置费",
      threePublic.bought,
      entries({ public: "vehicle-bought" }),
    ),
    figure("budget.vehicle-run", "公务用车运行维护费", threePublic.run, entries({ public: "vehicle-run" })),
    figure("budget.reception", "公务接待费", threePublic.reception, entries({ public: "reception" })),
  ];
}

/** Posts and people at the end of a year, as last entered. */
export async function staffingOf(services: Services, division: string, year: number) {
  return (await staffingYears(services.db, division)).find((each) => each.year === year);
}
