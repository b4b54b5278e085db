/**
 * Makes the facts of stale sources anew and moves the roll-ups by the difference, all in one transaction: figures are
 * at no moment between an old fact and a new one. One process does at a time; nobody who writes waits for it, because
 * marks are only ever added and those taken are never waited for.
 */
import { sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { FactSource } from "./fact-source.ts";
import {
  addFacts,
  type KeyedFact,
  removeFacts,
  type StoredPrint,
  storedPrints,
  withPrints,
} from "./fact-store.ts";
import { noteUnsummed } from "./roll-up-store.ts";
import { sourceNamed } from "./sources.ts";
import { tryHoldTurn } from "./turn.ts";

/** Marks of one transaction. */
const batchSize = 500;
/** From here on sums are not moved batch by batch: to add up everything once at the end is quicker. */
const many = 50_000;

/**
 * Settles everything that is stale; answers how many marks were taken. Returns at once while another process does. Where
 * very much is stale (a new year's calendar, the first start with an old database) the sums are left to `finishSums`.
 */
export async function settleAll(services: Services): Promise<number> {
  const isMoved = (await pendingMarks(services.db, services.config.division, many)) < many;
  let taken = 0;
  for (;;) {
    const now = services.now();
    const count = await services.db.transaction().execute((tx) => settleOnce(services, tx, now, isMoved));
    taken += count;
    if (count < batchSize) return taken;
  }
}

interface Mark {
  division: string;
  source: string;
  key: string;
}

async function settleOnce(services: Services, tx: Database, now: Instant, isMoved: boolean): Promise<number> {
  if (!(await tryHoldTurn(tx))) return 0;
  const { rows } = await sql<Mark>`
    delete from metric_stale s using (
      select division, position from metric_stale order by division, position limit ${sql.lit(batchSize)}
    ) as next
    where s.division = next.division and s.position = next.position
    returning s.division, s.source, s.key`.execute(tx);
  const groups = Map.groupBy(rows, ({ division, source }) => `${division} ${source}`);
  let failed = 0;
  if (!isMoved) await noteUnsummed(tx, services.config.division, now);
  for (const marks of groups.values())
    if (!(await settleMarks(services, tx, marks, isMoved))) failed += marks.length;
  if (failed === 0 && rows.length < batchSize) await noteSettled(tx, services.config.division, now);
  return rows.length - failed;
}

/** Sources of one kind; what fails is told of, kept for another try, and does not hold up the others. */
async function settleMarks(
  services: Services,
  tx: Database,
  marks: readonly Mark[],
  isMoved: boolean,
): Promise<boolean> {
  const [{ division, source }] = marks as [Mark];
  const from = sourceNamed(source);
  if (!from) return true;
  const keys = [...new Set(marks.map(({ key }) => key))];
  await sql`savepoint settling`.execute(tx);
  try {
    const found = await differences(services, tx, division, from, keys);
    await writeDifferences(tx, division, source, found, isMoved);
    await sql`release savepoint settling`.execute(tx);
    return true;
  } catch (err) {
    await sql`rollback to savepoint settling`.execute(tx);
    services.log.error({ err, source }, "facts could not be made; trying again");
    await sql`insert into metric_stale (division, source, key)
      select ${division}, ${source}, k from unnest(${keys}::text[]) as u(k)`.execute(tx);
    return false;
  }
}

/** Writes what differs; `isMoved` moves the roll-ups with it. */
export async function writeDifferences(
  tx: Database,
  division: string,
  source: string,
  { gone, came }: Differences,
  isMoved: boolean,
): Promise<void> {
  await removeFacts(tx, division, source, gone, isMoved);
  await addFacts(tx, division, source, came, isMoved);
}

export interface Differences {
  gone: StoredPrint[];
  came: KeyedFact[];
}

/** The facts of these keys as their source has them now, against those that are recorded. */
export async function differences(
  services: Services,
  tx: Database,
  division: string,
  from: FactSource,
  keys: readonly string[],
): Promise<Differences> {
  const stored = await storedPrints(tx, division, from.source, keys);
  const read = await from.read(services, tx, division, keys);
  const wanted = keys.flatMap((key) => withPrints(from.source, key, read.get(key) ?? []));
  const known = new Set(stored.map(({ key, print }) => `${key} ${print}`));
  const right = new Set(wanted.map(({ key, print }) => `${key} ${print}`));
  return {
    gone: stored.filter(({ key, print }) => !right.has(`${key} ${print}`)),
    came: wanted.filter(({ key, print }: KeyedFact) => !known.has(`${key} ${print}`)),
  };
}

async function noteSettled(tx: Database, division: string, at: Instant): Promise<void> {
  await sql`insert into metric_settled (division, at) values (${division}, ${at})
    on conflict (division) do update set at = greatest(metric_settled.at, excluded.at)`.execute(tx);
}

/** How many marks wait, as far as `most`. */
async function pendingMarks(db: Database, division: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select from metric_stale where division = ${division} limit ${sql.lit(most)}) s`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface AsOf {
  asOf: Instant;
  /** Marks that wait, as far as 10,000, and one for sums that are not added up. */
  pending: number;
}

/** Until when everything is counted, and how much is not counted yet. */
export async function asOfNow({ db, now }: Services, division: string): Promise<AsOf> {
  const { rows } = await sql<{ at: Instant | null; pending: number }>`
    select least((select at from metric_settled where division = ${division}),
        (select since from metric_unsummed where division = ${division})) as at,
      (select count(*)::int from (select from metric_stale where division = ${division} limit 10000) s)
        + (select count(*)::int from metric_unsummed where division = ${division}) as pending`.execute(db);
  const [row] = rows;
  const pending = row?.pending ?? 0;
  return { pending, asOf: pending === 0 ? now() : (row?.at ?? now()) };
}
