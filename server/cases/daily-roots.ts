/** The signed root of each day's events: proof that none of them was altered, removed or slipped in afterwards. */
import type pg from "pg";
import { dailyRoot, type RootFault, rootFault } from "../kernel/digest/daily-root.ts";
import { addDays, type Day, shanghaiDay, startOfDay } from "../kernel/time/day.ts";
import type { Fault } from "./case-verification.ts";

/** Signs and checks; the platform's SM2 seal in production. */
export interface RootSigner {
  keyId: string;
  sign(bytes: Buffer): Promise<Buffer> | Buffer;
  verify(bytes: Buffer, signature: Buffer, keyId: string): Promise<boolean> | boolean;
}

interface RootRow {
  division: string;
  day: Day;
  events: number;
  previous: Buffer | null;
  root: Buffer;
  signature: Buffer;
  key_id: string;
}

/** A day is sealed only when this long over, so that nothing begun in it is still being written. */
const settleMs = 10 * 60_000;

/**
 * Seals every day that is over and has events not yet sealed, in order, each division by itself. Safe to run again and
 * in several processes. Answers how many days were sealed.
 */
export async function sealDays(pool: pg.Pool, signer: RootSigner, now: string): Promise<number> {
  const today = shanghaiDay(new Date(Date.parse(now) - settleMs).toISOString());
  const { rows } = await pool.query<{ division: string; first: string; sealed: Day | null }>(
    `select d.division, e.first, r.sealed
     from (select distinct division from "case") d
     cross join lateral (select min(at) as first from case_event where division = d.division) e
     left join lateral (select max(day) as sealed from case_daily_root where division = d.division) r on true`,
  );
  let sealed = 0;
  for (const { division, first, sealed: last } of rows) {
    const from = last ? addDays(last, 1) : shanghaiDay(first);
    for (let day = from; day < today; day = addDays(day, 1)) {
      if (await sealDay(pool, signer, division, day, now)) sealed += 1;
    }
  }
  return sealed;
}

async function sealDay(
  pool: pg.Pool,
  signer: RootSigner,
  division: string,
  day: Day,
  now: string,
): Promise<boolean> {
  const previous = await rootBefore(pool, division, day);
  const digests = await digestsOfDay(pool, division, day);
  const root = dailyRoot({ division, day, previous, digests });
  const signature = await signer.sign(root);
  const { rowCount } = await pool.query(
    `insert into case_daily_root (division, day, events, previous, root, signature, key_id, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [division, day, digests.length, previous, root, signature, signer.keyId, now],
  );
  return rowCount === 1;
}

async function rootBefore(
  client: pg.Pool | pg.ClientBase,
  division: string,
  day: Day,
): Promise<Buffer | null> {
  const { rows } = await client.query<{ root: Buffer }>(
    "select root from case_daily_root where division = $1 and day < $2 order by day desc limit 1",
    [division, day],
  );
  return rows[0]?.root ?? null;
}

async function digestsOfDay(client: pg.Pool | pg.ClientBase, division: string, day: Day): Promise<Buffer[]> {
  const { rows } = await client.query<{ digest: Buffer }>(
    `select digest from case_event where division = $1 and at >= $2 and at < $3 order by case_id, seq`,
    [division, startOfDay(day), startOfDay(addDays(day, 1))],
  );
  return rows.map((row) => row.digest);
}

/** Recomputes every sealed day and checks its link and its signature. */
export async function verifyDailyRoots(
  pool: pg.Pool,
  signer: RootSigner,
): Promise<{ days: number; faults: Fault[] }> {
  const { rows } = await pool.query<RootRow>(
    `select division, day, events, previous, root, signature, key_id from case_daily_root order by division, day`,
  );
  const faults: Fault[] = [];
  let before: RootRow | undefined;
  for (const row of rows) {
    const reason = await faultOf(pool, signer, row, before?.division === row.division ? before : undefined);
    if (reason) faults.push({ at: `${row.division} ${row.day}`, reason });
    before = row;
  }
  return { days: rows.length, faults };
}

const faultWords: Record<RootFault, string> = {
  order: "daily root lies before the one it follows",
  link: "daily root does not follow the day before",
  altered: "an event of this day was altered, removed or slipped in",
};

async function faultOf(
  pool: pg.Pool,
  signer: RootSigner,
  row: RootRow,
  before: RootRow | undefined,
): Promise<string | undefined> {
  if (!(await signer.verify(row.root, row.signature, row.key_id)))
    return "daily root is not signed by its key";
  const digests = await digestsOfDay(pool, row.division, row.day);
  if (digests.length !== row.events) return `day has ${digests.length} events, sealed were ${row.events}`;
  const fault = rootFault(row.division, row, before, digests);
  return fault && faultWords[fault];
}
