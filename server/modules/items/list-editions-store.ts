/** Editions of the published lists in the database. */
import { sql } from "kysely";
import type { ListEdition, ListEditions, ListEntry } from "#contract/catalogue-lists.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** False when the edition is there already. */
export async function insertEdition(
  tx: Database,
  division: string,
  { edition, entries }: { edition: ListEdition; entries: readonly ListEntry[] },
  { by, at }: { by: string; at: string },
): Promise<boolean> {
  const { id, kind, name, issuedOn, issuedBy, document = null } = edition;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("list_edition")
    .values({
      division,
      id,
      kind,
      name,
      issued_on: issuedOn,
      issued_by: issuedBy,
      document,
      added_by: by,
      added_at: at,
    })
    .onConflict((conflict) => conflict.columns(["division", "id"]).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return false;
  await sql`
    insert into list_entry (division, edition, number, name, organ_name, basis, basic_code, item_key)
    select ${division}, ${id}, number, name, "organName", basis, "basicCode", coalesce(item, (
      select min(i.key) from item i join item_implementation m on m.division = i.division and m.code = i.implementation
      where i.division = ${division} and m.basic_code = row."basicCode" having count(*) = 1))
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as row (number integer, name text, "organName" text,
      basis text, "basicCode" text, item text)`.execute(tx);
  return true;
}

export async function readEditions(db: Database, division: string): Promise<ListEditions["editions"]> {
  const { rows } = await sql<Record<string, unknown>>`
    select e.id, e.kind, e.name, e.issued_on as "issuedOn", e.issued_by as "issuedBy", e.document,
      count(n.number) as entries, count(n.item_key) as linked
    from list_edition e left join list_entry n on n.division = e.division and n.edition = e.id
    where e.division = ${division}
    group by e.division, e.id order by e.issued_on desc, e.id`.execute(db);
  return rows.map((row) => withoutNulls(row) as ListEditions["editions"][number]);
}

export async function readEdition(
  db: Database,
  division: string,
  id: string,
): Promise<{ edition: ListEdition; entries: ListEntry[] } | undefined> {
  const edition = await db
    .selectFrom("list_edition")
    .select(["id", "kind", "name", "issued_on as issuedOn", "issued_by as issuedBy", "document"])
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!edition) return undefined;
  const entries = await db
    .selectFrom("list_entry")
    .select([
      "number",
      "name",
      "organ_name as organName",
      "basis",
      "basic_code as basicCode",
      "item_key as item",
    ])
    .where("division", "=", division)
    .where("edition", "=", id)
    .orderBy("number")
    .execute();
  return {
    edition: withoutNulls(edition) as ListEdition,
    entries: entries.map((row) => withoutNulls(row) as ListEntry),
  };
}

/** Ties an entry to an item, or to none; false when there is no such entry. */
export async function linkEntry(
  tx: Database,
  division: string,
  { edition, number, item }: { edition: string; number: number; item?: string | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("list_entry")
    .set({ item_key: item ?? null })
    .where("division", "=", division)
    .where("edition", "=", edition)
    .where("number", "=", number)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which of these keys are items of the county. */
export async function knownKeys(
  db: Database,
  division: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom("item")
    .select("key")
    .where("division", "=", division)
    .where("key", "in", [...keys])
    .execute();
  return new Set(rows.map(({ key }) => key));
}
