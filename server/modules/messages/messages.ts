/**
 * Telling people: into their inbox, and to their phone. Idempotent by key, and in the caller's transaction: what
 * happened and the word of it are there together or not at all.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMadeUpPhone } from "#server/kernel/codes/phone.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { enqueue } from "#server/platform/jobs/jobs.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { type Addressee, insertMessages } from "./message-store.ts";
import { smsJob } from "./sms-job.ts";
import { refusingPhones } from "./sms-refusal.ts";
import { insertSms } from "./sms-store.ts";
import { checkTemplates, type FilledMessage, fillTemplate, type MessageParameters } from "./template.ts";

type Ground = Pick<Services, "config" | "sealing">;

/** The hall's words; read once. */
export const templatesOf = perServices(({ config }: Pick<Services, "config">) =>
  checkTemplates(JSON.parse(readFileSync(join(config.data, "messages.json"), "utf8"))),
);

export interface Telling {
  division: string;
  /** Names the telling: `case 2026112101000001 accepted`. The same key twice is one message. */
  key: string;
  /** Whose inbox; absent: somebody without an account, told by SMS alone. */
  to?: Addressee;
  /** Mobile number, if an SMS is to go out too and the template has words for one. */
  phone?: string;
  template: string;
  parameters: MessageParameters;
  at: Instant;
  /** How long an SMS is worth sending; a day when absent. */
  smsMinutes?: number;
}

/** Puts the message into the inbox and an SMS on its way; made-up people have an inbox only. */
export async function sendMessage(tx: Database, services: Ground, telling: Telling): Promise<void> {
  await sendMessages(tx, services, [telling]);
}

/** The same for several at once. */
export async function sendMessages(
  tx: Database,
  services: Ground,
  tellings: readonly Telling[],
): Promise<void> {
  const { sealing } = services;
  const all = tellings.map((telling) => ({
    ...telling,
    filled: fillTemplate(templatesOf(services), telling.template, telling.parameters),
  }));
  const inboxes = all.flatMap(({ division, key, to, template, filled, at }) => {
    const { body } = filled;
    return to && body !== undefined ? [{ division, key, to, template, filled: { ...filled, body }, at }] : [];
  });
  await insertMessages(tx, sealing, inboxes);
  const refusing = await refusingAmong(tx, sealing, all);
  for (const { division, key, phone, template, filled, at, smsMinutes = 24 * 60 } of all) {
    const text = filled.sms;
    if (phone === undefined || text === undefined || isMadeUpPhone(phone)) continue;
    if (filled.refusable && refusing.has(phone)) continue;
    const expiresAt = instantOf(msOf(at) + smsMinutes * 60_000);
    const id = await insertSms(tx, sealing, { division, key, phone, template, text, at, expiresAt });
    if (id !== undefined) await enqueue(tx, smsJob, { division, id });
  }
}

/** Phones of these tellings that refuse; asked only when one of them may be refused. All are of one division. */
async function refusingAmong(
  tx: Database,
  sealing: Services["sealing"],
  all: readonly { division: string; phone?: string; filled: FilledMessage }[],
): Promise<Set<string>> {
  const invitations = all.filter(({ filled }) => filled.refusable && filled.sms !== undefined);
  const phones = invitations.flatMap(({ phone }) => phone ?? []);
  return await refusingPhones(tx, sealing, invitations[0]?.division ?? "", phones);
}
