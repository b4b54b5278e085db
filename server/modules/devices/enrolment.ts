/**
 * How a machine becomes a device: somebody enters at it the code they were given. It gets a session that only its
 * browser's cookie holds, so that no script and nobody at the keyboard can read it and be the device elsewhere.
 */
import type { EnrolDevice } from "#contract/devices.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import {
  endSessionsAtKiosk,
  endSessionsOf,
  insertSession,
  newToken,
  type Token,
  tryOnce,
} from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrationDevice } from "./demonstration.ts";
import { codeDigest } from "./device.ts";
import { deviceRulesOf } from "./device-rules.ts";
import { type CodeRow, lockCode, readDevice } from "./device-store.ts";
import "./device-refusals.ts";

/**
 * The session of the machine the code was entered at. What was the device before is it no longer. The request that
 * used a code may come again while the code would still be good, and is let in again.
 * Refused: a code that is unknown, used, too old, for another kind; too many tries from one address.
 */
export async function enrol(
  services: Services,
  asked: EnrolDevice,
  from: { client: string; at: Instant },
): Promise<{ token: Token; id: string }> {
  const { division } = services.config;
  const { client, at } = from;
  const demonstration = await demonstrationDevice(services, asked.code);
  if (demonstration) {
    if (demonstration.kind !== asked.kind) throw refuse("device-code-other", { field: "code" });
    return await connect(services.db, division, demonstration.id, from);
  }
  const subject = { division, kind: "device-code", subject: client };
  const blocked = await tryOnce(services.db, subject, [deviceRulesOf(services).code.tries], at);
  if (blocked !== undefined) throw refuse("device-tries", { field: "code" });
  return await services.db.transaction().execute(async (tx) => {
    const code = await lockCode(tx, division, codeDigest(services.sealing, asked.code));
    if (!code || !mayUse(code, asked.requestKey, at)) throw refuse("device-code-unknown", { field: "code" });
    const device = await readDevice(tx, division, code.device);
    if (!device || device.closed) throw refuse("device-code-unknown", { field: "code" });
    if (device.kind !== asked.kind) throw refuse("device-code-other", { field: "code" });
    await spend(tx, division, code, asked.requestKey, at);
    await endSessionsOf(tx, division, { kind: "device", id: device.id });
    await endSessionsAtKiosk(tx, division, device.id);
    return await connect(tx, division, device.id, from);
  });
}

function mayUse(code: CodeRow, requestKey: string, at: Instant): boolean {
  if (code.expiresAt <= at) return false;
  return code.usedAt === undefined || code.requestKey === requestKey;
}

async function spend(tx: Database, division: string, code: CodeRow, requestKey: string, at: Instant) {
  await tx
    .updateTable("device_code")
    .set({ used_at: code.usedAt ?? at, request_key: requestKey })
    .where("division", "=", division)
    .where("digest", "=", code.digest)
    .execute();
}

async function connect(
  tx: Database,
  division: string,
  id: string,
  { client, at }: { client: string; at: Instant },
): Promise<{ token: Token; id: string }> {
  const token = newToken(division);
  await insertSession(tx, token, { kind: "device", id }, { seenAt: at });
  const set = tx.updateTable("device").set({ enrolled_at: at });
  await set.where("division", "=", division).where("id", "=", id).execute();
  const holder = { kind: "device" as const, id };
  const done = { action: "device.enrol", subject: holder, result: "done" as const };
  await recordAudit(tx, { division, at, client, actor: holder, ...done });
  return { token, id };
}
