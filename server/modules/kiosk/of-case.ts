/** The matter somebody at a kiosk means: by the receipt they hold, or, signed in, one of their own. */
import { timingSafeEqual } from "node:crypto";
import type { KioskProgress, OfCase } from "#contract/kiosk.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { findApplication, progressOf } from "#server/modules/applications/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, subjectOf } from "../../cases/index.ts";
import type { AtKiosk } from "./at-kiosk.ts";
import { depositProgress } from "./deposits/deposit-query.ts";

export interface MeantCase {
  current: Case;
  itemKey: string;
  queryCode: string;
}

/** Refused with `progress-not-found` for a wrong number, a wrong code, and somebody else's matter. */
export async function caseMeant(services: Services, call: AtKiosk, of: OfCase): Promise<MeantCase> {
  const { division } = call.kiosk;
  const key = caseKeyIn(division, of.number);
  const [application, current] = key
    ? await Promise.all([findApplication(services.db, key), findCase(services.pool, key)])
    : [];
  if (!application || !current) throw refuse("progress-not-found", { field: "code" });
  const own = call.resident !== undefined && can(call.resident, "case.read", subjectOf(current));
  if (!own && !(of.code && sameCode(application.queryCode, of.code)))
    throw refuse("progress-not-found", { field: "code" });
  return { current, itemKey: application.itemKey, queryCode: application.queryCode };
}

const sameCode = (code: string, given: string) =>
  code.length === given.length && timingSafeEqual(Buffer.from(code), Buffer.from(given));

/** Progress of an application, or of an envelope put into the box. */
export async function kioskProgress(services: Services, call: AtKiosk, of: OfCase): Promise<KioskProgress> {
  const deposit = await depositProgress(services, call, of);
  if (deposit) return { deposit };
  const { queryCode } = await caseMeant(services, call, of);
  return await progressOf(services, of.number, queryCode, call.at);
}
