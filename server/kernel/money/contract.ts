/** What is to be seen of a contract: whether it was paid before it was accepted, whether it is as long as it says. Pure. */
import type { BudgetFinding } from "#contract/budget.ts";
import { type Day, daysBetween } from "../time/day.ts";
import { yuanText } from "./amount.ts";

export interface ContractFacts {
  title: string;
  from: Day;
  until: Day;
  procuredOn: Day;
  ceiling: number;
  accepted: number;
  paid: number;
}

/** @param yearly words that promise a whole year, and the days it then has to be (rulebook §15.7) [A]. */
export function contractFindings(
  { title, from, until, procuredOn, accepted, paid }: ContractFacts,
  yearly: { words: readonly string[]; days: number },
): BudgetFinding[] {
  const found: BudgetFinding[] = [];
  const days = daysBetween(from, until) + 1;
  const word = yearly.words.find((each) => title.includes(each));
  if (word !== undefined && days < yearly.days)
    found.push({
      code: "shorter-than-said",
      sentence: `标的写明“${word}”，合同期只有 ${days} 天，请核对。`,
    });
  if (paid > accepted)
    found.push({
      code: "paid-before-accepted",
      sentence: `已付 ${yuanText(paid)} 元，合格验收 ${yuanText(accepted)} 元：有 ${yuanText(paid - accepted)} 元先付款、还没有验收。`,
    });
  if (from < procuredOn)
    found.push({
      code: "begun-before-procured",
      sentence: `合同期从 ${from} 开始，早于确定供应商的 ${procuredOn}，请核对。`,
    });
  return found;
}
