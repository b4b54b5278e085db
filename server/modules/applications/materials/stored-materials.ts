/** What the store has for an application that is being filled in, at home or at a counter. */

import type { CounterApplicant } from "#contract/application.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { StoredMaterials } from "#contract/materials.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { storedFor } from "#server/modules/materials/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { readDraft } from "../drafts/draft-commands.ts";
import { askedOf } from "../handing-in/asked-of.ts";

/** For a draft of one's own, as it was saved last. */
export async function storedForDraft(
  services: Services,
  actor: ResidentActor,
  id: string,
  at: Instant,
): Promise<StoredMaterials> {
  const { db, sealing } = services;
  const { division } = actor;
  const { item, bundle, actingFor, content } = await readDraft(services, actor, id);
  permit(actor, "case.apply", { division, ...(actingFor !== undefined && { enterprise: actingFor }) });
  const person = await readResident(db, sealing, division, actor.id);
  if (!person?.idNumber) return { materials: [] };
  const applicant = { resident: actor.id, idNumber: person.idNumber };
  const { materials } = await askedOf(services, { item: item.key, ...(bundle && { bundle }) }, content);
  return {
    materials: await storedFor(services, {
      ...{ materials, answers: content.answers, today: shanghaiDay(at) },
      applicant: actingFor === undefined ? applicant : { ...applicant, enterprise: { uscc: actingFor } },
      identified: person.verifiedAt !== undefined,
    }),
  };
}

export interface CounterAsking {
  item: string;
  bundle?: boolean;
  hall: string;
  applicant: CounterApplicant;
  content: DraftContent;
}

/** For somebody who stands at a counter and has shown who they are; that it was looked up is audited. */
export async function storedAtCounter(
  services: Services,
  call: StaffCall,
  asking: CounterAsking,
): Promise<StoredMaterials> {
  const { division } = call.actor;
  const { organ, materials } = await askedOf(services, asking, asking.content);
  permit(call.actor, "reception.open", { division, organ, hall: asking.hall });
  const { idNumber, enterprise } = asking.applicant;
  const applicant = { resident: "", idNumber, ...(enterprise && { enterprise }) };
  const { answers } = asking.content;
  const today = shanghaiDay(call.at);
  const found = await storedFor(services, { materials, applicant, answers, identified: true, today });
  const subject = { kind: "item", id: asking.item };
  await recordAudit(services.db, doneBy(call, "materials.look-up", subject, { found: found.length }));
  return { materials: found };
}
