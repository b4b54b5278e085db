/** What administrators do to staff accounts. The system administrator keeps them, the security administrator unlocks. */
import { randomInt } from "node:crypto";
import type { TemporaryPassword } from "#contract/staff.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { clearLock } from "./lock.ts";
import { hashPassword } from "./password.ts";
import "./people-refusals.ts";
import { endSessionsOf } from "./session-store.ts";
import type { Staff } from "./staff.ts";
import { insertStaff, lockStaff, type NewStaff, setPassword, setTotp, updateStaff } from "./staff-store.ts";

type Ground = Pick<Services, "db" | "sealing">;

/** A new account without posts, with a password to be handed over. Refused: the login name was ever used. */
export async function createStaff(
  services: Ground,
  call: KeyedCall & { account: string; name: string; organ: string },
): Promise<TemporaryPassword> {
  const { actor, at, account, name, organ } = call;
  const { division } = actor;
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return await carryOut(services, call, `staff.create ${account}`, async (tx) => {
    await requireOrgan(tx, division, organ);
    const id = await openAccount(tx, { division, account, name, organ, passwordHash, at });
    await recordAudit(tx, doneBy(call, "staff.create", { kind: "staff", id }, { account, organ }));
    return { id, account, password };
  });
}

/** An account whose password is handed over and changed at the first sign-in. Refused: the login name was ever used. */
export async function openAccount(
  tx: Database,
  staff: Omit<NewStaff, "mustChangePassword">,
): Promise<string> {
  const id = await insertStaff(tx, { ...staff, mustChangePassword: true });
  if (id === undefined) throw refuse("account-taken", { field: "account" });
  return id;
}

/** Name, organ, and whether the account is closed. Closing ends its sessions; posts stay, for when it is opened again. */
export async function editStaff(
  services: Ground,
  call: KeyedCall & { id: string; version: number; name: string; organ: string; closed: boolean },
): Promise<void> {
  const { actor, at, id, version, name, organ, closed } = call;
  const { division } = actor;
  await carryOut(services, call, `staff.edit ${id}`, async (tx) => {
    const staff = await requireStaff(tx, division, id);
    await requireOrgan(tx, division, organ);
    const closedAt = closed ? (staff.closedAt ?? at) : null;
    const done = await updateStaff(tx, { division, id, version }, { name, organ, closedAt });
    if (!done) throw refuse("staff-changed");
    if (closed) await endSessionsOf(tx, division, { kind: "staff", id });
    await recordAudit(tx, doneBy(call, "staff.edit", { kind: "staff", id }, { organ, closed }));
  });
}

/** A forgotten password: a temporary one in its place, and the account's sessions end. The second factor stays. */
export async function resetPassword(
  services: Ground,
  call: KeyedCall & { id: string },
): Promise<TemporaryPassword> {
  const { actor, at, id } = call;
  const { division } = actor;
  const password = temporaryPassword();
  const hash = await hashPassword(password);
  return await carryOut(services, call, `staff.password-reset ${id}`, async (tx) => {
    const { account } = await requireStaff(tx, division, id);
    await setPassword(tx, { division, id }, { hash, mustChange: true, at });
    await endSessionsOf(tx, division, { kind: "staff", id });
    await recordAudit(tx, doneBy(call, "staff.password-reset", { kind: "staff", id }));
    return { id, account, password };
  });
}

/** Lets a locked account try again at once. */
export async function unlockStaff(services: Ground, call: KeyedCall & { id: string }): Promise<void> {
  const { actor, id } = call;
  const { division } = actor;
  await carryOut(services, call, `staff.unlock ${id}`, async (tx) => {
    const { account } = await requireStaff(tx, division, id);
    await clearLock(tx, { division, account });
    await recordAudit(tx, doneBy(call, "staff.unlock", { kind: "staff", id }));
  });
}

/** A lost second factor is taken away, to be set up anew at the next sign-in; the account's sessions end. */
export async function resetTotp(services: Ground, call: KeyedCall & { id: string }): Promise<void> {
  const { actor, id } = call;
  const { division } = actor;
  await carryOut(services, call, `staff.totp-reset ${id}`, async (tx) => {
    await requireStaff(tx, division, id);
    await setTotp(tx, { division, id }, null);
    await endSessionsOf(tx, division, { kind: "staff", id });
    await recordAudit(tx, doneBy(call, "staff.totp-reset", { kind: "staff", id }));
  });
}

/** The account, locked for this transaction. */
export async function requireStaff(tx: Database, division: string, id: string): Promise<Staff> {
  const staff = await lockStaff(tx, division, id);
  if (!staff) throw refuse("staff-not-found");
  return staff;
}

export async function requireOrgan(tx: Database, division: string, organ: string): Promise<void> {
  if (!(await organIsOpen(tx, division, organ))) throw refuse("organ-unknown", { field: "organ" });
}

/** 95 bits, in groups that can be read out; of every class the rules may ask for. */
export function temporaryPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz";
  const pick = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join("");
  const groups = [
    pick(letters.toUpperCase(), 4),
    pick(letters, 4),
    pick("23456789", 4),
    pick(letters, 4),
    pick("23456789", 4),
  ];
  return groups.join("-");
}
