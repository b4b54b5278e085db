/** Handing in at a counter: a clerk, for somebody who stands there. */
import type { Reception } from "#contract/application.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { counterResident } from "#server/modules/people/index.ts";
import { seatOf, ticketOfClerk } from "#server/modules/queue/index.ts";
import { type Forwarding, forwardingOf } from "#server/modules/sites/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, eventActor, findCase, followingKey, rolesTowards } from "../../../cases/index.ts";
import type { Applicant } from "../application.ts";
import { openBundleOf } from "../drafts/matter.ts";
import { openItemOf } from "../item-of.ts";
import { handInJoint } from "../joint/joint-hand-in.ts";
import { readFamily } from "../joint/joint-store.ts";
import { grantKept } from "../rule/decide-by-rule.ts";
import "../applications-refusals.ts";
import { requireFiles } from "../files/file-store.ts";
import { checkedContent, handIn, type Receipt } from "./hand-in.ts";

/**
 * Receives an application at a counter: same case, same materials, same clocks (A25). Whoever stands there gets an
 * account by their phone, so that they find their matter online later. With `accept` it is accepted at once; with
 * `ticket` it remembers the number that was called for it, which must be one this clerk called today.
 */
export async function receive(
  services: Services,
  actor: StaffActor,
  reception: Reception,
  at: Instant,
): Promise<Receipt> {
  if (reception.ticket !== undefined) await ticketOfClerk(services, actor, reception.ticket, at);
  if (reception.bundle) return await receiveJoint(services, actor, reception, at);
  const { division } = actor;
  const item = await openItemOf(services, division, reception.item);
  const applicant = await applicantAt(services, actor, item.implementation.organ, reception, at);
  const content = await checkedContent(services, item, reception.content, applicant, at);
  const { forwarding, ...place } = await placeOf(services, actor, reception);
  const forwardedTo = forwarding.get(item.key);
  const { requestKey, ticket } = reception;
  const { written, receipt } = await handIn(services, actor, {
    ...{ item, content, requestKey, channel: "counter", ...place, forwardedTo, ticket, at },
  });
  // A rule may have granted it already; of a repeated request the case is as it was then, not as it is.
  const current = written.repeated ? await findCase(services.pool, written.case) : written.case;
  // A point that forwards receives, and the organ accepts (A17): same case, same clock.
  if (reception.accept && current?.state === "received" && forwardedTo === undefined) {
    await acceptAtOnce(services, actor, current, requestKey, at);
  }
  return receipt;
}

/** One counter for a whole bundle: received once; with `accept`, every part whose turn it is, whose organ it serves, and which the point does not forward. */
async function receiveJoint(
  services: Services,
  actor: StaffActor,
  reception: Reception,
  at: Instant,
): Promise<Receipt> {
  const open = await openBundleOf(services, reception.item);
  const applicant = await applicantAt(services, actor, open.bundle.lead, reception, at);
  const place = await placeOf(services, actor, reception);
  const { requestKey, ticket, content: draft } = reception;
  const { written, receipt } = await handInJoint(services, actor, {
    ...{ open, draft, applicant, requestKey, channel: "counter", ...place, ticket, at },
  });
  const family = reception.accept ? await readFamily(services, written.case) : undefined;
  for (const { case: part } of family?.parts ?? []) {
    const mine = part.state === "received" && rolesTowards(actor, part).includes("clerk");
    if (!mine || part.forwardedTo !== undefined || (await grantKept(services, part, at))) continue;
    await acceptAtOnce(services, actor, part, followingKey(requestKey, String(part.id)), at);
  }
  return receipt;
}

/** The hall, the counter in it that the clerk has open, if any, and what it forwards. */
async function placeOf(
  { db }: Services,
  { division, id }: StaffActor,
  { hall }: Reception,
): Promise<{ hall: string; counter?: string; forwarding: Forwarding }> {
  const [seat, forwarding] = await Promise.all([seatOf(db, division, id), forwardingOf(db, division, hall)]);
  return { ...(seat?.hall === hall ? seat : { hall }), forwarding };
}

async function applicantAt(
  services: Services,
  actor: StaffActor,
  organ: string,
  reception: Reception,
  at: Instant,
): Promise<Applicant> {
  const { division } = actor;
  permit(actor, "reception.open", { division, organ, hall: reception.hall });
  const applicant = await counterApplicant(services, division, reception, at);
  await requireFiles(services.db, division, `staff/${actor.id}`, reception.content);
  return applicant;
}

async function acceptAtOnce(
  services: Services,
  actor: StaffActor,
  opened: Case,
  requestKey: string,
  at: Instant,
): Promise<void> {
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: opened, requestKey: followingKey(requestKey, "accept"), at, data: {} },
    action: opened.facts.traits.includes("deferred") ? "accept-deferred" : "accept",
    actor: eventActor(actor, opened),
    roles: (it) => rolesTowards(actor, it),
  });
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
