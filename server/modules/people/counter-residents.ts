/** The accounts of those who stand at counters, by their phones: looked up and made together for all counters. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Instant } from "#server/kernel/time/day.ts";
import { gather } from "#server/platform/database/gather.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Services } from "#server/platform/services.ts";
import { phoneIndex, residentRow } from "./resident-store.ts";

interface Standing {
  division: string;
  phone: string;
  at: Instant;
}

type Ground = Pick<Services, "pool" | "sealing">;

const gathered = perServices(({ pool, sealing }: Ground) =>
  gather((standing: readonly Standing[]) => residentsOfPhones(pool, sealing, standing)),
);

/** The id of the account of a phone, made when it is the first time. */
export function counterResident(services: Ground, standing: Standing): Promise<string> {
  return gathered(services)(standing);
}

async function residentsOfPhones(
  pool: pg.Pool,
  sealing: Sealing,
  standing: readonly Standing[],
): Promise<string[]> {
  const wanted = standing.map((one) => ({ ...one, index: phoneIndex(sealing, one.phone) }));
  const known = await findByIndexes(pool, wanted);
  const missing = wanted.filter((one) => !known.has(keyOf(one)));
  if (missing.length > 0) {
    for (const [key, id] of await insertMissing(pool, sealing, missing)) known.set(key, id);
    // Those that another process made in the meantime.
    const theirs = missing.filter((one) => !known.has(keyOf(one)));
    if (theirs.length > 0) for (const [key, id] of await findByIndexes(pool, theirs)) known.set(key, id);
  }
  return wanted.map((one) => known.get(keyOf(one))!);
}

interface Indexed {
  division: string;
  index: string;
}

const keyOf = ({ division, index }: Indexed) => `${division} ${index}`;

async function findByIndexes(pool: pg.Pool, wanted: readonly Indexed[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<Indexed & { id: string }>({
    name: "residents-of-phones",
    text: `select r.division, r.phone_index as index, r.id from unnest($1::text[], $2::text[]) as k(division, index)
      join resident r on r.division = k.division and r.phone_index = k.index`,
    values: [wanted.map(({ division }) => division), wanted.map(({ index }) => index)],
  });
  return byKey(rows);
}

const byKey = (rows: readonly (Indexed & { id: string })[]) =>
  new Map(rows.map((row) => [keyOf(row), row.id]));

/** In one order, so that two processes that make the same ones wait for each other and not in a circle. */
async function insertMissing(
  pool: pg.Pool,
  sealing: Sealing,
  missing: readonly (Standing & Indexed)[],
): Promise<Map<string, string>> {
  const once = [...new Map(missing.map((one) => [keyOf(one), one])).values()];
  const rows = once.map((one) => residentRow(sealing, { ...one, id: randomUUID() }, one.index));
  rows.sort((a, b) => (a.phone_index < b.phone_index ? -1 : 1));
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  const made = await pool.query<Indexed & { id: string }>({
    name: "residents-new",
    text: `insert into resident (division, id, phone_index, phone_sealed, created_at)
      select * from unnest($1::text[], $2::uuid[], $3::text[], $4::bytea[], $5::timestamptz[])
      on conflict (division, phone_index) do nothing returning division, phone_index as index, id`,
    values: (["division", "id", "phone_index", "phone_sealed", "created_at"] as const).map(column),
  });
  return byKey(made.rows);
}
