/** Staff sign in with login name and password; administrators also with a one-time code (R13.3). */
import { type Instant, msOf } from "#server/kernel/time/day.ts";
import { type AuditRecord, recordAudit } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import { claimSignIn, clearLock, releaseTry } from "./lock.ts";
import { verifyPassword } from "./password.ts";
import "./people-refusals.ts";
import { postsOf } from "./post-store.ts";
import { newLife, newToken, type Token } from "./session.ts";
import { insertSession } from "./session-store.ts";
import { holdBack } from "./sign-in-code.ts";
import { asksTotp, dutyOf, type Staff, type StaffDuty } from "./staff.ts";
import { claimTotpStep, staffByAccount } from "./staff-store.ts";
import { openTotp } from "./staff-totp.ts";
import { matchTotp } from "./totp.ts";

type Ground = Pick<Services, "db" | "sealing" | "config">;

export interface StaffAsk {
  division: string;
  account: string;
  password: string;
  /** The one-time code, when the account has a second factor. */
  totp?: string;
  client: string;
  at: Instant;
}

/**
 * Lets a member of staff in. A login name nobody has, a closed account and a wrong password are refused alike, take
 * as long and lock alike. What is still to be done first is answered as `duty`.
 */
export async function signInStaff(
  services: Ground,
  ask: StaffAsk,
): Promise<{ token: Token; duty?: StaffDuty }> {
  const { division, client } = ask;
  const { db } = services;
  const account = ask.account.trim().toLowerCase();
  await holdBack(services, ask, "sign-in-client", client, "sign-in-too-often");
  await claim(services, ask, account);
  const found = await staffByAccount(db, division, account);
  const staff = found?.closedAt === undefined ? found : undefined;
  const right = await verifyPassword(ask.password, staff?.passwordHash);
  if (!staff || !right) return await fail(services, ask, account, "sign-in-failed");
  await checkTotp(services, ask, staff);
  return await enter(services, ask, staff);
}

async function claim(services: Ground, ask: StaffAsk, account: string): Promise<void> {
  const { division, at } = ask;
  const answer = await claimSignIn(services.db, { division, account }, accessRulesOf(services).lock, at);
  if ("claimed" in answer) return;
  const seconds = Math.ceil((msOf(answer.lockedUntil) - msOf(at)) / 1000);
  await fail(services, ask, account, "account-locked", {
    retryAfter: seconds,
    minutes: Math.ceil(seconds / 60),
  });
}

async function fail(
  services: Ground,
  { division, client, at }: StaffAsk,
  account: string,
  reason: string,
  details = {},
): Promise<never> {
  await recordAudit(
    services.db,
    signInRecord({ division, client, at }, { result: "refused", reason, account }),
  );
  throw refuse(reason, details);
}

async function checkTotp(services: Ground, ask: StaffAsk, staff: Staff): Promise<void> {
  if (!asksTotp(staff)) return;
  const { db } = services;
  const { division, account, id } = staff;
  if (ask.totp === undefined) {
    await releaseTry(db, { division, account });
    throw refuse("totp-required", { field: "totp" });
  }
  const step = matchTotp(openTotp(services.sealing, staff), ask.totp, new Date(ask.at), staff.totpLastStep);
  const used = step !== undefined && (await claimTotpStep(db, { division, id }, step));
  if (!used) await fail(services, ask, account, "totp-wrong", { field: "totp" });
}

async function enter(services: Ground, { division, client, at }: StaffAsk, staff: Staff) {
  const { id, account } = staff;
  const rules = accessRulesOf(services);
  const token = newToken(division);
  await services.db.transaction().execute(async (tx) => {
    await clearLock(tx, { division, account });
    await insertSession(tx, token, { kind: "staff", id }, newLife(rules.session.staff, at));
    await recordAudit(tx, {
      ...signInRecord({ division, client, at }, { result: "done", account }),
      actor: { kind: "staff", id, account },
    });
  });
  const posts = (await postsOf(services.db, division, [id])).get(id) ?? [];
  const duty = dutyOf(staff, posts, rules.password, at);
  return duty ? { token, duty } : { token };
}

function signInRecord(
  ask: { division: string; client: string; at: Instant },
  { account, ...outcome }: { result: AuditRecord["result"]; reason?: string; account: string },
): AuditRecord {
  return { ...ask, ...outcome, action: "staff.sign-in", subject: { kind: "account", id: account } };
}
