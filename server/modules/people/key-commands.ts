/** Devices and connected systems: registered with a key that is shown once, closed when they go. */
import type { ConnectedView, DeviceView, NewKey } from "#contract/staff.ts";
import {
  carryOut,
  doneBy,
  type KeyedCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import { isCounter, openHalls } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./people-refusals.ts";
import { newToken } from "./session.ts";
import { endSessionsOf, insertSession } from "./session-store.ts";

type Ground = Pick<Services, "db" | "sealing">;

export async function addDevice(
  services: Ground,
  call: KeyedCall & Pick<DeviceView, "name" | "kind" | "hall" | "counter">,
): Promise<NewKey> {
  const { actor, at, name, kind, hall } = call;
  const { division } = actor;
  const counter = kind === "tablet" ? (call.counter ?? "") : null;
  return await carryOut(services, call, `device.add ${hall} ${name}`, async (tx) => {
    if (!(await openHalls(tx, division)).has(hall)) throw refuse("hall-unknown", { field: "hall" });
    if (counter !== null && !(await isCounter(tx, { division, hall, counter })))
      throw refuse("counter-unknown", { field: "counter" });
    const row = { division, name, kind, hall, counter, created_at: at };
    const { id } = await tx.insertInto("device").values(row).returning("id").executeTakeFirstOrThrow();
    return await giveKey(tx, call, { kind: "device", id }, { hall });
  });
}

export async function addConnected(
  services: Ground,
  call: KeyedCall & Pick<ConnectedView, "name" | "scopes">,
): Promise<NewKey> {
  const { actor, at, name, scopes } = call;
  const { division } = actor;
  return await carryOut(services, call, `connected.add ${name}`, async (tx) => {
    const row = { division, name, scopes, created_at: at };
    const { id } = await tx
      .insertInto("connected_system")
      .values(row)
      .returning("id")
      .executeTakeFirstOrThrow();
    return await giveKey(tx, call, { kind: "connected", id }, { scopes });
  });
}

async function giveKey(
  tx: Database,
  call: StaffCall,
  holder: { kind: "device" | "connected"; id: string },
  details: Record<string, string | string[]>,
): Promise<NewKey> {
  const token = newToken(call.actor.division);
  await insertSession(tx, token, holder, { seenAt: call.at });
  await recordAudit(tx, doneBy(call, `${holder.kind}.add`, holder, details));
  return { id: holder.id, key: token.text };
}

/** Closes a device or a system; its key is worth nothing from now on. */
export async function closeHolder(
  services: Ground,
  call: KeyedCall & { kind: "device" | "connected"; id: string },
): Promise<void> {
  const { actor, at, kind, id } = call;
  const { division } = actor;
  await carryOut(services, call, `${kind}.close ${id}`, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable(kind === "device" ? "device" : "connected_system")
      .set({ closed_at: at })
      .where("division", "=", division)
      .where("id", "=", id)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw refuse("device-not-found");
    await endSessionsOf(tx, division, { kind, id });
    await recordAudit(tx, doneBy(call, `${kind}.close`, { kind, id }));
  });
}

export async function listDevices(db: Database, division: string): Promise<DeviceView[]> {
  const query = db.selectFrom("device").selectAll().where("division", "=", division);
  const rows = await query.orderBy("hall").orderBy("name").execute();
  return rows.map(({ id, name, kind, hall, counter, created_at: createdAt, closed_at }) => {
    const place = { hall, ...(counter !== null && { counter }) };
    return { id, name, kind: kind as DeviceView["kind"], ...place, createdAt, closed: closed_at !== null };
  });
}

export async function listConnected(db: Database, division: string): Promise<ConnectedView[]> {
  const query = db.selectFrom("connected_system").selectAll().where("division", "=", division);
  const rows = await query.orderBy("name").execute();
  return rows.map(({ id, name, scopes, created_at: createdAt, closed_at }) => {
    return { id, name, scopes, createdAt, closed: closed_at !== null };
  });
}
