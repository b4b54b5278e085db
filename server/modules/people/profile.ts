/** A resident's own facts: shown masked, changed by themselves, and filled into forms. */
import type { Static } from "typebox";
import type { Prefill } from "#contract/form.ts";
import type { ProfileEdit } from "#contract/people.ts";
import type { Me } from "#contract/portal.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { maskId, maskPhone } from "#server/kernel/codes/mask.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { doneBy, type ResidentCall, recordAudit } from "#server/modules/audit/index.ts";
import { countUnread, refuseSms, refusingPhones, resumeSms } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Services } from "#server/platform/services.ts";
import { readEnterprise } from "./enterprise-store.ts";
import "./people-refusals.ts";
import { type Resident, readResident, updateResident } from "./resident-store.ts";

type Ground = Pick<Services, "db" | "sealing">;
/** Names of facts a form can ask the profile for. */
export type PrefillFact = Static<typeof Prefill>;

/** The account, which exists as long as a session of it does. */
export async function requireResident(
  db: Database,
  sealing: Sealing,
  division: string,
  id: string,
): Promise<Resident> {
  const resident = await readResident(db, sealing, division, id);
  if (!resident) throw refuse("not-signed-in");
  return resident;
}

/** What the signed-in person sees of themselves; number and phone masked (R13.5). */
export async function readMe({ db, sealing }: Ground, { actor }: ResidentCall): Promise<Me> {
  const { division, id } = actor;
  const { name, idNumber, phone, address, verifiedAt } = await requireResident(db, sealing, division, id);
  return {
    ...{ id, phone: maskPhone(phone), verified: verifiedAt !== undefined },
    ...(name !== undefined && { name }),
    ...(idNumber !== undefined && { idNumber: maskId(idNumber) }),
    ...(address !== undefined && { address }),
    unread: await countUnread(db, actor),
    invitations: !(await refusingPhones(db, sealing, division, [phone])).has(phone),
  };
}

/** Changes what the person typed. Name and number are theirs to type only until they are verified. */
export async function editProfile(
  { db, sealing }: Ground,
  call: ResidentCall & { edit: ProfileEdit },
): Promise<void> {
  const { division, id } = call.actor;
  const { name, address, invitations, ...rest } = call.edit;
  const idNumber = rest.idNumber === undefined ? undefined : tidyCode(rest.idNumber);
  if (idNumber !== undefined && !checkCitizenId(idNumber, shanghaiDay(call.at)).ok) {
    throw refuse("id-number-wrong", { field: "idNumber" });
  }
  const fields = {
    ...(name !== undefined && { name: name.trim() }),
    ...(address !== undefined && { address: address.trim() }),
    ...(idNumber !== undefined && { idNumber }),
  };
  await db.transaction().execute(async (tx) => {
    const resident = await requireResident(tx, sealing, division, id);
    const touchesIdentity = name !== undefined || idNumber !== undefined;
    if (touchesIdentity && resident.verifiedAt !== undefined) throw refuse("profile-verified");
    if (Object.keys(fields).length > 0) await updateResident(tx, sealing, { division, id }, fields);
    if (invitations === false)
      await refuseSms(tx, sealing, { division, phone: resident.phone, how: "account", at: call.at });
    if (invitations) await resumeSms(tx, sealing, { division, phone: resident.phone });
    const changed = { fields: Object.keys(call.edit) };
    await recordAudit(tx, doneBy(call, "resident.profile-edit", { kind: "resident", id }, changed));
  });
}

/** What a form can be filled with for this applicant; of the enterprise, when one is applied for. */
export async function prefillOf(
  { db, sealing }: Ground,
  applicant: { division: string; resident: string; enterprise?: string },
): Promise<Partial<Record<PrefillFact, string>>> {
  const { division } = applicant;
  const resident = await readResident(db, sealing, division, applicant.resident);
  const enterprise =
    applicant.enterprise === undefined
      ? undefined
      : await readEnterprise(db, sealing, division, applicant.enterprise);
  const facts: Record<PrefillFact, string | undefined> = {
    "applicant.name": resident?.name,
    "applicant.idNumber": resident?.idNumber,
    "applicant.phone": resident?.phone,
    "applicant.address": resident?.address,
    "enterprise.name": enterprise?.name,
    "enterprise.uscc": enterprise?.uscc,
    "enterprise.address": enterprise?.address,
    "enterprise.legalPerson": enterprise?.legalPerson,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}
