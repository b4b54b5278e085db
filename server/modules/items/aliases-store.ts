/** Everyday phrases in the database: those that came with an item's file, the shared list, and what staff added. */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";

export interface Alias {
  key: string;
  term: string;
  source: "file" | "shared" | "staff";
  weight: number;
}

interface Writing {
  by: string;
  at: string;
}

/** The phrases that came with the items' files, as they now are; those staff added stay. */
export async function replaceFileAliases(
  tx: Database,
  division: string,
  items: readonly { key: string; aliases: readonly string[] }[],
  writing: Writing,
): Promise<void> {
  const keys = items.map(({ key }) => key);
  await sql`delete from item_alias
    where division = ${division} and source = 'file' and key = any(${keys}::text[])`.execute(tx);
  const rows = items.flatMap(({ key, aliases }) =>
    aliases.map((term, position) => ({ key, term, source: "file" as const, weight: 10, position })),
  );
  await insertAliases(tx, division, rows, writing);
}

/** The shared list (`data/aliases.json`): phrases that mean several items. Unknown items are left out. */
export async function replaceSharedAliases(
  tx: Database,
  division: string,
  aliases: readonly { key: string; term: string; weight: number }[],
  writing: Writing,
): Promise<void> {
  await sql`delete from item_alias where division = ${division} and source = 'shared'`.execute(tx);
  const rows = aliases.map((alias, position) => ({ ...alias, source: "shared" as const, position }));
  await insertAliases(tx, division, rows, writing);
}

/** Adds a phrase that staff know to mean this item. */
export async function addStaffAlias(
  tx: Database,
  division: string,
  { key, term }: { key: string; term: string },
  writing: Writing,
): Promise<void> {
  const rows = [{ key, term, source: "staff" as const, weight: 10, position: 0 }];
  await insertAliases(tx, division, rows, writing);
}

export async function removeAlias(
  tx: Database,
  division: string,
  { key, term }: { key: string; term: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("item_alias")
    .where("division", "=", division)
    .where("key", "=", key)
    .where("term", "=", term)
    .where("source", "<>", "shared")
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function readAliases(db: Database, division: string, key?: string): Promise<Alias[]> {
  const rows = await db
    .selectFrom("item_alias")
    .select(["key", "term", "source", "weight"])
    .where("division", "=", division)
    .$if(key !== undefined, (query) => query.where("key", "=", key!))
    .orderBy("key")
    .orderBy("source")
    .orderBy("position")
    .orderBy("term")
    .execute();
  return rows as Alias[];
}

async function insertAliases(
  tx: Database,
  division: string,
  rows: readonly (Alias & { position: number })[],
  { by, at }: Writing,
): Promise<void> {
  await sql`
    insert into item_alias (division, key, term, source, weight, position, added_by, added_at)
    select ${division}, row.key, term, source, weight, position, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (key text, term text, source text, weight integer, position integer)
    where exists (select from item i where i.division = ${division} and i.key = row.key)
    on conflict do nothing`.execute(tx);
}
