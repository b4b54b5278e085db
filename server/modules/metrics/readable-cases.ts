/** Cases as far as whoever reads a list may know them. */
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Services } from "#server/platform/services.ts";
import { findCases, subjectOf } from "../../cases/index.ts";

/** With their number, what they are about, and their page; those the actor may not read are missing. */
export async function readableCases(
  { pool }: Services,
  actor: Actor,
  division: string,
  ids: readonly number[],
): Promise<Map<number, { number: string; subject: string; href: string }>> {
  const cases = ids.length === 0 ? [] : await findCases(pool, division, [...new Set(ids)]);
  return new Map(
    cases
      .filter((it) => actor.kind === "connected" || can(actor, "case.read", subjectOf(it)))
      .filter((it) => actor.kind !== "connected" || subjectOf(it).kept === undefined)
      .map((it) => {
        const number = caseNumber(division, it.id);
        return [it.id, { number, subject: it.subject, href: `/staff/cases/${number}` }];
      }),
  );
}
