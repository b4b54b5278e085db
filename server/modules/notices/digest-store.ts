/** What waits for phones, and what went to them, in the database. */
import { sql } from "kysely";
import type { NoticeKind } from "#contract/notices.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Digest, Waiting } from "./notice.ts";

export interface Person {
  division: string;
  staff: string;
}

/** Everybody for whom something waits. */
export async function whoWaits(db: Database): Promise<Person[]> {
  return await db
    .selectFrom("notice")
    .select(["division", "staff"])
    .distinct()
    .where("sms", "=", "waiting")
    .orderBy("division")
    .orderBy("staff")
    .execute();
}

export interface LockedWaiting extends Waiting {
  phoneSealed: Buffer;
}

/**
 * What waits for this person, theirs alone until the transaction ends; undefined while another process sends to them,
 * or when they have no phone any more.
 */
export async function lockWaiting(
  tx: Database,
  { division, staff }: Person,
  since: Instant,
): Promise<LockedWaiting | undefined> {
  const setting = await tx
    .selectFrom("notice_setting")
    .select(["phone_sealed", "quiet_from", "quiet_to"])
    .where("division", "=", division)
    .where("staff", "=", staff)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!setting?.phone_sealed) return undefined;
  const notices = await tx
    .selectFrom("notice")
    .select(["id", "kind", "at", "urgent"])
    .where("division", "=", division)
    .where("staff", "=", staff)
    .where("sms", "=", "waiting")
    .orderBy("at")
    .execute();
  const sent = await tx
    .selectFrom("notice_digest")
    .select("at")
    .where("division", "=", division)
    .where("staff", "=", staff)
    .where("at", ">", since)
    .execute();
  const { phone_sealed: phoneSealed, quiet_from: from, quiet_to: to } = setting;
  return {
    ...{ staff, phoneSealed, sentAt: sent.map(({ at }) => at) },
    ...(from !== null && to !== null && { quiet: { from, to } }),
    notices: notices.map(({ kind, ...notice }) => ({ ...notice, kind: kind as NoticeKind })),
  };
}

/** Keeps which notices went in which message. */
export async function insertDigest(
  tx: Database,
  digest: { division: string; id: string; at: Instant } & Pick<Digest, "staff" | "notices">,
): Promise<void> {
  const { division, id, staff, at, notices } = digest;
  await tx.insertInto("notice_digest").values({ division, id, staff, at, notices: notices.length }).execute();
  await tx
    .updateTable("notice")
    .set({ sms: "sent", digest: id })
    .where("division", "=", division)
    .where(sql<boolean>`id = any(${notices.map((notice) => notice.id)}::uuid[])`)
    .execute();
}

/** Whatever of these kinds waits stays at the desk. */
export async function keepFromPhone(
  tx: Database,
  { division, staff }: Person,
  kinds: readonly NoticeKind[],
): Promise<void> {
  if (kinds.length === 0) return;
  await tx
    .updateTable("notice")
    .set({ sms: "none" })
    .where("division", "=", division)
    .where("staff", "=", staff)
    .where("sms", "=", "waiting")
    .where("kind", "in", kinds)
    .execute();
}
