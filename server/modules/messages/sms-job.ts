/** Sends one waiting SMS; what fails is tried again by the job queue, with growing pauses, until it is too old. */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { gatewayOf, type SmsGateway } from "./sms-gateway.ts";
import { noteTrouble, settleSms, takeWaitingSms } from "./sms-store.ts";

export interface SmsKey {
  division: string;
  id: string;
}

export const smsJob: Job<SmsKey> = {
  name: "sms-send",
  run: (key, services) => sendWaitingSms(services, gatewayOf(services), key, services.now()),
};

/** Sends it if it still waits. A try that fails rejects, so that it is tried again. */
export async function sendWaitingSms(
  services: Pick<Services, "db" | "sealing">,
  gateway: SmsGateway | undefined,
  key: SmsKey,
  now: Instant,
): Promise<void> {
  const { db, sealing } = services;
  const sms = await takeWaitingSms(db, sealing, key);
  if (!sms) return;
  const keepText = gateway?.keepsText ?? false;
  if (now >= sms.expiresAt) {
    return await settleSms(db, key, { state: "failed", at: now, trouble: "too old", keepText });
  }
  try {
    if (!gateway) throw new Error("no SMS gateway is configured (TONGBAN_SMS_URL)");
    await gateway.send({ id: sms.id, phone: sms.phone, text: sms.text });
  } catch (error) {
    await noteTrouble(db, key, String((error as Error).message).slice(0, 200));
    throw error;
  }
  await settleSms(db, key, { state: "sent", at: now, keepText });
}
