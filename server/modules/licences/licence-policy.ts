/** Who may see, print and change which licence: the one policy, asked about a licence. */
import type { LicenceAction } from "#contract/licence.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { CaseSubject } from "#server/kernel/access/subject.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { type Licence, statusAfter } from "./licence.ts";
import type { LicenceServices } from "./licence-commands.ts";
import "./licence-refusals.ts";
import { findLicence } from "./licence-store.ts";

export type LicenceReader = ResidentActor | StaffActor;

export const licenceActions: readonly LicenceAction[] = ["suspend", "resume", "revoke", "cancel"];

/** As the policy sees it: the issuing organ's, the holder's, in no hall. */
export function subjectOf({ division, issuer, resident, enterprise }: Licence): CaseSubject {
  return {
    ...{ division, organ: issuer.code },
    ...(resident !== undefined && { resident }),
    ...(enterprise !== undefined && { enterprise }),
  };
}

/** What this person may do to the licence as it stands today. */
export function allowedActions(licence: Licence, actor: LicenceReader, now: Instant): LicenceAction[] {
  if (!can(actor, "licence.revoke", subjectOf(licence))) return [];
  return licenceActions.filter((action) => statusAfter(licence, action, shanghaiDay(now)));
}

/** Refused with `licence-not-found`, whether there is none or it is not for this person: nobody learns which. */
export async function readableLicence(
  { sealing }: Pick<LicenceServices, "sealing">,
  db: Database,
  actor: LicenceReader,
  id: string,
): Promise<Licence> {
  const licence = await findLicence(db, sealing, actor.division, { id });
  if (!licence || !can(actor, "licence.read", subjectOf(licence))) throw refuse("licence-not-found");
  return licence;
}
