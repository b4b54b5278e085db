/** What other modules ask about the organisation. */
import type { Database } from "#server/platform/database/pool.ts";

/** Whether the organ exists and was not dissolved. */
export async function organIsOpen(db: Database, division: string, uscc: string): Promise<boolean> {
  const query = db.selectFrom("organ").select("uscc").where("division", "=", division);
  return (
    (await query.where("uscc", "=", uscc).where("closed_on", "is", null).executeTakeFirst()) !== undefined
  );
}

/** Names of organs by uscc, dissolved ones too; `short` for screens and counters. */
export async function organNames(
  db: Database,
  division: string,
): Promise<Map<string, { name: string; short: string }>> {
  const query = db
    .selectFrom("organ")
    .select(["uscc", "name", "short_name"])
    .where("division", "=", division);
  const rows = await query.execute();
  return new Map(rows.map(({ uscc, name, short_name: short }) => [uscc, { name, short }]));
}

/** Ids of the halls that are open. */
export async function openHalls(db: Database, division: string): Promise<Set<string>> {
  const query = db.selectFrom("hall").select("id").where("division", "=", division);
  const rows = await query.where("closed_on", "is", null).execute();
  return new Set(rows.map(({ id }) => id));
}
