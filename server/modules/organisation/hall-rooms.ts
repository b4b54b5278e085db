/** What stands where in one hall: its zones, and the counters in them. */
import type { Database } from "#server/platform/database/pool.ts";

export interface HallRooms {
  hall: { id: string; name: string };
  zones: { id: string; name: string; floor?: string }[];
  counters: { id: string; name: string; zone: string; kind: string }[];
}

/** The open zones and counters of an open hall, in the order people walk by them. Undefined: there is no such hall. */
export async function hallRooms(
  db: Database,
  division: string,
  hall: string,
): Promise<HallRooms | undefined> {
  const found = await db
    .selectFrom("hall")
    .select(["id", "name"])
    .where("division", "=", division)
    .where("id", "=", hall)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  if (!found) return undefined;
  const zones = await db
    .selectFrom("zone")
    .select(["id", "name", "floor"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("closed_on", "is", null)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const counters = await db
    .selectFrom("counter")
    .select(["id", "name", "zone", "kind"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("closed_on", "is", null)
    .orderBy("id")
    .execute();
  return {
    hall: found,
    zones: zones.map(({ floor, ...zone }) => ({ ...zone, ...(floor !== null && { floor }) })),
    counters: counters.map((counter) => ({ ...counter, zone: counter.zone ?? "" })),
  };
}
