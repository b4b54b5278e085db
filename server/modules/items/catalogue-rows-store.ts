/** The catalogue as staff list it: every item with its counting version and its draft, page by page. */
import { type RawBuilder, sql } from "kysely";
import type { CatalogueQuery } from "#contract/catalogue.ts";
import type { ItemType } from "#contract/item-layers.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { VersionStatus } from "./items.ts";

export interface CatalogueLine {
  key: string;
  name: string;
  code: string;
  type: ItemType;
  organ: string;
  status: VersionStatus;
  version: number;
  percent: number;
  faults: number;
  draft?: { version: number; by: string; at: string };
}

/** One more than `limit`, so that the caller sees whether it goes on. In the order of keys, after `after`. */
export async function readCatalogueLines(
  db: Database,
  division: string,
  { limit, ...query }: CatalogueQuery & { limit: number },
): Promise<CatalogueLine[]> {
  const { rows } = await sql<CatalogueLine>`
    select i.key, shown.content ->> 'name' as name, shown.content ->> 'code' as code,
      shown.content #>> '{catalogue,type}' as type, shown.content #>> '{implementation,organ}' as organ,
      coalesce(published.status, 'draft') as status, coalesce(published.version, draft.version) as version,
      coalesce(draft.percent, published.percent) as percent, coalesce(draft.faults, published.faults) as faults,
      case when draft.version is not null
        then jsonb_build_object('version', draft.version, 'by', draft.drafted_by, 'at', draft.drafted_at) end as draft
    from item i
    left join lateral (select * from item_version v where v.division = i.division and v.key = i.key
      and v.status <> 'draft' order by v.version desc limit 1) published on true
    left join item_version draft on draft.division = i.division and draft.key = i.key and draft.status = 'draft'
    cross join lateral (select coalesce(published.content, draft.content) as content) shown
    where ${sql.join([sql`i.division = ${division}`, ...conditions(query)], sql` and `)}
    order by i.key limit ${limit + 1}`.execute(db);
  return rows.map((row) => withoutNulls(row) as CatalogueLine);
}

function conditions({
  q,
  organ,
  type,
  theme,
  status,
  waiting,
  after,
}: CatalogueQuery): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (after !== undefined) found.push(sql`i.key > ${after}`);
  if (q !== undefined && q.trim() !== "") {
    const part = `%${q.trim().replace(/[\\%_]/g, "\\$&")}%`;
    found.push(sql`(shown.content ->> 'name' ilike ${part} or i.key ilike ${part} or i.code like ${part})`);
  }
  if (organ !== undefined) found.push(sql`shown.content #>> '{implementation,organ}' = ${organ}`);
  if (type !== undefined) found.push(sql`shown.content #>> '{catalogue,type}' = ${type}`);
  if (theme !== undefined) found.push(sql`shown.content -> 'themes' ? ${theme}`);
  if (status !== undefined) found.push(sql`coalesce(published.status, 'draft') = ${status}`);
  if (waiting === "completion") found.push(sql`draft.faults > 0`);
  if (waiting === "publication") found.push(sql`draft.faults = 0`);
  return found;
}
