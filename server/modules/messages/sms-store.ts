/** The SMS outbox: what is to be sent, what was, and what could not be. */
import { randomUUID } from "node:crypto";
import type { SentSms } from "#contract/messages.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

export interface NewSms {
  division: string;
  /** The same key twice is one SMS. */
  key: string;
  phone: string;
  template: string;
  text: string;
  at: Instant;
  /** After this it is not sent any more: an old code helps nobody. */
  expiresAt: Instant;
}

export interface WaitingSms {
  division: string;
  id: string;
  phone: string;
  text: string;
  expiresAt: Instant;
}

const phonePlace = (division: string, id: string) => `sms ${division}/${id} phone`;
const bodyPlace = (division: string, id: string) => `sms ${division}/${id} body`;

/** Puts an SMS into the outbox and answers its id; undefined when it is there already. */
export async function insertSms(tx: Database, sealing: Sealing, sms: NewSms): Promise<string | undefined> {
  const { division, key, phone, template, text, at, expiresAt } = sms;
  const id = randomUUID();
  const row = await tx
    .insertInto("sms")
    .values({
      ...{ division, id, key, template, created_at: at, expires_at: expiresAt },
      phone_sealed: sealing.seal(phone, phonePlace(division, id)),
      body_sealed: sealing.seal(text, bodyPlace(division, id)),
    })
    .onConflict((conflict) => conflict.columns(["division", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** An SMS that still waits to be sent, counting this as a try. */
export async function takeWaitingSms(
  db: Database,
  sealing: Sealing,
  key: { division: string; id: string },
): Promise<WaitingSms | undefined> {
  const { division, id } = key;
  const row = await db
    .updateTable("sms")
    .set((is) => ({ tries: is("tries", "+", 1) }))
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning(["phone_sealed", "body_sealed", "expires_at"])
    .executeTakeFirst();
  if (!row?.body_sealed) return undefined;
  return {
    ...{ division, id, expiresAt: row.expires_at },
    phone: sealing.open(row.phone_sealed, phonePlace(division, id)),
    text: sealing.open(row.body_sealed, bodyPlace(division, id)),
  };
}

/** How sending went. The text goes with it, unless it is to be looked at (`keepText`, for demonstration only). */
export async function settleSms(
  db: Database,
  key: { division: string; id: string },
  outcome: { state: "sent" | "failed"; at: Instant; trouble?: string; keepText: boolean },
): Promise<void> {
  await db
    .updateTable("sms")
    .set({
      state: outcome.state,
      sent_at: outcome.state === "sent" ? outcome.at : null,
      trouble: outcome.trouble ?? null,
      ...(!outcome.keepText && { body_sealed: null }),
    })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .execute();
}

/** Notes why a try failed; the SMS goes on waiting. */
export async function noteTrouble(
  db: Database,
  key: { division: string; id: string },
  trouble: string,
): Promise<void> {
  const query = db.updateTable("sms").set({ trouble }).where("division", "=", key.division);
  await query.where("id", "=", key.id).execute();
}

/** The newest SMS with number and text in full: only for the demonstration's outbox page. */
export async function readOutbox(
  db: Database,
  sealing: Sealing,
  division: string,
  limit: number,
): Promise<SentSms[]> {
  const rows = await db
    .selectFrom("sms")
    .select(["id", "phone_sealed", "body_sealed", "state", "created_at"])
    .where("division", "=", division)
    .where("body_sealed", "is not", null)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id, phone_sealed, body_sealed, state, created_at: at }) => ({
    ...{ id, at, state: state as SentSms["state"] },
    phone: sealing.open(phone_sealed, phonePlace(division, id)),
    text: sealing.open(body_sealed!, bodyPlace(division, id)),
  }));
}
