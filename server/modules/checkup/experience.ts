/** What a year of applications teaches about each item: how many there were, how long they took (A13). */
import { type CaseEngine, findCases, hallRulesOf } from "#server/cases/index.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Experience } from "#server/kernel/checkup/finding.ts";
import { remaining } from "#server/kernel/time/remaining.ts";
import type { Timekeeping } from "#server/kernel/time/scale.ts";
import { filedByItem, type Span } from "#server/modules/applications/index.ts";
import type { Services } from "#server/platform/services.ts";

/** Cases read at once. */
const atOnce = 500;

export async function experienceOf(
  services: Services,
  { timekeeper }: Pick<CaseEngine, "timekeeper">,
  span: Span,
): Promise<Map<string, Experience>> {
  const { leastCases, mostCases } = hallRulesOf(services).checkup;
  const filed = await filedByItem(services.db, span, mostCases);
  const experience = new Map<string, Experience>();
  for (const [key, { cases, newest }] of filed) {
    const days: number[] = [];
    for (let from = 0; from < newest.length; from += atOnce) {
      const read = await findCases(services.pool, span.division, newest.slice(from, from + atOnce));
      days.push(...read.flatMap((it) => daysTaken(it, timekeeper.current()) ?? []));
    }
    const enough = days.length >= leastCases;
    experience.set(key, { cases, ...(enough && { medianDays: middle(days) }) });
  }
  return experience;
}

/** Working days its promised clock ran until the decision; undefined while it runs, or when it counts otherwise. */
function daysTaken({ clocks }: Case, time: Timekeeping): number | undefined {
  const clock = clocks.promised;
  if (clock?.stoppedAt === undefined || clock.limit.unit !== "W") return undefined;
  const { left, over } = remaining(clock, clock.stoppedAt, time);
  return clock.limit.n + (clock.extension?.limit.n ?? 0) - left + over;
}

/** The lower middle one: half of them took no longer. */
function middle(days: readonly number[]): number {
  return days.toSorted((a, b) => a - b)[Math.ceil(days.length / 2) - 1]!;
}
