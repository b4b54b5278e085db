/** Sends one waiting SMS; what fails is tried again by the job queue, with growing pauses, until it is too old. */
import { sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { SmsGateway } from "./sms-gateway.ts";
import { noteTrouble, settleSms, takeWaitingSms } from "./sms-store.ts";

export interface SmsKey {
  division: string;
  id: string;
}

export const smsJob = "sms-send";

/** Asks for an SMS to be sent, once the transaction is committed. */
export async function addSmsJob(tx: Database, { division, id }: SmsKey): Promise<void> {
  const payload = JSON.stringify({ division, id });
  await sql`select graphile_worker.add_job(${smsJob}, payload := ${payload}::json, max_attempts := 12)`.execute(
    tx,
  );
}

/** Sends it if it still waits. A try that fails rejects, so that it is tried again. */
export async function sendWaitingSms(
  services: Pick<Services, "db" | "sealing">,
  gateway: SmsGateway,
  key: SmsKey,
  now: Instant,
): Promise<void> {
  const { db, sealing } = services;
  const sms = await takeWaitingSms(db, sealing, key);
  if (!sms) return;
  const keepText = gateway.keepsText;
  if (now >= sms.expiresAt)
    return await settleSms(db, key, { state: "failed", at: now, trouble: "too old", keepText });
  try {
    await gateway.send({ id: sms.id, phone: sms.phone, text: sms.text });
  } catch (error) {
    await noteTrouble(db, key, String((error as Error).message).slice(0, 200));
    throw error;
  }
  await settleSms(db, key, { state: "sent", at: now, keepText });
}
