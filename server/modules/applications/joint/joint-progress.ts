/** How far a joint application is, and when all will be there: as slow as its slowest part (R2.28, R2.30). Pure. */
import type { PartPhase } from "#contract/joint.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { type Day, type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { type DueOrUnknown, dueOf, endOfLimit, type Timekeeping } from "#server/kernel/time/due.ts";
import { type Family, hasResult, isLost, type JointPart } from "./joint.ts";

export interface Expected {
  on: Day;
  at: Instant;
}

export function phaseOf(part: Case): PartPhase {
  if (isLost(part)) return "lost";
  if (hasResult(part)) return "done";
  if (part.state === "waiting") return "waiting";
  return part.state === "correcting" ? "yours" : "going";
}

/** When each open part's result is to be expected: its promise, after what it waits for. By case id. */
export function expectedResults({ parts }: Family, time: Timekeeping, now: Instant): Map<number, Expected> {
  const known = new Map<number, Expected>();
  const expect = (part: JointPart): Expected | undefined => {
    const { case: it, waits } = part;
    const reckoned = known.get(it.id);
    if (reckoned) return reckoned;
    const phase = phaseOf(it);
    if (phase === "done" || phase === "lost") return undefined;
    const others = waits.flatMap(({ on }) => parts.find((other) => other.case.id === on) ?? []);
    const ready = others.flatMap((other) => {
      const end = expect(other);
      return end ? [before(end.at)] : [];
    });
    const end = deadline(ownEnd(it, time, [now, ...ready].toSorted().at(-1) ?? now));
    if (end) known.set(it.id, end);
    return end;
  };
  for (const part of parts) expect(part);
  return known;
}

/** The part that all wait for; undefined when nothing is open. */
export function slowestOf(expected: ReadonlyMap<number, Expected>): number | undefined {
  return [...expected].toSorted(([, a], [, b]) => (a.at < b.at ? 1 : -1))[0]?.[0];
}

/** A day's end belongs to that day: what follows begins in it, and its first day is the next (R2.5). */
function before(at: Instant): Instant {
  return instantOf(msOf(at) - 1);
}

function ownEnd(it: Case, time: Timekeeping, from: Instant): DueOrUnknown | undefined {
  const clock = it.clocks.promised ?? it.clocks.statutory;
  const limit = it.facts.limits.promised ?? it.facts.limits.statutory;
  const due = clock && dueOf(clock, time);
  if (due?.kind === "due" || due?.kind === "unknown") return due;
  if (due?.kind === "paused" && due.dueAfter) return due.dueAfter;
  return limit && endOfLimit(limit, from, time);
}

function deadline(due: DueOrUnknown | undefined): Expected | undefined {
  if (!due) return undefined;
  const { on, at } = due.kind === "due" ? due : due.estimate;
  return { on, at };
}
