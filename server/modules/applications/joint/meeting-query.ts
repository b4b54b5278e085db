/** Minutes of joint meetings (联合会商, R2.29): for the organs that have a part in the whole, never for its applicant. */
import { numberOf, readEvents } from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { type CaseKey, momentOf } from "#server/kernel/case-type/case.ts";
import { type DocumentInput, type MadeDocument, makeDocument } from "#server/modules/documents/index.ts";
import { divisionName, organOf } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { readWhole } from "../application-query.ts";
import { templates } from "../documents/templates.ts";
import { readableFamily } from "./joint-query.ts";
import { recorded } from "./meeting.ts";

/** 会商纪要. Refused with `document-not-found` when the event is no meeting. */
export async function minutesOf(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  seq: number,
): Promise<MadeDocument> {
  const { joint, parts } = await readableFamily(services, actor, key);
  const events = await readEvents(services.pool, key);
  const event = events.find((one) => one.seq === seq && one.action === recorded);
  const first = parts[0];
  if (!event || !first) throw refuse("document-not-found");
  const [whole, county, organ] = await Promise.all([
    readWhole(services, first.case),
    divisionName(services.db, key.division),
    organOf(services.db, key.division, joint.organ),
  ]);
  const { name, enterprise } = whole.content.applicant;
  const input: DocumentInput = {
    ...{ template: "meeting-minutes", at: momentOf(event), caseNumber: numberOf(joint), organ },
    nth: events.filter((one) => one.action === recorded && one.seq <= seq).length,
    county: county ?? key.division,
    item: { ...whole.item, name: joint.subject },
    applicant: { name, ...(enterprise && { enterprise }) },
    ...{ receivedAt: joint.openedAt, limits: {}, due: {}, materials: [], documents: [], data: event.data },
    address: `${services.config.origin}/progress?number=${numberOf(joint)}`,
  };
  return await makeDocument(templates(), input);
}
