/**
 * 交接单: papers of matters received at a point that forwards, on their way to the hall that handles them. Made, sent,
 * received; what is missing stays on the list until it is found, so that nothing is lost without somebody saying so.
 */
import type { HandOverState, PaperState } from "#contract/hand-overs.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { defineRefusals } from "#server/platform/http/refusal.ts";

export interface Paper {
  seq: number;
  caseId: number;
  name: string;
  copies: number;
  state: PaperState;
  note?: string | undefined;
}

export interface HandOver {
  id: string;
  number: string;
  from: string;
  to: string;
  state: HandOverState;
  madeBy: string;
  madeAt: Instant;
  carrier?: string | undefined;
  sentBy?: string | undefined;
  sentAt?: Instant | undefined;
  receivedBy?: string | undefined;
  receivedAt?: Instant | undefined;
  version: number;
}

defineRefusals({
  "hand-over-not-found": {
    status: 404,
    message: "没有找到这张交接单。",
    log: "no such hand-over",
  },
  "hand-over-changed": {
    status: 409,
    message: "这张交接单刚有变化，请刷新后再办。",
    log: "the version named is not the present one",
  },
  "hand-over-state": {
    status: 409,
    message: "这张交接单现在不能这样办：已开单的才能交出，已交出的才能点收。",
    log: "not in the state for this",
  },
  "hand-over-target": {
    status: 400,
    message: "材料只能交给上级大厅，请重新选。",
    log: "the target is not above the point",
  },
  "hand-over-case": {
    status: 400,
    message: "办件 {number} 不是在这个服务点代收的，请核对编号。",
    log: "the case was not received at this point",
  },
  "hand-over-paper": {
    status: 400,
    message: "交接单上没有第 {seq} 份材料，或者它不缺。",
    log: "no such paper on the list, or not missing",
  },
});

/** How the papers stand once somebody has counted them; undefined: a paper is named that is not on the list. */
export function counted(
  papers: readonly Paper[],
  missing: readonly { seq: number; note: string }[],
): Paper[] | undefined {
  const notes = new Map(missing.map(({ seq, note }) => [seq, note]));
  if (missing.some(({ seq }) => !papers.some((paper) => paper.seq === seq))) return undefined;
  return papers.map((paper) => {
    const note = notes.get(paper.seq);
    return note === undefined ? { ...paper, state: "received" } : { ...paper, state: "missing", note };
  });
}

/** A list whose papers are all there is received; one with a gap says so. */
export const stateOf = (papers: readonly Paper[]): "received" | "missing" =>
  papers.some(({ state }) => state === "missing") ? "missing" : "received";
