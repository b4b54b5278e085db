/**
 * Signing in with a phone number and an SMS code. Whoever holds the phone is let in, and has an account from then on:
 * so the answers are the same for known and unknown numbers, and tell nobody who has an account.
 */
import { randomInt } from "node:crypto";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf, type LimitKind } from "./access-rules.ts";
import { tryOnce } from "./attempts.ts";
import "./people-refusals.ts";
import { phoneIndex, residentOfPhone } from "./resident-store.ts";
import { newLife, newToken, type Token } from "./session.ts";
import { insertSession } from "./session-store.ts";
import { claimCodeTry, keepCode, useCode } from "./sign-in-code-store.ts";

type Ground = Pick<Services, "db" | "sealing" | "config">;

export interface PhoneAsk {
  division: string;
  phone: string;
  /** Network address. */
  client: string;
  at: Instant;
}

/** Sends a code; answers until when it counts. */
export async function sendSignInCode(services: Ground, ask: PhoneAsk): Promise<{ expiresAt: Instant }> {
  const { division, phone, at } = ask;
  const { db, sealing } = services;
  if (!isMobile(phone)) throw refuse("phone-not-mobile", { field: "phone" });
  const index = phoneIndex(sealing, phone);
  await holdBack(services, ask, "code-client", ask.client, "code-too-soon");
  await holdBack(services, ask, "code-phone", index, "code-too-soon");
  const { minutes } = accessRulesOf(services).code;
  const expiresAt = instantOf(msOf(at) + minutes * 60_000);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await db.transaction().execute(async (tx) => {
    await keepCode(
      tx,
      { division, phoneIndex: index },
      { digest: digestOf(services, index, code), at, expiresAt },
    );
    const parameters = { code, minutes };
    const key = `sign-in-code ${index} ${at}`;
    await sendMessage(tx, services, {
      division,
      key,
      phone,
      template: "sign-in-code",
      parameters,
      at,
      smsMinutes: minutes,
    });
  });
  return { expiresAt };
}

/** Lets the holder of the phone in. A wrong code, an old one and one used up are refused alike. */
export async function signInWithCode(services: Ground, ask: PhoneAsk & { code: string }): Promise<Token> {
  const { division, phone, client, at } = ask;
  const { db, sealing } = services;
  if (!isMobile(phone)) throw refuse("phone-not-mobile", { field: "phone" });
  await holdBack(services, ask, "sign-in-client", client, "sign-in-too-often");
  const index = phoneIndex(sealing, phone);
  const key = { division, phoneIndex: index };
  const rules = accessRulesOf(services);
  const kept = await claimCodeTry(db, key, rules.code.tries, at);
  const right = kept !== undefined && kept === digestOf(services, index, ask.code);
  const token = right ? await enter(services, ask, key, kept) : undefined;
  if (token) return token;
  await recordAudit(db, {
    ...{ division, at, client, action: "resident.sign-in", result: "refused", reason: "code-wrong" },
    subject: { kind: "phone", id: index },
  });
  throw refuse("code-wrong", { field: "code" });
}

/** Undefined when the code was used by somebody quicker. */
async function enter(
  services: Ground,
  { division, phone, client, at }: PhoneAsk,
  key: { division: string; phoneIndex: string },
  digest: string,
): Promise<Token | undefined> {
  const life = newLife(accessRulesOf(services).session.resident, at);
  return await services.db.transaction().execute(async (tx) => {
    if (!(await useCode(tx, key, digest))) return undefined;
    const { id, isNew } = await residentOfPhone(tx, services.sealing, { division, phone, at });
    const token = newToken(division);
    await insertSession(tx, token, { kind: "resident", id }, life);
    await recordAudit(tx, {
      ...{ division, at, client, action: "resident.sign-in", result: "done", details: { isNew } },
      actor: { kind: "resident", id },
    });
    return token;
  });
}

/** Keyed with the sealing key: six digits alone would be found by trying. */
function digestOf({ sealing }: Ground, index: string, code: string): string {
  return sealing.blind(`${index} ${code}`, "sign-in-code");
}

/** Refuses what is tried too often. */
export async function holdBack(
  services: Ground,
  { division, at }: { division: string; at: Instant },
  kind: LimitKind,
  subject: string,
  refusal: string,
): Promise<void> {
  const limits = accessRulesOf(services).limits[kind];
  const until = await tryOnce(services.db, { division, kind, subject }, limits, at);
  if (until === undefined) return;
  const seconds = Math.max(1, Math.ceil((msOf(until) - msOf(at)) / 1000));
  throw refuse(refusal, { retryAfter: seconds, seconds });
}
