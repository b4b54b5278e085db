/** What other modules ask of service points. */
import { hallsAbove } from "#server/kernel/sites/above.ts";
import { hallParents } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** For each matter that a hall only receives (代收转办, A17), by its key: the hall that takes it up. */
export type Forwarding = ReadonlyMap<string, string>;

/** What is forwarded goes to the hall on top, the county's, where the organs sit. */
export async function forwardingOf(db: Database, division: string, hall: string): Promise<Forwarding> {
  const query = db.selectFrom("site_item").select("item").where("division", "=", division);
  const rows = await query.where("hall", "=", hall).where("how", "=", "forward").execute();
  if (rows.length === 0) return new Map();
  const top = hallsAbove(await hallParents(db, division), hall).at(-1) ?? hall;
  return new Map(rows.map(({ item }) => [item, top]));
}
