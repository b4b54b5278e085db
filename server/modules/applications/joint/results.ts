/** What came of each part of a bundle, once all have come to an end (R2.34). Pure. */
import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { isGranted } from "./joint.ts";

export interface PartResult {
  subject: string;
  number: string;
  organ: string;
  outcome: "granted" | "refused" | "ended";
  /** Why it was not granted. */
  reason?: string;
  licence?: { name: string; number: string; check: string };
  papers: { title: string; number: string; address: string }[];
}

/** How a part ended, and why where it was not granted. */
export function outcomeOf(
  type: CaseType,
  part: Pick<Case, "taken">,
  events: readonly CaseEvent[],
): Pick<PartResult, "outcome" | "reason"> {
  if (isGranted(part)) return { outcome: "granted" };
  const ending = events.find(({ action }) => type.states[type.actions[action]?.to ?? ""]?.concluded);
  const said = ending?.data.reason ?? ending?.data.opinion;
  const decided = ending !== undefined && type.actions[ending.action]?.document !== undefined;
  return {
    outcome: decided ? "refused" : "ended",
    ...(typeof said === "string" && { reason: said }),
  };
}

export const outcomeWords: Record<PartResult["outcome"], string> = {
  granted: "已办成",
  refused: "没有准予",
  ended: "不再办理",
};

/** What the applicant can do now; the paper itself names the organ of review and the terms. */
export function remedyOf({ outcome, papers }: PartResult): string | undefined {
  if (outcome === "granted") return undefined;
  const last = papers.at(-1);
  if (outcome === "ended" || !last) return "条件具备后可以单独申请，也可以到窗口问清原因。";
  return `不服的，怎样申请行政复议或者提起行政诉讼，见《${last.title}》（${last.number}）；条件具备后也可以重新申请。`;
}
