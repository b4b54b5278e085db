/** Agreeing to a mandate by a code on the client's phone (R12.5). */
import { randomInt } from "node:crypto";
import type { MandateMade } from "#contract/errand-mandate.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import type { Mandate } from "./mandate.ts";
import { actOnMandate, consent, itemWords, known, madeView, waiting } from "./mandate-commands.ts";
import { claimCodeTry, keepCode } from "./mandate-store.ts";
import "./assistance-refusals.ts";

/** Sends the code anew. Refused: another way of agreeing, a moment after the last. */
export async function sendMandateCode(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Promise<MandateMade> {
  const { actor, at } = call;
  const { division } = actor;
  return await actOnMandate(services, call, { requestKey, action: "code", mandate: id }, async (tx) => {
    const mandate = await waiting(tx, services, { division, id });
    permit(actor, "assistance.help", { division, helper: mandate.helper });
    if (mandate.consent !== "code") throw refuse("mandate-way");
    const { minutes, againSeconds } = assistanceRulesOf(services).mandate.code;
    const sentAt = mandate.codeUntil === undefined ? 0 : msOf(mandate.codeUntil) - minutes * 60_000;
    const seconds = Math.ceil((sentAt + againSeconds * 1000 - msOf(at)) / 1000);
    if (seconds > 0) throw refuse("mandate-code-soon", { seconds, retryAfter: seconds });
    await sendCode(tx, services, mandate, at);
    return mandate;
  });
}

export async function sendCode(
  tx: Database,
  services: Services,
  mandate: Mandate,
  at: Instant,
): Promise<void> {
  const { minutes } = assistanceRulesOf(services).mandate.code;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const until = instantOf(msOf(at) + minutes * 60_000);
  await keepCode(tx, mandate, { digest: digestOf(services, mandate.id, code), until });
  const { division, id, content, validTo } = mandate;
  await sendMessage(tx, services, {
    ...{ division, key: `mandate-code ${id} ${at}`, phone: content.client.phone, at, smsMinutes: minutes },
    template: "mandate-code",
    parameters: { helper: content.helperName, items: itemWords(mandate), until: validTo, code, minutes },
  });
}

const digestOf = ({ sealing }: Services, id: string, code: string) =>
  sealing.blind(`${id} ${code}`, "mandate-code");

/** The client has read the code to their helper. A wrong code, an old one and one used up are refused alike. */
export async function consentByCode(
  services: Services,
  call: StaffCall,
  id: string,
  asked: { requestKey: string; code: string },
): Promise<MandateMade> {
  const { actor, at } = call;
  const { division } = actor;
  const mandate = await known(services, { division, id });
  permit(actor, "assistance.help", { division, helper: mandate.helper });
  if (mandate.consentedAt !== undefined) return madeView(mandate, at);
  const { tries } = assistanceRulesOf(services).mandate.code;
  // Counted outside the transaction, so that a refusal does not give the try back.
  const kept = await claimCodeTry(services.db, mandate, { tries, at });
  if (kept === undefined || kept !== digestOf(services, id, asked.code))
    throw refuse("mandate-code-wrong", { field: "code" });
  return await consent(services, call, mandate, { way: "code", requestKey: asked.requestKey });
}
