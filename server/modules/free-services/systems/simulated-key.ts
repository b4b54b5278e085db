/** The made-up courier's system among the connected ones: registered by the demonstration's administrator, tied once. */
import { randomUUID } from "node:crypto";
import type { StaffCall } from "#server/modules/audit/index.ts";
import {
  addConnected,
  connectedWith,
  endSessionsOf,
  insertSession,
  newToken,
  staffAccounts,
} from "#server/modules/people/index.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { insertSystem, supplierOfStaff } from "../supplier-store.ts";

const name = "湘南快递的系统（演示）";

/** Its key, made when it is first asked for; undefined where the demonstration's courier is not there. */
export const simulatedKey = perServices((services: Services) => {
  let key: Promise<string | undefined> | undefined;
  return () => {
    key ??= newKey(services);
    return key;
  };
});

async function newKey(services: Services): Promise<string | undefined> {
  const { db, config } = services;
  const { division } = config;
  const at = services.now();
  const accounts = await staffAccounts(db, division);
  const [courier, keeper] = [accounts.get("courier"), accounts.get("secadmin")];
  const supplier = courier && (await supplierOfStaff(db, division, courier.id));
  if (!supplier || !keeper) return undefined;
  const known = (await connectedWith(db, division, "supply.orders")).find((one) => one.name === name);
  if (known) return await anotherKey(services, known.id);
  const actor: StaffCall["actor"] = {
    kind: "staff",
    division,
    id: keeper.id,
    account: "secadmin",
    posts: [],
  };
  const call = { actor, client: "127.0.0.1", at, requestKey: randomUUID() };
  const { id, key } = await addConnected(services, { ...call, name, scopes: ["supply.orders"] });
  await insertSystem(db, { division, by: keeper.id, at }, { supplier, system: id });
  return key;
}

/** The one before went with the process that had it. */
async function anotherKey({ db, config, now }: Services, id: string): Promise<string> {
  const holder = { kind: "connected" as const, id };
  const token = newToken(config.division);
  await db.transaction().execute(async (tx) => {
    await endSessionsOf(tx, config.division, holder);
    await insertSession(tx, token, holder, { seenAt: now() });
  });
  return token.text;
}
