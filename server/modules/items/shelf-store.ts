/** What the county's shelf of items is built from, read in a few statements. */
import { sql } from "kysely";
import type { Item, Limit } from "#contract/item.ts";
import type { ItemType } from "#contract/item-layers.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { VersionStatus } from "./items.ts";

/** As much of an item as lists and the search need. */
export interface ShelfRow {
  key: string;
  version: number;
  /** `draft`: listed, but its guide is still being worked out. */
  status: VersionStatus;
  cancelledFrom: string | null;
  name: string;
  type: ItemType;
  organ: string;
  objects: string[];
  themes: string[];
  channel: Item["channel"] | null;
  promised: Limit | null;
  statutory: Limit | null;
}

/** Of every item the version that counts on this day, else the draft of one that is listed. Cancelled ones too. */
export async function readShelfRows(db: Database, division: string, day: string): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select distinct on (v.key) v.key, v.version, v.status, v.cancelled_from as "cancelledFrom",
      v.content ->> 'name' as name, v.content #>> '{catalogue,type}' as type,
      v.content #>> '{implementation,organ}' as organ, v.content -> 'objects' as objects,
      v.content -> 'themes' as themes, v.content -> 'channel' as channel,
      v.content -> 'promised' as promised, v.content -> 'statutory' as statutory
    from item_version v join item i on i.division = v.division and i.key = v.key
    where v.division = ${division}
      and (case when v.status = 'draft' then i.listed else coalesce(v.effective_from <= ${day}::date, true) end)
    order by v.key, v.status = 'draft', v.version desc`.execute(db);
  return rows;
}

export interface Theme {
  id: string;
  name: string;
  hint: string;
  audience: "person" | "enterprise" | "both";
}

export async function readThemes(db: Database, division: string): Promise<Theme[]> {
  const rows = await db
    .selectFrom("theme")
    .select(["id", "name", "hint", "audience"])
    .where("division", "=", division)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return rows as Theme[];
}

/** The themes as they now are; returns whether anything changed. */
export async function replaceThemes(
  tx: Database,
  division: string,
  themes: readonly Theme[],
): Promise<boolean> {
  const before = await readThemes(tx, division);
  if (JSON.stringify(before) === JSON.stringify(themes)) return false;
  await tx.deleteFrom("theme").where("division", "=", division).execute();
  const rows = themes.map((theme, index) => ({ division, ...theme, sort_order: index + 1 }));
  if (rows.length > 0) await tx.insertInto("theme").values(rows).execute();
  return true;
}

/** How often each guide was opened since this day. */
export async function readUses(db: Database, division: string, since: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("item_use")
    .select(["key", (eb) => eb.fn.sum<string>("views").as("views")])
    .where("division", "=", division)
    .where("month", ">=", since)
    .groupBy("key")
    .execute();
  return new Map(rows.map(({ key, views }) => [key, Number(views)]));
}

/** Adds openings of guides to their month. Items that are gone are left out. */
export async function addUses(
  db: Database,
  division: string,
  month: string,
  views: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...views].map(([key, count]) => ({ key, count }));
  await sql`
    insert into item_use (division, key, month, views)
    select ${division}, row.key, ${month}::date, count
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (key text, count bigint)
    where exists (select from item i where i.division = ${division} and i.key = row.key)
    order by row.key
    on conflict (division, key, month) do update set views = item_use.views + excluded.views`.execute(db);
}
