/** What the clocks of a case tell its applicant. Pure. */
import type { CaseSummary, ClockView } from "#contract/case.ts";
import { leftWords } from "../../shared/words.ts";

const order = ["correction", "acceptance", "special", "promised", "statutory", "issuing"];

/** Clocks that run or stand still, the one that matters first. */
export function runningClocks(clocks: readonly ClockView[]): ClockView[] {
  const rank = (clock: ClockView) => order.indexOf(clock.id) + 1 || order.length + 1;
  return clocks.filter((clock) => clock.kind !== "stopped").sort((left, right) => rank(left) - rank(right));
}

/** One line for a list: “还剩 3 个工作日（6 月 12 日 星期五前）”; nothing when no time runs. */
export function timeLine(summary: Pick<CaseSummary, "clocks">, today: string): string | undefined {
  const first = runningClocks(summary.clocks)[0];
  return first && `${first.name}${leftWords(first, today)}`;
}

/** Whether something is asked of the applicant. */
export function isAsked(summary: Pick<CaseSummary, "state">): boolean {
  return summary.state === "correcting";
}
