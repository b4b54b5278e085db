/**
 * One thing done once (一件事一次办), as it goes on: what the events of its parts mean for the others and for the whole
 * (R2.28–R2.30, R2.34). Pure: from the family as it stands to the moves that follow.
 */
import type { Answers } from "#contract/form.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { openPause } from "#server/kernel/time/clock.ts";

/** A part waits for the result of another; `licence` is what it waits for. */
export interface PartWait {
  on: number;
  licence?: string;
}

export interface JointPart {
  case: Case;
  waits: readonly PartWait[];
}

export interface Family {
  joint: Case;
  parts: readonly JointPart[];
}

/** What the system does next; `id` is the case it is done on. */
export interface Move {
  id: number;
  action: string;
  data: Record<string, unknown>;
}

/** The trait of a case that is part of a joint one. */
export const partOfJoint = "part-of-joint";

/** The matter was decided in the applicant's favour, by a person or by rule (A15). */
export function isGranted({ taken }: Pick<Case, "taken">): boolean {
  return (taken.approve ?? 0) + (taken["decide-by-rule"] ?? 0) > 0;
}

/** It came to its end without a result that others could build on. */
export function isLost(part: Pick<Case, "taken" | "concludedAt">): boolean {
  return part.concludedAt !== undefined && !isGranted(part);
}

/** Its result is there: granted, its licence made where there is one, and every number registered that others need. */
export function hasResult({ facts: { traits }, taken }: Case): boolean {
  const made = !traits.includes("licence") || (taken.issue ?? 0) > 0;
  const registered = traits.every((trait) => !trait.startsWith("assigns-") || taken[registering(trait)]);
  return isGranted({ taken }) && made && registered;
}

/** The action that registers what a trait says is settled: `assigns-uscc` by `assign-uscc`. */
function registering(trait: string): string {
  return trait.replace("assigns-", "assign-");
}

/** What the events of a part have registered, by form field. */
export function registered(events: readonly Pick<CaseEvent, "action" | "data">[]): Answers {
  return Object.assign(
    {},
    ...events.filter(({ action }) => action.startsWith("assign-")).map(({ data }) => data),
  );
}

const standingStill = new Set(["correcting", "special"]);
const unanswered = new Set(["received", "correcting"]);

/** Everything that follows from the family as it stands; nothing when it is at rest. */
export function jointMoves(family: Family): Move[] {
  return [...family.parts.flatMap((part) => partMoves(family, part)), ...wholeMoves(family)];
}

function partMoves({ parts }: Family, { case: part, waits }: JointPart): Move[] {
  if (part.state !== "waiting") return [];
  const on = (id: number) => parts.find((other) => other.case.id === id)?.case;
  const lost = waits.map((wait) => on(wait.on)).find((other) => other && isLost(other));
  if (lost) return [{ id: part.id, action: "end-with-bundle", data: { reason: endReason(lost, part) } }];
  const ready = waits.every((wait) => {
    const other = on(wait.on);
    return other !== undefined && hasResult(other);
  });
  return ready ? [{ id: part.id, action: "release", data: {} }] : [];
}

function endReason(lost: Case, part: Case): string {
  return `“${lost.subject}”未获准予或已不再办理，“${part.subject}”须以其结果为前提，因此不再办理；条件具备后可以单独申请。`;
}

function wholeMoves({ joint, parts }: Family): Move[] {
  const move = (action: string, data: Record<string, unknown> = {}) => [{ id: joint.id, action, data }];
  if (joint.state !== "received" && joint.state !== "handling") return [];
  if (parts.every(({ case: part }) => isLost(part) || hasResult(part))) return move("conclude");
  if (joint.state === "received") {
    return parts.some(({ case: part }) => unanswered.has(part.state)) ? [] : move("accept");
  }
  const still = parts.find(({ case: part }) => standingStill.has(part.state))?.case;
  const paused = joint.clocks.promised !== undefined && openPause(joint.clocks.promised) !== undefined;
  if (still && !paused)
    return move("stand-still", { part: still.subject.slice(0, 40), reason: stillReason(still) });
  return !still && paused ? move("go-on") : [];
}

function stillReason(still: Case): string {
  return still.state === "correcting" ? `“${still.subject}”等待补正` : `“${still.subject}”正在进行特别程序`;
}
