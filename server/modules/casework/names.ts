import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { hallNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { Names } from "../../cases/index.ts";

/** Names of the organs and of the staff whom these cases and events speak of. */
export async function namesFor(
  { db }: Services,
  division: string,
  cases: readonly Case[],
  events: readonly CaseEvent[] = [],
): Promise<Names> {
  const acted = events.flatMap(({ actor }) => (actor.kind === "staff" ? [actor.id] : []));
  const held = cases.flatMap(({ holder }) => (holder === undefined ? [] : [holder]));
  const forwarded = cases.some(({ forwardedTo }) => forwardedTo !== undefined);
  const [organs, halls, staff] = await Promise.all([
    organNames(db, division),
    forwarded ? hallNames(db, division) : new Map<string, string>(),
    staffNames(db, division, [...new Set([...acted, ...held])]),
  ]);
  return {
    organ: (uscc) => organs.get(uscc)?.name ?? uscc,
    staff: (id) => staff.get(id) ?? "工作人员",
    hall: (id) => halls.get(id) ?? id,
  };
}
