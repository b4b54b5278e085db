/** What the clocks of a case tell its applicant. Pure. */
import type { CaseSummary, ClockView } from "#contract/case.ts";
import { leftWords } from "../../shared/words.ts";

/** Clocks that concern the applicant, the one that matters first; how long a step may take is the hall's business. */
const order = ["correction", "acceptance", "special", "promised", "statutory", "issuing"];

/** Of those, the ones that run or stand still. */
export function runningClocks(clocks: readonly ClockView[]): ClockView[] {
  return order.flatMap((id) => clocks.filter((clock) => clock.id === id && clock.kind !== "stopped"));
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
