/** What staff do with devices: register, give a code, lock, unlock, close. Each is in the audit log. */
import type { NewDevice, NewDeviceCode } from "#contract/devices.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import {
  carryOut,
  doneBy,
  type KeyedCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import { isCounter, openHalls } from "#server/modules/organisation/index.ts";
import { endSessionsAtKiosk, endSessionsOf } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { codeDigest, newCode } from "./device.ts";
import { deviceRulesOf } from "./device-rules.ts";
import { type DeviceRow, dropCodes, readDevice } from "./device-store.ts";
import "./device-refusals.ts";

type Ground = Pick<Services, "db" | "sealing" | "config">;
type OneDevice = KeyedCall & { id: string };

/** Registers a device and gives the code that makes a machine that device. */
export async function addDevice(
  services: Ground,
  call: KeyedCall & Omit<NewDevice, "requestKey">,
): Promise<NewDeviceCode> {
  const { actor, at, name, kind, hall } = call;
  const { division } = actor;
  const counter = kind === "tablet" ? (call.counter ?? "") : null;
  return await carryOut(services, call, `device.add ${hall} ${name}`, async (tx) => {
    if (!(await openHalls(tx, division)).has(hall)) throw refuse("hall-unknown", { field: "hall" });
    if (counter !== null && !(await isCounter(tx, { division, hall, counter })))
      throw refuse("counter-unknown", { field: "counter" });
    const row = { division, name, kind, hall, counter, created_at: at };
    const { id } = await tx.insertInto("device").values(row).returning("id").executeTakeFirstOrThrow();
    await recordAudit(tx, doneBy(call, "device.add", { kind: "device", id }, { hall }));
    return await giveCode(tx, services, call, id);
  });
}

/** Another code for a device, when its machine was replaced or has forgotten it; the former one stops working. */
export async function renewCode(services: Ground, call: OneDevice): Promise<NewDeviceCode> {
  const { actor, id } = call;
  return await carryOut(services, call, `device.code ${id}`, async (tx) => {
    await openDevice(tx, actor.division, id);
    await recordAudit(tx, doneBy(call, "device.code", { kind: "device", id }));
    return await giveCode(tx, services, call, id);
  });
}

async function giveCode(
  tx: Database,
  services: Ground,
  { actor, at }: StaffCall,
  device: string,
): Promise<NewDeviceCode> {
  const { division } = actor;
  const expiresAt = later(at, deviceRulesOf(services).code.minutes);
  const code = newCode();
  await dropCodes(tx, division, device);
  const made = { made_by: actor.id, made_at: at, expires_at: expiresAt };
  await tx
    .insertInto("device_code")
    .values({ division, digest: codeDigest(services.sealing, code), device, ...made })
    .execute();
  return { id: device, code, expiresAt };
}

const later = (at: Instant, minutes: number) => instantOf(msOf(at) + minutes * 60_000);

/** Puts a device out of use until somebody unlocks it; whoever is signed in there is signed out. */
export async function lockDevice(services: Ground, call: OneDevice & { reason: string }): Promise<void> {
  const { actor, at, id, reason } = call;
  const { division } = actor;
  await carryOut(services, call, `device.lock ${id}`, async (tx) => {
    const device = await openDevice(tx, division, id);
    if (device.locked) throw refuse("device-is-locked");
    await setLock(tx, division, id, { locked_at: at, locked_by: actor.id, lock_reason: reason });
    await endSessionsAtKiosk(tx, division, id);
    await recordAudit(tx, doneBy(call, "device.lock", { kind: "device", id }, { reason }));
  });
}

export async function unlockDevice(services: Ground, call: OneDevice): Promise<void> {
  const { actor, id } = call;
  const { division } = actor;
  await carryOut(services, call, `device.unlock ${id}`, async (tx) => {
    const device = await openDevice(tx, division, id);
    if (!device.locked) throw refuse("device-not-locked");
    await setLock(tx, division, id, { locked_at: null, locked_by: null, lock_reason: null });
    await recordAudit(tx, doneBy(call, "device.unlock", { kind: "device", id }));
  });
}

/** Ends a device for good: its session is worth nothing from now on, nor is that of anybody signed in there. */
export async function closeDevice(services: Ground, call: OneDevice): Promise<void> {
  const { actor, at, id } = call;
  const { division } = actor;
  await carryOut(services, call, `device.close ${id}`, async (tx) => {
    await openDevice(tx, division, id);
    const set = tx.updateTable("device").set({ closed_at: at });
    await set.where("division", "=", division).where("id", "=", id).execute();
    await dropCodes(tx, division, id);
    await endSessionsOf(tx, division, { kind: "device", id });
    await endSessionsAtKiosk(tx, division, id);
    await recordAudit(tx, doneBy(call, "device.close", { kind: "device", id }));
  });
}

/** The device, locked against others until the transaction ends. Refused: unknown, or closed. */
async function openDevice(tx: Database, division: string, id: string): Promise<DeviceRow> {
  await tx
    .selectFrom("device")
    .select("id")
    .where("division", "=", division)
    .where("id", "=", id)
    .forUpdate()
    .execute();
  const device = await readDevice(tx, division, id);
  if (!device || device.closed) throw refuse("device-not-found");
  return device;
}

interface Lock {
  locked_at: Instant | null;
  locked_by: string | null;
  lock_reason: string | null;
}

async function setLock(tx: Database, division: string, id: string, lock: Lock): Promise<void> {
  await tx.updateTable("device").set(lock).where("division", "=", division).where("id", "=", id).execute();
}
