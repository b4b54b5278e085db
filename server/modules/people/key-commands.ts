/** Connected systems: registered with a key that is shown once, closed when they go. */
import type { ConnectedView, NewKey } from "#contract/staff.ts";
import {
  carryOut,
  doneBy,
  type KeyedCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./people-refusals.ts";
import { newToken } from "./session.ts";
import { endSessionsOf, insertSession } from "./session-store.ts";

type Ground = Pick<Services, "db" | "sealing">;

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
    return await giveKey(tx, call, id, scopes);
  });
}

async function giveKey(tx: Database, call: StaffCall, id: string, scopes: string[]): Promise<NewKey> {
  const token = newToken(call.actor.division);
  const holder = { kind: "connected" as const, id };
  await insertSession(tx, token, holder, { seenAt: call.at });
  await recordAudit(tx, doneBy(call, "connected.add", holder, { scopes }));
  return { id, key: token.text };
}

/** Closes a system; its key is worth nothing from now on. */
export async function closeConnected(services: Ground, call: KeyedCall & { id: string }): Promise<void> {
  const { actor, at, id } = call;
  const { division } = actor;
  await carryOut(services, call, `connected.close ${id}`, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("connected_system")
      .set({ closed_at: at })
      .where("division", "=", division)
      .where("id", "=", id)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw refuse("connected-not-found");
    await endSessionsOf(tx, division, { kind: "connected", id });
    await recordAudit(tx, doneBy(call, "connected.close", { kind: "connected", id }));
  });
}

export async function listConnected(db: Database, division: string): Promise<ConnectedView[]> {
  const query = db.selectFrom("connected_system").selectAll().where("division", "=", division);
  const rows = await query.orderBy("name").execute();
  return rows.map(({ id, name, scopes, created_at: createdAt, closed_at }) => {
    return { id, name, scopes, createdAt, closed: closed_at !== null };
  });
}

/** Open systems that were given this scope. */
export async function connectedWith(
  db: Database,
  division: string,
  scope: string,
): Promise<{ id: string; name: string }[]> {
  const systems = await listConnected(db, division);
  return systems.filter(({ closed, scopes }) => !closed && scopes.includes(scope));
}
