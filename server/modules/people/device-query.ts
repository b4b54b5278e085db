/** The devices of a hall, for modules that let them show or do something. */
import type { DeviceKind } from "#contract/devices.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** Devices of one kind that stand in this hall, by name. */
export async function devicesIn(
  db: Database,
  { division, hall, kind }: { division: string; hall: string; kind: DeviceKind },
): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom("device")
    .select(["id", "name"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("kind", "=", kind)
    .where("closed_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** Kiosks of every hall, hall by hall. */
export async function kiosksOf(
  db: Database,
  division: string,
): Promise<{ id: string; name: string; hall: string }[]> {
  return await db
    .selectFrom("device")
    .select(["id", "name", "hall"])
    .where("division", "=", division)
    .where("kind", "=", "kiosk")
    .where("closed_at", "is", null)
    .orderBy("hall")
    .orderBy("name")
    .orderBy("id")
    .execute();
}
