/** Residents in the database: everything about the person is sealed and found by blind indexes (R13.4). */
import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Resident as ResidentRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

/** A resident, opened. */
export interface Resident {
  division: string;
  id: string;
  phone: string;
  name?: string;
  idNumber?: string;
  address?: string;
  /** When the national identity confirmed name and number; absent: they are the resident's own words. */
  verifiedAt?: Instant;
}

export type PersonalField = "phone" | "name" | "idNumber" | "address";

const place = (division: string, id: string, field: PersonalField) => `resident ${division}/${id} ${field}`;

/** What phones and citizen numbers are looked up by. */
export const phoneIndex = (sealing: Sealing, phone: string) => sealing.blind(phone, "phone");
export const idNumberIndex = (sealing: Sealing, idNumber: string) => sealing.blind(idNumber, "id-number");

/** A resident of whom only the phone is known; `index` where its index is known already. */
export function residentRow(
  sealing: Sealing,
  { division, id, phone, at }: { division: string; id: string; phone: string; at: Instant },
  index = phoneIndex(sealing, phone),
) {
  return {
    ...{ division, id, phone_index: index, created_at: at },
    phone_sealed: sealing.seal(phone, place(division, id, "phone")),
  };
}

/** A resident whose identity was confirmed. */
export function identifiedRow(
  sealing: Sealing,
  resident: { division: string; id: string; phone: string; name: string; idNumber: string; at: Instant },
) {
  const { division, id, name, idNumber, at } = resident;
  return {
    ...residentRow(sealing, resident),
    name_sealed: sealing.seal(name, place(division, id, "name")),
    id_number_sealed: sealing.seal(idNumber, place(division, id, "idNumber")),
    id_number_index: idNumberIndex(sealing, idNumber),
    ...{ identity_subject: id, verified_at: at },
  };
}

/** The account of a phone, made when it is the first time. */
export async function residentOfPhone(
  tx: Database,
  sealing: Sealing,
  { division, phone, at }: { division: string; phone: string; at: Instant },
): Promise<{ id: string; isNew: boolean }> {
  const index = phoneIndex(sealing, phone);
  const known = await findByPhone(tx, division, index);
  if (known !== undefined) return { id: known, isNew: false };
  const id = randomUUID();
  const row = await tx
    .insertInto("resident")
    .values(residentRow(sealing, { division, id, phone, at }, index))
    .onConflict((conflict) => conflict.columns(["division", "phone_index"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row) return { id, isNew: true };
  return { id: (await findByPhone(tx, division, index))!, isNew: false };
}

async function findByPhone(db: Database, division: string, index: string): Promise<string | undefined> {
  const query = db.selectFrom("resident").select("id").where("division", "=", division);
  return (await query.where("phone_index", "=", index).executeTakeFirst())?.id;
}

/** The account that has this phone, for whoever gives a mandate to it. */
export async function residentWithPhone(
  db: Database,
  sealing: Sealing,
  division: string,
  phone: string,
): Promise<string | undefined> {
  return await findByPhone(db, division, phoneIndex(sealing, phone));
}

/** One at a time decides whose an identity is, until the transaction ends. */
export async function lockIdentity(tx: Database, division: string, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity ${division} ${subject}`}, 0))`.execute(
    tx,
  );
}

/** The account a national identity belongs to. */
export async function residentOfIdentity(
  db: Database,
  division: string,
  subject: string,
): Promise<string | undefined> {
  const query = db.selectFrom("resident").select("id").where("division", "=", division);
  return (await query.where("identity_subject", "=", subject).executeTakeFirst())?.id;
}

/** The account verified as the holder of this citizen number; undefined where none is. */
export async function residentOfIdNumber(
  db: Database,
  sealing: Sealing,
  division: string,
  idNumber: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("resident")
    .select("id")
    .where("division", "=", division)
    .where("id_number_index", "=", idNumberIndex(sealing, idNumber))
    .where("identity_subject", "is not", null)
    .executeTakeFirst();
  return row?.id;
}

export async function readResident(
  db: Database,
  sealing: Sealing,
  division: string,
  id: string,
): Promise<Resident | undefined> {
  const query = db.selectFrom("resident").selectAll().where("division", "=", division).where("id", "=", id);
  const row = await query.executeTakeFirst();
  return row && residentOf(row, sealing);
}

/** What the resident may change themselves. */
export async function updateResident(
  tx: Database,
  sealing: Sealing,
  key: { division: string; id: string },
  fields: Partial<Record<"name" | "idNumber" | "address", string>>,
): Promise<void> {
  const { division, id } = key;
  const sealed = (field: PersonalField, value: string) => sealing.seal(value, place(division, id, field));
  const { name, idNumber, address } = fields;
  await tx
    .updateTable("resident")
    .set((is) => ({
      version: is("version", "+", 1),
      ...(name !== undefined && { name_sealed: sealed("name", name) }),
      ...(address !== undefined && { address_sealed: sealed("address", address) }),
      ...(idNumber !== undefined && {
        id_number_sealed: sealed("idNumber", idNumber),
        id_number_index: idNumberIndex(sealing, idNumber),
      }),
    }))
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Name and number as the national identity says them; false when another account has this identity. */
export async function setIdentity(
  tx: Database,
  sealing: Sealing,
  key: { division: string; id: string },
  identity: { subject: string; name: string; idNumber: string; at: Instant },
): Promise<boolean> {
  const { division, id } = key;
  const { subject, name, idNumber, at } = identity;
  const owner = await residentOfIdentity(tx, division, subject);
  if (owner !== undefined && owner !== id) return false;
  await updateResident(tx, sealing, key, { name, idNumber });
  await tx
    .updateTable("resident")
    .set({ identity_subject: subject, verified_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
  return true;
}

function residentOf(row: Selectable<ResidentRow>, sealing: Sealing): Resident {
  const { division, id } = row;
  const open = (sealed: Buffer | null, field: PersonalField) =>
    sealed === null ? undefined : sealing.open(sealed, place(division, id, field));
  const name = open(row.name_sealed, "name");
  const idNumber = open(row.id_number_sealed, "idNumber");
  const address = open(row.address_sealed, "address");
  return {
    ...{ division, id, phone: open(row.phone_sealed, "phone")! },
    ...(name !== undefined && { name }),
    ...(idNumber !== undefined && { idNumber }),
    ...(address !== undefined && { address }),
    ...(row.verified_at !== null && { verifiedAt: row.verified_at }),
  };
}
