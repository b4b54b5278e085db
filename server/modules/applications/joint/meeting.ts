/** Joint meetings (联合会商, R2.29) among the events of a joint case. */
import type { JointView } from "#contract/joint.ts";
import { numberOf } from "#server/cases/index.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";

/** The action that records one. */
export const recorded = "confer";

/** Each meeting that was recorded, with where its minutes can be read. */
export function meetingsOf(joint: Case, events: readonly CaseEvent[]): NonNullable<JointView["meetings"]> {
  return events
    .filter(({ action }) => action === recorded)
    .map(({ seq, data }) => ({
      subject: String(data.subject ?? joint.subject),
      heldOn: String(data.heldOn),
      href: `/api/joint/${numberOf(joint)}/meetings/${seq}.pdf`,
    }));
}
