/** Items and their versions in the database. */
import { sql } from "kysely";
import type { Item } from "#contract/item.ts";
import { judgeItem } from "#server/kernel/item/gate.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import type { Database } from "#server/platform/database/pool.ts";
import {
  contentOf,
  type ItemContent,
  type ItemVersion,
  itemOf,
  type VersionSource,
  type VersionStatus,
} from "./items.ts";

/** Nobody else writes this county's catalogue until the transaction ends. */
export async function lockItems(tx: Database, division: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`items ${division}`}, 0))`.execute(tx);
}

/** Tells every process that what it remembers of the catalogue is old; heard when the transaction commits. */
export async function announceItems(tx: Database, division: string): Promise<void> {
  await sql`select pg_notify(${itemsChannel}, ${division})`.execute(tx);
}

export const itemsChannel = "items";

interface VersionRow {
  key: string;
  version: number;
  status: VersionStatus;
  source: VersionSource;
  revision: number;
  content: ItemContent;
  effective_from: string | null;
  cancelled_from: string | null;
  drafted_by: string;
  drafted_at: string;
  published_by: string | null;
  published_at: string | null;
  file_aliases: string[];
  staff_aliases: string[];
}

const columns = sql`v.key, v.version, v.status, v.source, v.revision, v.content, v.effective_from, v.cancelled_from,
  v.drafted_by, v.drafted_at, v.published_by, v.published_at,
  array(select a.term from item_alias a where a.division = v.division and a.key = v.key and a.source = 'file'
    order by a.position, a.term) as file_aliases,
  array(select a.term from item_alias a where a.division = v.division and a.key = v.key and a.source = 'staff'
    order by a.position, a.term) as staff_aliases`;

export function versionOf(row: VersionRow): ItemVersion {
  const { key, version, status, source, revision, content } = row;
  const staffAliases = row.staff_aliases.filter((term) => !row.file_aliases.includes(term));
  const aliases = [...row.file_aliases, ...staffAliases];
  const dates = { effectiveFrom: row.effective_from, cancelledFrom: row.cancelled_from };
  return {
    ...{ key, version, status, source, revision, staffAliases },
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    ...(row.published_by !== null && { publishedBy: row.published_by }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    item: itemOf({ key, version, status, content, ...dates, aliases }),
  };
}

/** One version; cases ask for theirs however old it is. */
export async function readVersion(
  db: Database,
  division: string,
  key: string,
  version: number,
): Promise<ItemVersion | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from item_version v
    where v.division = ${division} and v.key = ${key} and v.version = ${version}`.execute(db);
  return rows[0] && versionOf(rows[0]);
}

/** All versions of an item, newest first; a draft is the first. */
export async function readVersionsOf(db: Database, division: string, key: string): Promise<ItemVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from item_version v
    where v.division = ${division} and v.key = ${key} order by v.version desc`.execute(db);
  return rows.map(versionOf);
}

/**
 * Of each item its draft and the version published last, newest first. `keys`: of these items only; `all`: older
 * versions too.
 */
export async function readVersionsByKey(
  db: Database,
  division: string,
  { keys, all = false }: { keys?: readonly string[]; all?: boolean } = {},
): Promise<Map<string, ItemVersion[]>> {
  const some = keys ? sql`and v.key = any(${keys}::text[])` : sql``;
  const newest = sql`and not exists (select from item_version n
    where n.division = v.division and n.key = v.key and n.version > v.version and n.status <> 'draft')`;
  const { rows } = await sql<VersionRow>`
    select ${columns} from item_version v
    where v.division = ${division} ${some} ${all ? sql`` : newest}
    order by v.key, v.version desc`.execute(db);
  return Map.groupBy(rows.map(versionOf), ({ key }) => key);
}

/** Keys of the items that carry these 业务办理项编码. */
export async function keysOfCodes(
  db: Database,
  division: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("item")
    .select(["code", "key"])
    .where("division", "=", division)
    .where("code", "in", codes.length > 0 ? [...codes] : [""])
    .execute();
  return new Map(rows.map((row) => [row.code, row.key]));
}

export interface Draft {
  item: Item;
  version: number;
  source: VersionSource;
  by: string;
  at: string;
}

/** Writes drafts, new or over the one that is there. The items themselves must be there: see `writeItems`. */
export async function writeDrafts(
  tx: Database,
  division: string,
  drafts: readonly Draft[],
  rules: GateRules,
): Promise<void> {
  const rows = drafts.map(({ item, version, source, by, at }) => ({
    ...{ key: item.key, version, source, by, at },
    content: contentOf(item),
    ...gateFigures(item, rules),
    effective_from: item.effectiveFrom,
    cancelled_from: item.cancelledFrom,
  }));
  await sql`
    insert into item_version (division, key, version, status, content, percent, faults, effective_from,
      cancelled_from, source, drafted_by, drafted_at)
    select ${division}, key, version, 'draft', content, percent, faults, effective_from, cancelled_from, source, by, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (key text, version integer, content jsonb,
      percent integer, faults integer, effective_from date, cancelled_from date, source text, by text, at timestamptz)
    on conflict (division, key, version) do update set content = excluded.content,
      percent = excluded.percent, faults = excluded.faults,
      effective_from = excluded.effective_from, cancelled_from = excluded.cancelled_from,
      source = excluded.source, drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at,
      revision = item_version.revision + 1`.execute(tx);
}

/** How far from being published: what lists show and filter by. */
function gateFigures(item: Item, rules: GateRules) {
  const { completeness, problems } = judgeItem(item, rules);
  return { percent: completeness.percent, faults: problems.length };
}

/** The three layers of items (R1.3), as these items now have them. */
export async function writeItems(
  tx: Database,
  division: string,
  items: readonly Item[],
  { listed, at }: { listed: boolean; at: string },
): Promise<void> {
  const json = JSON.stringify(items.map((item) => layersOf(item)));
  await sql`
    insert into item_catalogue (division, basic_code, name, type, levels, basis)
    select distinct on (basic_code) ${division}, basic_code, name, type,
      array(select jsonb_array_elements_text(levels)), basis
    from jsonb_to_recordset(${json}::jsonb)
      as row (basic_code text, name text, type text, levels jsonb, basis jsonb)
    on conflict (division, basic_code) do update set name = excluded.name, type = excluded.type,
      levels = excluded.levels, basis = excluded.basis`.execute(tx);
  await sql`
    insert into item_implementation (division, code, basic_code, organ, level, power_source, details)
    select distinct on (implementation) ${division}, implementation, basic_code, organ, level, power_source, details
    from jsonb_to_recordset(${json}::jsonb)
      as row (implementation text, basic_code text, organ text, level text, power_source text, details jsonb)
    on conflict (division, code) do update set basic_code = excluded.basic_code, organ = excluded.organ,
      level = excluded.level, power_source = excluded.power_source, details = excluded.details`.execute(tx);
  await sql`
    insert into item (division, key, code, implementation, listed, created_at)
    select ${division}, key, code, implementation, ${listed}, ${at}
    from jsonb_to_recordset(${json}::jsonb) as row (key text, code text, implementation text)
    on conflict (division, key) do update set code = excluded.code, implementation = excluded.implementation,
      listed = item.listed or excluded.listed`.execute(tx);
}

function layersOf({ key, code, catalogue, implementation }: Item) {
  const { code: implementationCode, organ, level, powerSource, ...details } = implementation;
  const { basicCode, name, type, levels, basis } = catalogue;
  const second = { implementation: implementationCode, organ, level, power_source: powerSource, details };
  return { key, code, basic_code: basicCode, name, type, levels, basis, ...second };
}

/** Makes drafts the published versions. */
export async function publishVersions(
  tx: Database,
  division: string,
  versions: readonly { key: string; version: number }[],
  { by, at }: { by: string; at: string },
): Promise<void> {
  await sql`
    update item_version v set status = 'published', published_by = ${by}, published_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as row (key text, version integer)
    where v.division = ${division} and v.key = row.key and v.version = row.version`.execute(tx);
}

export async function setStatus(
  tx: Database,
  division: string,
  { key, version }: { key: string; version: number },
  change: { status: VersionStatus; cancelledFrom?: string },
): Promise<void> {
  await tx
    .updateTable("item_version")
    .set({ status: change.status, ...(change.cancelledFrom && { cancelled_from: change.cancelledFrom }) })
    .where("division", "=", division)
    .where("key", "=", key)
    .where("version", "=", version)
    .execute();
}

export async function deleteDraft(tx: Database, division: string, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("item_version")
    .where("division", "=", division)
    .where("key", "=", key)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
