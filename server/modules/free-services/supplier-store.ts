/** Suppliers of free services, their contracts, prices and accounts, in the database. */
import { sql } from "kysely";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface PricedSupplier {
  id: string;
  name: string;
  price: number;
}

/**
 * Who offers this kind on a day, and for how much: contracts in force, the newest edition of the price that holds. Of
 * two contracts of one supplier the later one counts.
 */
export async function suppliersOn(
  db: Database,
  division: string,
  kind: string,
  day: Day,
): Promise<PricedSupplier[]> {
  const { rows } = await sql<PricedSupplier>`
    select distinct on (s.name, s.id) s.id, s.name, p.price_fen as price
    from free_contract c
    join free_supplier s on s.division = c.division and s.id = c.supplier_id
    join free_price p on p.division = c.division and p.contract_id = c.id and p.kind = ${kind}
      and p.from_day <= ${day}
    where c.division = ${division} and ${day}::date between c.from_day and c.until_day
    order by s.name, s.id, c.from_day desc, p.from_day desc`.execute(db);
  return rows;
}

/** The supplier this account belongs to. */
export async function supplierOfStaff(
  db: Database,
  division: string,
  staff: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("free_supplier_member")
    .select("supplier_id")
    .where("division", "=", division)
    .where("staff", "=", staff)
    .executeTakeFirst();
  return row?.supplier_id;
}

/** The supplier whose own system this is. */
export async function supplierOfSystem(
  db: Database,
  division: string,
  system: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("free_supplier_system")
    .select("supplier_id")
    .where("division", "=", division)
    .where("system", "=", system)
    .executeTakeFirst();
  return row?.supplier_id;
}

/** The supplier whose things this actor may see; an account that belongs to nobody sees nothing. */
export async function ownSupplier(
  { db }: { db: Database },
  { division, id }: { division: string; id: string },
): Promise<string> {
  return (await supplierOfStaff(db, division, id)) ?? "00000000-0000-0000-0000-000000000000";
}

export async function supplierNames(db: Database, division: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("free_supplier")
    .select(["id", "name"])
    .where("division", "=", division)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function membersOf(db: Database, division: string, supplier: string): Promise<string[]> {
  const rows = await db
    .selectFrom("free_supplier_member")
    .select("staff")
    .where("division", "=", division)
    .where("supplier_id", "=", supplier)
    .execute();
  return rows.map(({ staff }) => staff);
}

export async function readSuppliers(db: Database, division: string) {
  const [suppliers, contracts, prices, members, systems] = [
    await db
      .selectFrom("free_supplier")
      .selectAll()
      .where("division", "=", division)
      .orderBy("name")
      .execute(),
    await db
      .selectFrom("free_contract")
      .selectAll()
      .where("division", "=", division)
      .orderBy("from_day", "desc")
      .execute(),
    await db
      .selectFrom("free_price")
      .selectAll()
      .where("division", "=", division)
      .orderBy("kind")
      .orderBy("from_day", "desc")
      .execute(),
    await db.selectFrom("free_supplier_member").selectAll().where("division", "=", division).execute(),
    await db.selectFrom("free_supplier_system").selectAll().where("division", "=", division).execute(),
  ];
  return { suppliers, contracts, prices, members, systems };
}

export async function findContract(db: Database, division: string, id: string) {
  return await db
    .selectFrom("free_contract")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The first day of the newest price of a kind under a contract. */
export async function newestPriceDay(db: Database, division: string, contract: string, kind: string) {
  const row = await db
    .selectFrom("free_price")
    .select(({ fn }) => fn.max("from_day").as("from"))
    .where("division", "=", division)
    .where("contract_id", "=", contract)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.from ?? undefined;
}

interface By {
  division: string;
  by: string;
  at: Instant;
}

/** Undefined when the name is taken. */
export async function insertSupplier(
  tx: Database,
  { division, by, at }: By,
  { name, uscc, contact }: { name: string; uscc?: string; contact?: string },
): Promise<string | undefined> {
  const row = await tx
    .insertInto("free_supplier")
    .values({
      ...{ division, name, uscc: uscc ?? null, contact: contact ?? null },
      ...{ created_by: by, created_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Undefined when the supplier has a contract of that number. */
export async function insertContract(
  tx: Database,
  { division, by, at }: By,
  { supplier, number, from, until }: { supplier: string; number: string; from: Day; until: Day },
): Promise<string | undefined> {
  const row = await tx
    .insertInto("free_contract")
    .values({
      ...{ division, supplier_id: supplier, number, from_day: from, until_day: until },
      ...{ created_by: by, created_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export async function insertPrice(
  tx: Database,
  { division, by, at }: By,
  { contract, kind, from, price }: { contract: string; kind: string; from: Day; price: number },
): Promise<void> {
  await tx
    .insertInto("free_price")
    .values({
      division,
      contract_id: contract,
      kind,
      from_day: from,
      price_fen: price,
      set_by: by,
      set_at: at,
    })
    .execute();
}

/** False when the account belongs to a supplier already. */
export async function insertMember(
  tx: Database,
  { division, by, at }: By,
  { supplier, staff }: { supplier: string; staff: string },
): Promise<boolean> {
  const row = await tx
    .insertInto("free_supplier_member")
    .values({ division, staff, supplier_id: supplier, added_by: by, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("staff")
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the system belongs to a supplier already. */
export async function insertSystem(
  tx: Database,
  { division, by, at }: By,
  { supplier, system }: { supplier: string; system: string },
): Promise<boolean> {
  const row = await tx
    .insertInto("free_supplier_system")
    .values({ division, system, supplier_id: supplier, added_by: by, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("system")
    .executeTakeFirst();
  return row !== undefined;
}
