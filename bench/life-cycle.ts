/** One application for a food-business licence from the counter to the licence in hand: who asks for what, in order. */

import type { Ask } from "./http.ts";
import { readMatters } from "./matters.ts";
import { acting, receptions } from "./scenarios.ts";

export interface Step {
  /** An account of the demonstration. */
  account: string;
  action: string;
  ask: Ask;
}

export const accounts = ["clerk", "scjg.examiner", "scjg.surveyor1", "scjg.approver"];

const survey = { opinion: "现场与申请一致", officers: ["肖寒露", "邓立夏"], surveyedOn: "2026-03-03" };

/** What follows the reception. */
const steps: [account: string, action: string, data: object][] = [
  ["clerk", "accept", {}],
  ["scjg.examiner", "pass", { opinion: "材料齐全，符合规定" }],
  ["scjg.surveyor1", "survey", survey],
  ["scjg.approver", "approve", { opinion: "准予许可" }],
  ["clerk", "issue", {}],
  ["clerk", "deliver", { method: "counter" }],
];

/** Reception after reception, each by somebody else. */
export function foodReceptions(): () => Step {
  const matters = readMatters().filter(({ item }) => item.key === "food-business-licence");
  const next = receptions({ matters });
  return () => ({ account: "clerk", action: "receive", ask: next() });
}

export function stepsAfter(number: string): Step[] {
  return steps.map(([account, action, data], i) => ({
    account,
    action,
    ask: acting(number, action, i + 1, data),
  }));
}
