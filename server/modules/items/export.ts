import type { Item } from "#contract/item.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { readVersionsByKey } from "./items-store.ts";

/**
 * Every item of the county as a file would bring it: the draft where one waits, else the version published last.
 * Imported again, nothing changes.
 */
export async function exportItems(db: Database, division: string): Promise<Item[]> {
  const newest = await readVersionsByKey(db, division);
  return [...newest.values()].map((versions) => versions[0]!.item);
}
