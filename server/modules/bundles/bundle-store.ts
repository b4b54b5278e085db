/** Published bundles: every version is kept, none is changed. */
import type { Bundle } from "#contract/bundle.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** The newest version of every bundle, by key. */
export async function newestBundles(db: Database, division: string): Promise<Bundle[]> {
  const rows = await db
    .selectFrom("bundle")
    .distinctOn("key")
    .select("content")
    .where("division", "=", division)
    .orderBy("key")
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => row.content as unknown as Bundle);
}

/** Its newest version, whether it may be used or not. */
export async function newestBundle(db: Database, division: string, key: string): Promise<Bundle | undefined> {
  const row = await db
    .selectFrom("bundle")
    .select("content")
    .where("division", "=", division)
    .where("key", "=", key)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && (row.content as unknown as Bundle);
}

export async function readBundle(
  db: Database,
  division: string,
  key: string,
  version: number,
): Promise<Bundle | undefined> {
  const row = await db
    .selectFrom("bundle")
    .select("content")
    .where("division", "=", division)
    .where("key", "=", key)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && (row.content as unknown as Bundle);
}

/** Adds a version; one that is there already stays as it is. */
export async function insertBundle(
  db: Database,
  division: string,
  bundle: Bundle,
  by: string,
  at: string,
): Promise<void> {
  const { key, version } = bundle;
  await db
    .insertInto("bundle")
    .values({ division, key, version, content: JSON.stringify(bundle), published_at: at, published_by: by })
    .onConflict((same) => same.doNothing())
    .execute();
}
