/** Setting up the second factor: a secret for an authenticator app, confirmed by its first code. */
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Services } from "#server/platform/services.ts";
import "./people-refusals.ts";
import { announceChange } from "./session-store.ts";
import type { Staff } from "./staff.ts";
import { claimTotpStep, lockStaff, setTotp } from "./staff-store.ts";
import { matchTotp, newTotpSecret, totpAddress } from "./totp.ts";

type Ground = Pick<Services, "db" | "sealing">;

const place = ({ division, id }: { division: string; id: string }) => `staff ${division}/${id} totp`;

export function sealTotp(sealing: Sealing, key: { division: string; id: string }, secret: string): Buffer {
  return sealing.seal(secret, place(key));
}

/** The secret of an account that has one. */
export function openTotp(sealing: Sealing, staff: Pick<Staff, "division" | "id" | "totpSealed">): string {
  if (!staff.totpSealed) throw new Error(`staff ${staff.id} has no second factor`);
  return sealing.open(staff.totpSealed, place(staff));
}

/** A new secret to be scanned, in place of one that was never confirmed. One in use stays (409). */
export async function beginTotp(
  { db, sealing }: Ground,
  call: StaffCall,
): Promise<{ secret: string; address: string }> {
  const { division, id, account } = ownAccount(call);
  return await db.transaction().execute(async (tx) => {
    const staff = await lockStaff(tx, division, id);
    if (staff?.totpConfirmed) throw refuse("totp-is-set-up");
    const secret = newTotpSecret();
    await setTotp(tx, { division, id }, sealTotp(sealing, { division, id }, secret));
    return { secret, address: totpAddress(secret, account, "通办") };
  });
}

/** The first code from the app confirms that it holds the secret; from then on sign-in asks for one. */
export async function confirmTotp(
  { db, sealing }: Ground,
  call: StaffCall & { code: string },
): Promise<void> {
  const { division, id } = ownAccount(call);
  const { at, code } = call;
  await db.transaction().execute(async (tx) => {
    const staff = await lockStaff(tx, division, id);
    if (staff?.totpConfirmed) throw refuse("totp-is-set-up");
    if (!staff?.totpSealed) throw refuse("totp-not-begun");
    const step = matchTotp(openTotp(sealing, staff), code, new Date(at), staff.totpLastStep);
    if (step === undefined) throw refuse("totp-wrong", { field: "code" });
    await claimTotpStep(tx, { division, id }, step);
    await announceChange(tx, division, { kind: "staff", id });
    await recordAudit(tx, doneBy(call, "staff.totp-set-up", { kind: "staff", id }));
  });
}

/** The account of the one who calls. */
export function ownAccount({ actor }: StaffCall): { division: string; id: string; account: string } {
  const { division, id, account = "" } = actor;
  return { division, id, account };
}
