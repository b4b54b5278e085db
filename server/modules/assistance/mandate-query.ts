/** Reading mandates: one's own with everything done under them, and the desk's. */

import { useNames } from "#contract/assistance-words.ts";
import type { HandedInBy, MyMandate, StaffMandate } from "#contract/errand-mandate.ts";
import { mandateState } from "#server/kernel/assistance/mandate.ts";
import { caseKeyIn, caseNumber } from "#server/kernel/codes/case-number.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, type ResidentCall, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { declaredRefusals } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../cases/index.ts";
import { caseOf } from "./assigning.ts";
import type { Assistance } from "./assistance.ts";
import { type Mandate, serialOf } from "./mandate.ts";
import { known, ownMandate } from "./mandate-commands.ts";
import { mandatesOfCase, mandatesOfClient, mandatesOfHelper, readMandate } from "./mandate-store.ts";
import { type HelperView, helperViews } from "./roster.ts";
import { handingIn, type Use, usesOf } from "./use-store.ts";

function brief(mandate: Mandate, today: Day) {
  const { id, actions, content, validFrom, validTo, consent, madeAt, consentedAt, withdrawnAt } = mandate;
  return {
    ...{ id, serial: serialOf(mandate), state: mandateState(mandate, today), actions: [...actions] },
    items: content.items.map(({ key, name, bundle = false }) => ({ key, name, bundle })),
    ...{ validFrom, validTo, consent, helperName: content.helperName, madeAt },
    ...(consentedAt !== undefined && { consentedAt }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
}

export async function listMyMandates(
  services: Services,
  { actor, at }: ResidentCall,
): Promise<{ mandates: MyMandate[] }> {
  const { division, id } = actor;
  const mandates = await mandatesOfClient(services, division, id);
  return { mandates: await whole(services, division, mandates, at) };
}

export async function showMyMandate(services: Services, call: ResidentCall, id: string): Promise<MyMandate> {
  const mandate = await ownMandate(services, call, id);
  return (await whole(services, mandate.division, [mandate], call.at))[0]!;
}

async function whole(
  services: Services,
  division: string,
  mandates: readonly Mandate[],
  at: string,
): Promise<MyMandate[]> {
  const [uses, helpers] = await Promise.all([
    usesOf(
      services.db,
      division,
      mandates.map(({ id }) => id),
    ),
    helperViews(
      services,
      division,
      mandates.map(({ helper }) => helper),
    ),
  ]);
  return mandates.map((mandate) => ({
    ...brief(mandate, shanghaiDay(at)),
    digest: mandate.digest,
    helper: helpers.get(mandate.helper) ?? missing(mandate),
    uses: uses.filter((use) => use.mandate === mandate.id).map((use) => useView(use, mandate)),
  }));
}

const missing = ({ content }: Mandate): HelperView => ({
  ...{ name: content.helperName, tier: "county", site: content.site, phone: "" },
});

function useView({ at, action, caseId, refused, item }: Use, { content, division }: Mandate) {
  const about = content.items.find(({ key }) => key === item)?.name;
  return {
    ...{ at, action: useNames[action] ?? action, by: content.helperName },
    ...(about !== undefined && { about }),
    ...(caseId !== undefined && { number: caseNumber(division, caseId) }),
    ...(refused !== undefined && { refused: declaredRefusals().get(refused)?.message ?? "不在委托范围内" }),
  };
}

export function staffMandate({ now }: Pick<Services, "now">, mandate: Mandate, reader: string): StaffMandate {
  return {
    ...brief(mandate, shanghaiDay(now())),
    mine: mandate.helper === reader,
    codeSent: mandate.codeUntil !== undefined,
  };
}

export async function mandatesForDesk(
  services: Services,
  it: Assistance,
  reader: string,
): Promise<StaffMandate[]> {
  const mandates = await mandatesOfCase(services, it);
  return mandates.map((mandate) => staffMandate(services, mandate, reader));
}

/** A helper's own, and for a clerk one by its id: to look at the document with the client before them. */
export async function listHelperMandates(
  services: Services,
  { actor }: StaffCall,
): Promise<{ mandates: StaffMandate[] }> {
  const mandates = await mandatesOfHelper(services, actor.division, actor.id);
  return { mandates: mandates.map((mandate) => staffMandate(services, mandate, actor.id)) };
}

/** To be printed: by its client, or by staff, whose reading is in the audit log. */
export async function mandateForStaff(services: Services, call: StaffCall, id: string): Promise<Mandate> {
  const mandate = await known(services, { division: call.actor.division, id });
  await recordAudit(services.db, doneBy(call, "mandate.read", { kind: "mandate", id }));
  return mandate;
}

/** Which helper handed a case in, for whoever may read the case. */
export async function handedInBy(
  services: Services,
  { actor }: StaffCall,
  number: string,
): Promise<HandedInBy> {
  const { division } = actor;
  const key = caseKeyIn(division, number);
  if (!key) return {};
  permit(actor, "case.read", subjectOf(await caseOf(services, key)));
  const use = await handingIn(services.db, key);
  const mandate = use && (await readMandate(services, { division, id: use.mandate }));
  if (!mandate) return {};
  const { helperName: helper, site } = mandate.content;
  return { handedIn: { helper, site, serial: serialOf(mandate), at: use.at } };
}
