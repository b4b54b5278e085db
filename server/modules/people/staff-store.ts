/** Staff accounts in the database. */
import type { Selectable } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Staff as StaffRow } from "#server/platform/database/schema.ts";
import type { Staff } from "./staff.ts";

export interface NewStaff {
  division: string;
  account: string;
  name: string;
  organ: string;
  passwordHash: string;
  mustChangePassword: boolean;
  demonstration?: boolean;
  at: Instant;
}

/** Adds an account and answers its id; undefined when the login name is taken. */
export async function insertStaff(tx: Database, staff: NewStaff): Promise<string | undefined> {
  const row = await tx
    .insertInto("staff")
    .values({
      division: staff.division,
      account: staff.account,
      name: staff.name,
      organ: staff.organ,
      password_hash: staff.passwordHash,
      password_changed_at: staff.at,
      must_change_password: staff.mustChangePassword,
      demonstration: staff.demonstration ?? false,
      created_at: staff.at,
    })
    .onConflict((conflict) => conflict.columns(["division", "account"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export async function staffByAccount(
  db: Database,
  division: string,
  account: string,
): Promise<Staff | undefined> {
  const query = db
    .selectFrom("staff")
    .selectAll()
    .where("division", "=", division)
    .where("account", "=", account);
  const row = await query.executeTakeFirst();
  return row && staffOf(row);
}

export async function staffById(db: Database, division: string, id: string): Promise<Staff | undefined> {
  const query = db.selectFrom("staff").selectAll().where("division", "=", division).where("id", "=", id);
  const row = await query.executeTakeFirst();
  return row && staffOf(row);
}

/** Locks the account until the transaction ends, so that what it holds is decided by one at a time. */
export async function lockStaff(tx: Database, division: string, id: string): Promise<Staff | undefined> {
  const query = tx.selectFrom("staff").selectAll().where("division", "=", division).where("id", "=", id);
  const row = await query.forUpdate().executeTakeFirst();
  return row && staffOf(row);
}

/** A page of accounts by login name; `search` is part of a name or login name. */
export async function listStaff(
  db: Database,
  division: string,
  query: { search?: string; organ?: string; after?: string; limit: number },
): Promise<Staff[]> {
  const { search, organ, after, limit } = query;
  const rows = await db
    .selectFrom("staff")
    .selectAll()
    .where("division", "=", division)
    .$if(organ !== undefined, (some) => some.where("organ", "=", organ!))
    .$if(after !== undefined, (some) => some.where("account", ">", after!))
    .$if(search !== undefined, (some) =>
      some.where((is) => {
        const part = `%${search!.replace(/[\\%_]/g, "\\$&")}%`;
        return is.or([is("account", "like", part.toLowerCase()), is("name", "like", part)]);
      }),
    )
    .orderBy("account")
    .limit(limit)
    .execute();
  return rows.map(staffOf);
}

/** Every account of a county; some hundreds. */
export async function allStaff(db: Database, division: string): Promise<Staff[]> {
  const query = db.selectFrom("staff").selectAll().where("division", "=", division);
  return (await query.orderBy("account").execute()).map(staffOf);
}

/** Changes what the system administrator may change; false when the version is no longer the one named. */
export async function updateStaff(
  tx: Database,
  key: { division: string; id: string; version: number },
  fields: { name: string; organ: string; closedAt: Instant | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("staff")
    .set({ name: fields.name, organ: fields.organ, closed_at: fields.closedAt, version: key.version + 1 })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function setPassword(
  tx: Database,
  key: { division: string; id: string },
  password: { hash: string; mustChange: boolean; at: Instant },
): Promise<void> {
  await tx
    .updateTable("staff")
    .set({
      password_hash: password.hash,
      password_changed_at: password.at,
      must_change_password: password.mustChange,
    })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .execute();
}

/** Keeps a secret of the second factor, asked for once it is confirmed; null takes the second factor away. */
export async function setTotp(
  tx: Database,
  key: { division: string; id: string },
  sealed: Buffer | null,
  confirmed = false,
): Promise<void> {
  await tx
    .updateTable("staff")
    .set({ totp_sealed: sealed, totp_confirmed: confirmed, totp_last_step: 0 })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .execute();
}

/** Uses up a one-time code's step; false when this or a later one was used before, so one of two at once loses. */
export async function claimTotpStep(
  tx: Database,
  key: { division: string; id: string },
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("staff")
    .set({ totp_last_step: step, totp_confirmed: true })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("totp_last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function staffOf(row: Selectable<StaffRow>): Staff {
  return withoutNulls({
    division: row.division,
    id: row.id,
    account: row.account,
    name: row.name,
    organ: row.organ,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    mustChangePassword: row.must_change_password,
    totpSealed: row.totp_sealed,
    totpConfirmed: row.totp_confirmed,
    totpLastStep: row.totp_last_step,
    demonstration: row.demonstration,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    version: row.version,
  });
}

/** Names of members of staff by account id. */
export async function staffNames(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("staff").select(["id", "name"]).where("division", "=", division);
  const rows = await query.where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who works here now, by name, for lists to choose from; accounts that were closed are left out. */
export async function staffDirectory(
  db: Database,
  division: string,
): Promise<{ id: string; name: string; organ: string }[]> {
  const query = db.selectFrom("staff").select(["id", "name", "organ"]).where("division", "=", division);
  return await query.where("closed_at", "is", null).orderBy("name").orderBy("id").execute();
}

/** Accounts by login name, for data that names people by it. */
export async function staffAccounts(
  db: Database,
  division: string,
): Promise<Map<string, { id: string; organ: string }>> {
  const query = db.selectFrom("staff").select(["account", "id", "organ"]).where("division", "=", division);
  return new Map((await query.execute()).map(({ account, ...rest }) => [account, rest]));
}
