/** How a concluded matter kept its limits: what the figures of R3.6 are made of. */
import type { CaseType } from "#contract/case-type.ts";
import { type Case, type CaseEvent, momentOf } from "../case-type/case.ts";
import { type Clock, startClock } from "../time/clock.ts";
import { type Instant, shanghaiDay } from "../time/day.ts";
import { dueOf, type Timekeeping } from "../time/due.ts";
import { usedShare } from "../time/remaining.ts";

export interface Conclusion {
  concludedAt: Instant;
  /** Who decided; absent when the system did. */
  handler?: string;
  /** End of the promised limit, as it stood; absent where nothing was promised. */
  dueAt?: Instant;
  /** Neither the promised nor the statutory limit was past. */
  onTime: boolean;
  /** Before the promised day. */
  early: boolean;
  /** Share of the promised time that was used; above 1 when late. */
  used?: number;
}

/** National codes of what counts as 办结: granted, granted with what is owed, refused (R2.1). */
const decidedCodes = ["11", "12", "13"];

/** The conclusion of a matter that was decided; undefined for what is under way, was withdrawn, or ended without a decision. */
export function conclusionOf(
  type: CaseType,
  current: Case,
  events: readonly CaseEvent[],
  time: Timekeeping,
): Conclusion | undefined {
  const decided = events.find(({ action }) =>
    type.actions[action]?.national?.some((code) => decidedCodes.includes(code)),
  );
  if (!decided) return undefined;
  const concludedAt = momentOf(decided);
  const { actor } = decided;
  const base = { concludedAt, ...(actor.kind === "staff" && { handler: actor.id }) };
  const onTime = !["promised", "statutory"].some((id) => isLate(current.clocks[id], time));
  const promised = current.clocks.promised ?? atOnce(current, concludedAt);
  if (!promised) return { ...base, onTime, early: false };
  const due = dueOf(promised, time);
  const end = due.kind === "stopped" && due.due.kind === "due" ? due.due : undefined;
  if (!end) return { ...base, onTime, early: false };
  return {
    ...{ ...base, onTime, dueAt: end.at },
    early: shanghaiDay(concludedAt) < end.on,
    used: usedShare(promised, concludedAt, time),
  };
}

/** Decided the moment it was received: the promise never had to run. */
function atOnce({ facts, openedAt }: Case, concludedAt: Instant): Clock | undefined {
  const { promised } = facts.limits;
  return promised && { ...startClock(promised, openedAt), stoppedAt: concludedAt };
}

function isLate(clock: Clock | undefined, time: Timekeeping): boolean {
  const due = clock && dueOf(clock, time);
  return due?.kind === "stopped" && due.late === true;
}
