/** Handing in: by the applicant from a draft, or at a counter by a clerk for somebody who stands there. */
import { createHash, randomInt } from "node:crypto";
import type { DraftContent, Reception, Resubmission } from "#contract/application.ts";
import type { Item } from "#contract/item.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { queryCodeOf, queryCodes } from "#server/kernel/codes/query-code.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { submissionProblems, submittedContent } from "#server/kernel/submission.ts";
import { type Instant, shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import { defaultReceiptRule, receiptDay } from "#server/kernel/time/receipt-day.ts";
import { permit } from "#server/modules/access/index.ts";
import { readEnterprise, readResident, residentOfPhone } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  type CaseEngine,
  engineOf,
  eventActor,
  findCase,
  rolesTowards,
  type Written,
} from "../../cases/index.ts";
import { type Applicant, type ApplicationContent, openingOf, settings } from "./application.ts";
import { applicationRows, barUntil, contentRows, findApplication, readContent } from "./application-store.ts";
import { openItemOf } from "./item-of.ts";
import "./applications-refusals.ts";
import { barTokens } from "./bar.ts";
import { contentDigest } from "./content.ts";
import { type DraftKey, findDraft, markSubmitted } from "./draft-store.ts";
import { requireFiles } from "./file-store.ts";

export interface Receipt {
  number: string;
  queryCode: string;
}

interface HandIn {
  item: Item;
  content: ApplicationContent;
  requestKey: string;
  channel: "portal" | "counter";
  hall?: string;
  at: Instant;
}

/**
 * Hands a draft in, once: the draft's id is the request key. Refused: not theirs, incomplete (naming everything, R2.8),
 * an item that is not open, files that are not theirs, a bar (R2.11).
 */
export async function submitDraft(
  services: Services,
  actor: ResidentActor,
  key: DraftKey,
  version: number,
  at: Instant,
): Promise<Receipt> {
  const draft = await findDraft(services.db, services.sealing, key);
  if (!draft || draft.resident !== actor.id) throw refuse("draft-not-found");
  if (draft.submittedCase !== undefined)
    return await receiptOf(services, { ...key, id: draft.submittedCase });
  if (draft.version !== version) throw refuse("draft-changed");
  const item = await openItemOf(services, key.division, draft.itemKey);
  const applicant = await applicantOf(services, actor, draft.actingFor);
  await requireFiles(services.db, key.division, `resident/${actor.id}`, draft.content.materials);
  const content = await checkedContent(services, item, draft.content, applicant, at);
  const written = await open(services, actor, {
    ...{ item, content, requestKey: draft.id, channel: "portal", at },
  });
  await markSubmitted(services.db, key, written.case.id);
  return await receiptOf(services, written.case);
}

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
  const written = await open(services, actor, {
    ...{ item, content, requestKey, channel: "counter", hall, at },
  });
  if (reception.accept) await acceptAtOnce(services, actor, written, requestKey, at);
  return await receiptOf(services, written.case);
}

/** Hands in what a correction notice asked for: the materials again, as a whole. */
export async function resubmit(
  services: Services,
  actor: ResidentActor | StaffActor,
  key: { division: string; id: number },
  request: Resubmission,
  at: Instant,
): Promise<Written> {
  const { db, sealing, pool } = services;
  const before = await readContent(db, sealing, key);
  const current = await findCase(pool, key);
  if (!before || !current) throw refuse("case-not-found");
  await requireFiles(db, key.division, `${actor.kind}/${actor.id}`, request.materials, before.materials);
  const content = { ...before, materials: request.materials, answers: request.answers ?? before.answers };
  const { writer } = await engineOf(services);
  return await writer.act({
    ...{ key, requestKey: request.requestKey, version: request.version, at },
    action: "resubmit",
    actor: eventActor(actor, current),
    roles: (it) => rolesTowards(actor, it),
    data: { digest: contentDigest(content), ...(request.note && { note: request.note }) },
    satellites: (next, event) => contentRows(sealing, next, event.seq, content),
  });
}

async function open(
  services: Services,
  actor: ResidentActor | StaffActor,
  { item, content, requestKey, channel, hall, at }: HandIn,
): Promise<Written> {
  const engine = await engineOf(services);
  const { division } = actor;
  const typeVersion = engine.types.newest("application").version;
  const how = { typeVersion, channel, ...(hall !== undefined && { hall }) };
  const opening = openingOf(item, content, how, settings);
  const queryCode = queryCodeOf(randomInt(queryCodes)) ?? "000000";
  const { resident, enterprise } = content.applicant;
  const effectiveAt = channel === "portal" ? receivedAt(engine, at) : undefined;
  return await engine.writer.open({
    ...{ division, requestKey, opening, at },
    action: channel === "portal" ? "submit" : "receive",
    actor: eventActor(actor, { ...opening, division }),
    roles: [channel === "portal" ? "applicant" : "clerk"],
    data: { digest: contentDigest(content) },
    ...(effectiveAt !== undefined && { effectiveAt }),
    satellites: (key) => {
      const application = { ...key, itemKey: item.key, itemVersion: item.version, queryCode, resident };
      const whole = enterprise ? { ...application, enterprise: enterprise.uscc } : application;
      return applicationRows(services.sealing, whole, content);
    },
  });
}

/** R2.6: what comes after the cut-off or on a day off counts as received on the next working day. */
function receivedAt({ timekeeper }: CaseEngine, at: Instant): Instant | undefined {
  const day = receiptDay(timekeeper.current().calendar, defaultReceiptRule, at);
  return day.known && day.value !== shanghaiDay(at) ? startOfDay(day.value) : undefined;
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

async function checkedContent(
  services: Services,
  item: Item,
  draft: DraftContent,
  applicant: Applicant,
  at: Instant,
): Promise<ApplicationContent> {
  const problems = submissionProblems(item, draft, shanghaiDay(at));
  if (problems.length > 0) {
    const fields = problems.map(({ part, id, message }) => ({ field: `${part}.${id}`, message }));
    throw refuse("application-incomplete", { field: fields[0]!.field, fields });
  }
  const content = { ...submittedContent(item, draft), applicant };
  const tokens = barTokens(services, content);
  const { basicCode } = item.catalogue;
  const division = services.config.division;
  const until = await barUntil(services.db, { division, tokens, basicCode, today: shanghaiDay(at) });
  if (until !== undefined) throw refuse("applicant-barred", { until });
  return content;
}

async function applicantOf(services: Services, actor: ResidentActor, uscc?: string): Promise<Applicant> {
  const { db, sealing } = services;
  permit(actor, "case.apply", { division: actor.division, ...(uscc !== undefined && { enterprise: uscc }) });
  const person = await readResident(db, sealing, actor.division, actor.id);
  if (!person?.name || !person.idNumber) throw refuse("applicant-unknown", { field: "me.name" });
  const { name, idNumber, phone } = person;
  const own = { resident: actor.id, name, idNumber, phone };
  if (uscc === undefined) return own;
  return {
    ...own,
    enterprise: { uscc, name: (await readEnterprise(db, sealing, actor.division, uscc))?.name ?? uscc },
  };
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
  const { db, sealing } = services;
  const { id } = await db
    .transaction()
    .execute((tx) => residentOfPhone(tx, sealing, { division, phone, at }));
  return { resident: id, name, idNumber, phone, ...(enterprise && { enterprise }) };
}

const wrong = (field: string, message: string) => ({ field: `applicant.${field}`, message });

async function receiptOf({ db }: Services, key: CaseKey): Promise<Receipt> {
  const application = await findApplication(db, key);
  if (!application) throw new Error("an application was opened without its row");
  return { number: caseNumber(key.division, key.id), queryCode: application.queryCode };
}
