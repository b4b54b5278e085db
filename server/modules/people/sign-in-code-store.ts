/** The one code of a phone in the database: never the code itself, only its keyed digest. */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface PhoneKey {
  division: string;
  phoneIndex: string;
}

/** Keeps a new code; the one before is worth nothing from now on. */
export async function keepCode(
  tx: Database,
  { division, phoneIndex }: PhoneKey,
  code: { digest: string; at: Instant; expiresAt: Instant },
): Promise<void> {
  const fields = { code_digest: code.digest, tries: 0, created_at: code.at, expires_at: code.expiresAt };
  await tx
    .insertInto("sign_in_code")
    .values({ division, phone_index: phoneIndex, ...fields })
    .onConflict((conflict) => conflict.columns(["division", "phone_index"]).doUpdateSet(fields))
    .execute();
}

/** Claims one of the tries a code has, before it is compared; undefined when it is over or used up. */
export async function claimCodeTry(
  db: Database,
  { division, phoneIndex }: PhoneKey,
  most: number,
  now: Instant,
): Promise<string | undefined> {
  const row = await db
    .updateTable("sign_in_code")
    .set((is) => ({ tries: is("tries", "+", 1) }))
    .where("division", "=", division)
    .where("phone_index", "=", phoneIndex)
    .where("tries", "<", most)
    .where("expires_at", ">", now)
    .returning("code_digest")
    .executeTakeFirst();
  return row?.code_digest;
}

/** Uses the code up; false when somebody was quicker. */
export async function useCode(
  tx: Database,
  { division, phoneIndex }: PhoneKey,
  digest: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("sign_in_code")
    .where("division", "=", division)
    .where("phone_index", "=", phoneIndex)
    .where("code_digest", "=", digest)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function purgeCodes(db: Database, now: Instant): Promise<void> {
  await db.deleteFrom("sign_in_code").where("expires_at", "<", now).execute();
}
