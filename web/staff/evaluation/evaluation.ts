/** Words and small steps of the pages of the self-evaluation. */
import type { EvaluationContent, EvaluationFinding } from "#contract/evaluation.ts";
import type { EvidenceFile } from "#contract/evidence.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";

export const evaluations = "/staff/evaluations";

/** Changes a copy; the pages never change what they were given. */
export type Edit = (change: (content: EvaluationContent) => void) => void;

export const stateKinds: Record<string, TagKind> = {
  drafting: "running",
  review: "waiting",
  signing: "asked",
  published: "good",
  abandoned: "ended",
};

export const tabs = [
  { key: "table", title: "自评表" },
  { key: "report", title: "报告文字" },
  { key: "figures", title: "报告数据" },
  { key: "course", title: "审核与公布" },
] as const;
export type TabKey = (typeof tabs)[number]["key"];

/** Which tab a finding is mended on, and the control's id. */
export function placeOf(
  { place }: EvaluationFinding,
  content: EvaluationContent,
): { tab: TabKey; id: string } {
  if (place.part === "indicator") return { tab: "table", id: `row-${place.id}` };
  if (place.part === "table") return { tab: "table", id: "money" };
  if (place.part === "section") {
    const inTable = ["functions", "goals", "achieved"].includes(place.id ?? "");
    return inTable ? { tab: "table", id: `${place.id}` } : { tab: "report", id: `section-${place.id}` };
  }
  if (place.part === "figure") return { tab: "figures", id: `figure-${place.id}` };
  const claim = content.claims.find(({ id }) => id === place.id);
  return { tab: "figures", id: claim ? `claim-${claim.id}` : "figures" };
}

/** A number as typed, or nothing. */
export const typedValue = (text: string) => (text.trim() === "" ? null : text.trim().replaceAll(",", ""));

/** The same with another file of evidence, or without one. */
export function withFile<T extends { file?: EvidenceFile }>(source: T, file: EvidenceFile | undefined): T {
  const { file: _, ...rest } = source;
  return { ...rest, ...(file && { file }) } as T;
}
