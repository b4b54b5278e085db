/** Devices, their codes and what they last said, in the database. */
import type { DeviceKind, DeviceState } from "#contract/devices.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface DeviceRow {
  id: string;
  name: string;
  kind: DeviceKind;
  hall: string;
  counter: string | undefined;
  createdAt: Instant;
  closed: boolean;
  enrolled: boolean;
  locked: { at: Instant; by: string; reason: string } | undefined;
  seenAt: Instant | undefined;
  state: DeviceState | undefined;
}

const query = (db: Database, division: string) =>
  db
    .selectFrom("device as d")
    .leftJoin("device_state as s", (on) =>
      on.onRef("s.division", "=", "d.division").onRef("s.device", "=", "d.id"),
    )
    .select(["d.id", "d.name", "d.kind", "d.hall", "d.counter", "d.created_at", "d.closed_at"])
    .select(["d.enrolled_at", "d.locked_at", "d.locked_by", "d.lock_reason"])
    .select(["s.seen_at", "s.version", "s.sound", "s.paper", "s.page"])
    .where("d.division", "=", division);

type Selected = Awaited<ReturnType<ReturnType<typeof query>["execute"]>>[number];

function rowOf(row: Selected): DeviceRow {
  const { version, sound, paper, page } = row;
  return {
    ...{ id: row.id, name: row.name, kind: row.kind as DeviceKind, hall: row.hall },
    ...{ counter: row.counter ?? undefined, createdAt: row.created_at },
    ...{ closed: row.closed_at !== null, enrolled: row.enrolled_at !== null },
    locked:
      row.locked_at === null
        ? undefined
        : { at: row.locked_at, by: row.locked_by!, reason: row.lock_reason! },
    seenAt: row.seen_at ?? undefined,
    state: row.seen_at === null ? undefined : ({ version, sound, paper, page } as DeviceState),
  };
}

export async function listDevices(db: Database, division: string): Promise<DeviceRow[]> {
  const rows = await query(db, division).orderBy("d.hall").orderBy("d.kind").orderBy("d.name").execute();
  return rows.map(rowOf);
}

export async function readDevice(db: Database, division: string, id: string): Promise<DeviceRow | undefined> {
  const row = await query(db, division).where("d.id", "=", id).executeTakeFirst();
  return row && rowOf(row);
}

/** Keeps what a device says of itself; a late word does not put the clock back. */
export async function keepState(
  db: Database,
  { division, device }: { division: string; device: string },
  state: DeviceState,
  at: Instant,
): Promise<void> {
  await db
    .insertInto("device_state")
    .values({ division, device, seen_at: at, ...state })
    .onConflict((conflict) =>
      conflict
        .columns(["division", "device"])
        .doUpdateSet({ seen_at: at, ...state })
        .where("device_state.seen_at", "<=", at),
    )
    .execute();
}

/** The codes of a device that could still be used stop working. */
export async function dropCodes(tx: Database, division: string, device: string): Promise<void> {
  await tx
    .deleteFrom("device_code")
    .where("division", "=", division)
    .where("device", "=", device)
    .where("used_at", "is", null)
    .execute();
}

export interface CodeRow {
  digest: string;
  device: string;
  expiresAt: Instant;
  usedAt: Instant | undefined;
  requestKey: string | undefined;
}

/** The code with its row locked, so that two machines that enter it at once take their turn. */
export async function lockCode(tx: Database, division: string, digest: string): Promise<CodeRow | undefined> {
  const row = await tx
    .selectFrom("device_code")
    .select(["digest", "device", "expires_at", "used_at", "request_key"])
    .where("division", "=", division)
    .where("digest", "=", digest)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const used = { usedAt: row.used_at ?? undefined, requestKey: row.request_key ?? undefined };
  return { digest: row.digest, device: row.device, expiresAt: row.expires_at, ...used };
}
