/**
 * Signing in at a kiosk by identity card: the card reader says whose card it is, the camera that the same person
 * stands there. The session is short and bound to the kiosk.
 */
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./people-refusals.ts";
import {
  lockIdentity,
  readResident,
  residentOfIdentity,
  residentOfIdNumber,
  residentOfPhone,
  setIdentity,
} from "./resident-store.ts";
import { newToken, type SessionLife, type Token } from "./session.ts";
import { endSessionsAtKiosk, insertSession } from "./session-store.ts";

/** What a card reader says. With `subject` and `phone` the connector knows the national identity behind the card. */
export interface CardHolder {
  name: string;
  idNumber: string;
  subject?: string;
  phone?: string;
}

/** Whether what a reader says can be a card: a number that fails its check is none. */
export function isCard({ name, idNumber }: CardHolder, at: Instant): boolean {
  return name.trim() !== "" && checkCitizenId(idNumber, shanghaiDay(at)).ok;
}

/**
 * The session of whoever the card names; whoever was signed in at this kiosk is so no longer.
 * Refused: a holder without a verified account, when the card tells no phone to make one for.
 */
export async function signInAtKiosk(
  tx: Database,
  { sealing }: Pick<Services, "sealing">,
  ask: {
    division: string;
    kiosk: string;
    holder: CardHolder;
    life: SessionLife;
    client: string;
    at: Instant;
  },
): Promise<{ token: Token; resident: string }> {
  const { division, kiosk, holder, life, client, at } = ask;
  const resident = await accountOf(tx, { sealing }, division, holder, at);
  const token = newToken(division);
  await endSessionsAtKiosk(tx, division, kiosk);
  await insertSession(tx, token, { kind: "resident", id: resident }, life, kiosk);
  const actor = { kind: "resident" as const, id: resident };
  const subject = { kind: "device", id: kiosk };
  await recordAudit(tx, {
    division,
    at,
    client,
    action: "resident.card-sign-in",
    actor,
    subject,
    result: "done",
  });
  return { token, resident };
}

async function accountOf(
  tx: Database,
  { sealing }: Pick<Services, "sealing">,
  division: string,
  { name, idNumber, subject, phone }: CardHolder,
  at: Instant,
): Promise<string> {
  const verified = await residentOfIdNumber(tx, sealing, division, idNumber);
  if (verified !== undefined) return verified;
  if (subject === undefined || phone === undefined || !isMobile(phone)) throw refuse("kiosk-no-account");
  await lockIdentity(tx, division, subject);
  const known = await residentOfIdentity(tx, division, subject);
  const id = known ?? (await residentOfPhone(tx, sealing, { division, phone, at })).id;
  const account = await readResident(tx, sealing, division, id);
  if (known === undefined && account?.verifiedAt !== undefined) throw refuse("identity-differs");
  await setIdentity(tx, sealing, { division, id }, { subject, name, idNumber, at });
  return id;
}
