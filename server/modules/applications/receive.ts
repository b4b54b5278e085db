/** Handing in at a counter: a clerk, for somebody who stands there. */
import { createHash } from "node:crypto";
import type { Reception } from "#contract/application.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { counterResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, eventActor, rolesTowards, type Written } from "../../cases/index.ts";
import type { Applicant } from "./application.ts";
import { openItemOf } from "./item-of.ts";
import "./applications-refusals.ts";
import { requireFiles } from "./file-store.ts";
import { checkedContent, handIn, type Receipt } from "./hand-in.ts";

/**
 * Receives an application at a counter: same case, same materials, same clocks (A25). Whoever stands there gets an
 * account by their phone, so that they find their matter online later. With `accept` it is accepted at once.
 */
export async function receive(
  services: Services,
  actor: StaffActor,
  reception: Reception,
  at: Instant,
): Promise<Receipt> {
  const { division } = actor;
  const item = await openItemOf(services, division, reception.item);
  permit(actor, "reception.open", { division, organ: item.implementation.organ, hall: reception.hall });
  const applicant = await counterApplicant(services, division, reception, at);
  await requireFiles(services.db, division, `staff/${actor.id}`, reception.content.materials);
  const content = await checkedContent(services, item, reception.content, applicant, at);
  const { requestKey, hall } = reception;
  const { written, receipt } = await handIn(services, actor, {
    ...{ item, content, requestKey, channel: "counter", hall, at },
  });
  if (reception.accept) await acceptAtOnce(services, actor, written, requestKey, at);
  return receipt;
}

async function acceptAtOnce(
  services: Services,
  actor: StaffActor,
  opened: Written,
  requestKey: string,
  at: Instant,
): Promise<void> {
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: opened.case, requestKey: followingKey(requestKey), at, data: {} },
    action: "accept",
    actor: eventActor(actor, opened.case),
    roles: (it) => rolesTowards(actor, it),
  });
}

/** The key of the second half of one request: the same whenever the request is repeated. */
function followingKey(requestKey: string): string {
  const hex = createHash("sha256").update(`${requestKey} accept`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function counterApplicant(
  services: Services,
  division: string,
  { applicant }: Reception,
  at: Instant,
): Promise<Applicant> {
  const { name, idNumber, phone, enterprise } = applicant;
  const fields = [
    ...(checkCitizenId(idNumber, shanghaiDay(at)).ok
      ? []
      : [wrong("idNumber", "身份证号码有误，请核对证件后重填")]),
    ...(checkPhone(phone).ok ? [] : [wrong("phone", "电话号码有误，请核对后重填")]),
    ...(enterprise && !isUscc(enterprise.uscc)
      ? [wrong("enterprise.uscc", "统一社会信用代码有误，请核对营业执照后重填")]
      : []),
  ];
  if (fields.length > 0) throw refuse("application-incomplete", { field: fields[0]!.field, fields });
  const resident = await counterResident(services, { division, phone, at });
  return { resident, name, idNumber, phone, ...(enterprise && { enterprise }) };
}

const wrong = (field: string, message: string) => ({ field: `applicant.${field}`, message });
