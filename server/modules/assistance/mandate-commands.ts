/** Agreeing to a mandate and withdrawing it (R12.5). */

import type { ConsentWay } from "#contract/assistance-words.ts";
import type { MandateMade } from "#contract/errand-mandate.ts";
import { mandateState } from "#server/kernel/assistance/mandate.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import {
  carryOut,
  doneBy,
  type ResidentCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Mandate, serialOf } from "./mandate.ts";
import { lockMandate, readMandate, setConsent, setWithdrawn } from "./mandate-store.ts";
import "./assistance-refusals.ts";

export const madeView = (mandate: Mandate, at: Instant): MandateMade => ({
  ...{ id: mandate.id, serial: serialOf(mandate), state: mandateState(mandate, shanghaiDay(at)) },
});

export const itemWords = ({ content }: Pick<Mandate, "content">): string =>
  content.items.length === 1
    ? content.items[0]!.name.slice(0, 30)
    : `${content.items[0]!.name.slice(0, 24)}等 ${content.items.length} 项`;

/** At a counter: a clerk, who is not the helper, has the client and their document before them. */
export async function consentAtCounter(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Promise<MandateMade> {
  const { division } = call.actor;
  const mandate = await known(services, { division, id });
  permit(call.actor, "assistance.seen", { division, helper: mandate.helper });
  if (mandate.consent !== "counter") throw refuse("mandate-way");
  return await consent(services, call, mandate, { way: "counter", requestKey });
}

/** In the portal, by the client themselves, however else it was meant to be agreed to. */
export async function consentByClient(
  services: Services,
  call: ResidentCall,
  id: string,
  requestKey: string,
): Promise<MandateMade> {
  const mandate = await ownMandate(services, call, id);
  return await consent(services, call, mandate, { way: "portal", requestKey });
}

interface MandateAct {
  requestKey: string;
  /** Names it in the audit log, too. */
  action: "make" | "code" | "consent" | "withdraw";
  mandate: string;
  details?: Record<string, string>;
  /** What the request is about; absent: the mandate. */
  about?: string;
}

/** Acts on a mandate once for a request key, with its entry in the audit log; answers the mandate as it is then. */
export async function actOnMandate(
  services: Services,
  call: StaffCall | ResidentCall,
  { requestKey, action, mandate: id, details, about = id }: MandateAct,
  act: (tx: Database) => Promise<Mandate>,
): Promise<MandateMade> {
  const name = `mandate.${action}`;
  return await carryOut(services, { ...call, requestKey }, `${name} ${about}`, async (tx) => {
    const mandate = await act(tx);
    await recordAudit(tx, doneBy(call, name, { kind: "mandate", id }, details));
    return madeView(mandate, call.at);
  });
}

export async function consent(
  services: Services,
  call: StaffCall | ResidentCall,
  mandate: Mandate,
  { way, requestKey }: { way: ConsentWay; requestKey: string },
): Promise<MandateMade> {
  const { actor, at } = call;
  const done = { requestKey, action: "consent", mandate: mandate.id, details: { way } } as const;
  return await actOnMandate(services, call, done, async (tx) => {
    await waiting(tx, services, mandate);
    if (mandateState(mandate, shanghaiDay(at)) === "expired") throw refuse("mandate-expired");
    await setConsent(tx, mandate, { by: `${actor.kind}/${actor.id}`, way, at });
    await tellClient(tx, services, mandate, "mandate-holds", at);
    return { ...mandate, consentedAt: at };
  });
}

/** By the client at any time, from any device; from then on nothing more is done under it. */
export async function withdrawMandate(
  services: Services,
  call: ResidentCall,
  id: string,
  requestKey: string,
): Promise<MandateMade> {
  const mandate = await ownMandate(services, call, id);
  return await withdraw(services, call, mandate, requestKey);
}

/** The client has said so to their helper, or to whoever keeps the roster. */
export async function withdrawForClient(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Promise<MandateMade> {
  const { division } = call.actor;
  const mandate = await known(services, { division, id });
  if (mandate.helper !== call.actor.id) permit(call.actor, "assistance.manage", { division });
  return await withdraw(services, call, mandate, requestKey);
}

async function withdraw(
  services: Services,
  call: StaffCall | ResidentCall,
  mandate: Mandate,
  requestKey: string,
): Promise<MandateMade> {
  const { actor, at } = call;
  const done = { requestKey, action: "withdraw", mandate: mandate.id } as const;
  return await actOnMandate(services, call, done, async (tx) => {
    const by = `${actor.kind}/${actor.id}`;
    if (!(await setWithdrawn(tx, mandate, { by, at }))) throw refuse("mandate-settled");
    await tellClient(tx, services, mandate, "mandate-withdrawn", at);
    return { ...mandate, withdrawnAt: at };
  });
}

export async function waiting(
  tx: Database,
  services: Services,
  key: { division: string; id: string },
): Promise<Mandate> {
  const mandate = await lockMandate(tx, services.sealing, key);
  if (!mandate) throw refuse("errand-mandate-not-found");
  if (mandate.consentedAt !== undefined || mandate.withdrawnAt !== undefined) throw refuse("mandate-settled");
  return mandate;
}

export async function known(services: Services, key: { division: string; id: string }): Promise<Mandate> {
  const mandate = await readMandate(services, key);
  if (!mandate) throw refuse("errand-mandate-not-found");
  return mandate;
}

/** Somebody else's is as good as not there. */
export async function ownMandate(services: Services, { actor }: ResidentCall, id: string): Promise<Mandate> {
  const mandate = await known(services, { division: actor.division, id });
  if (mandate.client !== actor.id) throw refuse("errand-mandate-not-found");
  return mandate;
}

export async function tellClient(
  tx: Database,
  services: Services,
  mandate: Mandate,
  template: string,
  at: Instant,
): Promise<void> {
  const { division, id, client, content, validTo } = mandate;
  await sendMessage(tx, services, {
    ...{
      division,
      key: `${template} ${id}`,
      to: { kind: "resident", id: client },
      phone: content.client.phone,
      at,
    },
    template,
    parameters: { helper: content.helperName, items: itemWords(mandate), until: validTo },
  });
}
