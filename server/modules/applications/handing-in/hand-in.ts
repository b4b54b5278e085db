/** What every way of handing in has in common: one check, one case, one receipt. */
import { randomInt } from "node:crypto";
import type { DraftContent } from "#contract/draft.ts";
import type { Demand, Item } from "#contract/item.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { queryCodeOf, queryCodes } from "#server/kernel/codes/query-code.ts";
import { checkSubmission } from "#server/kernel/submission.ts";
import { type Instant, shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import { receiptDay } from "#server/kernel/time/receipt-day.ts";
import { traceRows } from "#server/modules/decisions/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  type CaseEngine,
  engineOf,
  eventActor,
  type HallRules,
  hallRulesOf,
  numberOf,
  type Written,
} from "../../../cases/index.ts";
import { type Applicant, type ApplicationContent, entranceOf, openingOf, withAsked } from "../application.ts";
import { applicationRows, findApplication } from "../application-store.ts";
import "../applications-refusals.ts";
import { requireFitting } from "../files/file-store.ts";
import { findJoint } from "../joint/joint-store.ts";
import { settleMaterials } from "../materials/settle-materials.ts";
import { requirePromises } from "../promises/promised.ts";
import { grantAtOnce, judgeContent } from "../rule/decide-by-rule.ts";
import { ticketRows } from "../tickets/ticket-store.ts";
import { barToken, barUntil } from "./bar.ts";
import { contentDigest, underMandate } from "./content.ts";

export interface Receipt {
  number: string;
  queryCode: string;
}

export interface HandedIn {
  written: Written;
  receipt: Receipt;
}

export interface HandIn {
  item: Item;
  content: ApplicationContent;
  requestKey: string;
  channel: "portal" | "counter";
  hall?: string;
  counter?: string;
  /** The hall that takes it up, where it was received at a point that forwards (A17). */
  forwardedTo?: string | undefined;
  /** The number that was called for it. */
  ticket?: number | undefined;
  at: Instant;
}

/** Opens the case; a rule that is switched on may grant it at once (A15). The channel is only a field (A25). */
export async function handIn(
  services: Services,
  actor: ResidentActor | StaffActor,
  input: HandIn,
): Promise<HandedIn> {
  const { item, content: given, requestKey, channel, ticket, at } = input;
  const settled = await settleMaterials(services, item, given, { at, counter: channel === "counter" });
  const content = withAsked(item, settled);
  const engine = await engineOf(services);
  const { division } = actor;
  const typeVersion = engine.types.newest("application").version;
  const how = { typeVersion, ...entranceOf(input) };
  const opening = openingOf(item, content, how, hallRulesOf(services));
  const queryCode = queryCodeOf(randomInt(queryCodes)) ?? "000000";
  const { resident, enterprise } = content.applicant;
  const effectiveAt = channel === "portal" ? receivedAt(engine, hallRulesOf(services), at) : undefined;
  const judged = await judgeContent(services, division, item, content, at);
  const written = await engine.writer.open({
    ...{ division, requestKey, opening, at },
    action: channel === "portal" ? "submit" : "receive",
    actor: eventActor(actor, { ...opening, division }),
    roles: [channel === "portal" ? "applicant" : "clerk"],
    data: { digest: contentDigest(content), ...underMandate(actor) },
    ...(effectiveAt !== undefined && { effectiveAt }),
    satellites: (key) => {
      const application = { ...key, itemKey: item.key, itemVersion: item.version, queryCode, resident };
      const whole = enterprise ? { ...application, enterprise: enterprise.uscc } : application;
      const { sealing } = services;
      return [
        ...applicationRows(sealing, whole, content),
        ...traceRows(sealing, key, judged),
        ...ticketRows(key, ticket),
      ];
    },
  });
  if (written.repeated) return await handedIn(services, written, queryCode);
  const granted = await grantAtOnce(services, written.case, judged, at);
  return await handedIn(services, granted ?? written, queryCode);
}

/** A repeat gets the first receipt, not the code made for it now. */
export async function handedIn(services: Services, written: Written, queryCode: string): Promise<HandedIn> {
  if (written.repeated) return { written, receipt: await receiptOf(services, written.case) };
  return { written, receipt: { number: numberOf(written.case), queryCode } };
}

/** R2.6: what comes after the cut-off or on a day off counts as received on the next working day. */
export function receivedAt(
  { timekeeper }: CaseEngine,
  { receipt }: HallRules,
  at: Instant,
): Instant | undefined {
  const day = receiptDay(timekeeper.current().calendar, receipt, at);
  return day.known && day.value !== shanghaiDay(at) ? startOfDay(day.value) : undefined;
}

/** What is kept of a draft that is complete; refused with everything that is wrong (R2.8), or with a bar (R2.11). */
export async function checkedContent(
  services: Services,
  item: Item,
  draft: DraftContent,
  applicant: Applicant,
  at: Instant,
): Promise<ApplicationContent> {
  const content = { ...completeContent(item, draft, at), applicant };
  await requireFitting(services.db, services.config.division, item, content.answers);
  await refuseBarred(services, item, content, at);
  await requirePromises(services, item, content, applicant);
  return content;
}

/** What is kept of a draft; refused with everything that is missing or wrong (R2.8). */
export function completeContent(demand: Demand, draft: DraftContent, at: Instant): DraftContent {
  const { problems, kept } = checkSubmission(demand, draft, shanghaiDay(at));
  if (problems.length === 0) return kept;
  const fields = problems.map(({ part, id, message }) => ({ field: `${part}.${id}`, message }));
  throw refuse("application-incomplete", { field: fields[0]!.field, fields });
}

/** R2.11: who deceived, or applied with falsehoods, may not apply for the same licence until the bar is over. */
export async function refuseBarred(
  services: Services,
  item: Item,
  content: ApplicationContent,
  at: Instant,
): Promise<void> {
  const token = barToken(services, content);
  const { basicCode } = item.catalogue;
  const { division } = services.config;
  const until = await barUntil(services, { division, token, basicCode, today: shanghaiDay(at) });
  if (until !== undefined) throw refuse("applicant-barred", { until });
}

export async function receiptOf({ db }: Services, key: CaseKey): Promise<Receipt> {
  const application = (await findApplication(db, key)) ?? (await findJoint(db, key));
  if (!application) throw new Error("an application was opened without its row");
  return { number: caseNumber(key.division, key.id), queryCode: application.queryCode };
}
