/** Changing one's own password; the old one is asked for, and counted like a sign-in. */
import { msOf } from "#server/kernel/time/day.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import { claimSignIn, clearLock } from "./lock.ts";
import { hashPassword, passwordFaults, verifyPassword } from "./password.ts";
import "./people-refusals.ts";
import { endSessionsOf } from "./session-store.ts";
import { setPassword, staffById } from "./staff-store.ts";
import { ownAccount } from "./staff-totp.ts";

type Ground = Pick<Services, "db" | "config">;

/** All other sessions of the account end; this one (`session`, its digest) goes on. */
export async function changePassword(
  services: Ground,
  call: StaffCall & { session: string; old: string; password: string },
): Promise<void> {
  const { division, id, account } = ownAccount(call);
  const { at, password } = call;
  const { db } = services;
  const staff = await checkOld(services, call);
  const faults = passwordFaults(password, account, accessRulesOf(services).password);
  if (await verifyPassword(password, staff.passwordHash)) faults.push("不能与原密码相同");
  refuseWeak(faults);
  const hash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, { division, id }, { hash, mustChange: false, at });
    await endSessionsOf(tx, division, { kind: "staff", id }, call.session);
    await recordAudit(tx, doneBy(call, "staff.password-change", { kind: "staff", id }));
  });
}

async function checkOld(services: Ground, call: StaffCall & { old: string }) {
  const { db } = services;
  const { division, id, account } = ownAccount(call);
  const { at, old } = call;
  const key = { division, account };
  const claim = await claimSignIn(db, key, accessRulesOf(services).lock, at);
  if ("lockedUntil" in claim) {
    const seconds = Math.ceil((msOf(claim.lockedUntil) - msOf(at)) / 1000);
    throw refuse("account-locked", { retryAfter: seconds, minutes: Math.ceil(seconds / 60) });
  }
  const staff = await staffById(db, division, id);
  if (!staff || !(await verifyPassword(old, staff.passwordHash))) {
    const refused = doneBy(call, "staff.password-change", { kind: "staff", id });
    await recordAudit(db, { ...refused, result: "refused", reason: "password-wrong" });
    throw refuse("password-wrong", { field: "old" });
  }
  await clearLock(db, key);
  return staff;
}

/** Refuses a password with these faults, each named. */
export function refuseWeak(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const fields = faults.map((message) => ({ field: "password", message }));
  throw refuse("password-weak", { fields, faults: faults.join("；") });
}
