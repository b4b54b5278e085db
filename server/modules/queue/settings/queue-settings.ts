/** The rules a hall sets for itself (R12.1–R12.3 [A]); without any, those of the data folder hold. */
import type { HallQueueRules, QueueSettings, SaveQueueRules } from "#contract/queue-settings.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { openHalls } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type HallKey, rulesOf } from "./queue-rules.ts";

defineRefusals({
  "queue-rules-changed": {
    status: 409,
    message: "排队规则刚刚被别人改过，请刷新后在最新的规则上再改。",
    log: "the rules of the hall have another version",
  },
  "queue-rules-classes": {
    status: 400,
    message: "四类号每类要有一条规则，不能多也不能少。",
    log: "the classes of the rules are not the four classes",
  },
});

/** The rules as they hold now, with the version a change must name. */
export async function queueSettings(services: Services, place: HallKey): Promise<QueueSettings> {
  const { db } = services;
  if (!(await openHalls(db, place.division)).has(place.hall))
    throw refuse("queue-unknown", { field: "hall" });
  const { classes, recall, restore, alarm, nearby, comeBack, personRequired, onTheWay } = await rulesOf(
    services,
    db,
    place,
  );
  const rules = { classes, recall, restore, alarm, nearby, comeBack, personRequired, onTheWay };
  return { hall: place.hall, version: await versionOf(db, place), rules };
}

/** Sets them, from the next number and the next call on; what was called stays called. Audited. */
export async function saveQueueRules(
  services: Services,
  call: KeyedCall,
  hall: string,
  { version, rules }: Omit<SaveQueueRules, "requestKey">,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const place = { division: actor.division, hall };
  if (!(await openHalls(services.db, actor.division)).has(hall))
    throw refuse("queue-unknown", { field: "hall" });
  if (new Set(rules.classes.map(({ id }) => id)).size !== rules.classes.length)
    throw refuse("queue-rules-classes", { field: "rules" });
  return await carryOut(services, call, `queue.rules ${hall}`, async (tx) => {
    const saved = await save(tx, { ...place, staff: actor.id, at }, version, rules);
    if (!saved) throw refuse("queue-rules-changed", { field: "version" });
    await recordAudit(tx, doneBy(call, "queue.rules", { kind: "hall", id: hall }, { version: version + 1 }));
    return { version: version + 1 };
  });
}

async function versionOf(db: Database, { division, hall }: HallKey): Promise<number> {
  const row = await db
    .selectFrom("queue_setting")
    .select("version")
    .where("division", "=", division)
    .where("hall", "=", hall)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** False: somebody else was quicker. */
async function save(
  tx: Database,
  { division, hall, staff, at }: HallKey & { staff: string; at: string },
  version: number,
  rules: HallQueueRules,
): Promise<boolean> {
  const set = { rules: JSON.stringify(rules), version: version + 1, changed_by: staff, changed_at: at };
  const row =
    version === 0
      ? await tx
          .insertInto("queue_setting")
          .values({ division, hall, ...set })
          .onConflict((same) => same.doNothing())
          .returning("version")
          .executeTakeFirst()
      : await tx
          .updateTable("queue_setting")
          .set(set)
          .where("division", "=", division)
          .where("hall", "=", hall)
          .where("version", "=", version)
          .returning("version")
          .executeTakeFirst();
  return row !== undefined;
}
