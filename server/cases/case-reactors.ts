/**
 * What follows from events: messages, licences, the live stream, figures. A reactor is told of every event in order,
 * in the transaction that takes the event from the outbox, so that it neither misses one nor sees one twice. A reactor
 * that fails does not hold up the others: its reaction is kept and tried again.
 */
import { CompiledQuery, sql } from "kysely";
import type { Case, CaseEvent } from "../kernel/case-type/case.ts";
import type { Database } from "../platform/database/pool.ts";
import type { Log } from "../platform/log.ts";
import { type CaseRow, caseColumns, caseOfRow, type EventRow, eventColumns, eventOfRow } from "./case-row.ts";

export interface Occurrence {
  /** The case as it stands when the reactor runs, which may be after later events. */
  case: Case;
  event: CaseEvent;
}

export interface Reactor {
  name: string;
  /** Which events it wants. */
  wants: (occurrence: Occurrence) => boolean;
  /** Must do the same again without harm: an event may be replayed. */
  react: (tx: Database, occurrences: readonly Occurrence[]) => Promise<void>;
}

interface EventKey {
  division: string;
  case_id: number;
  seq: number;
}

const batchSize = 200;
/** [A] Seconds between the tries of a reaction that keeps failing, at most. */
const longestWait = 3600;

/**
 * Takes events from the outbox until it is empty. Only one process does at a time; another one's call returns at once.
 * Answers how many events were taken.
 */
export async function drainOutbox(db: Database, reactors: readonly Reactor[], log: Log): Promise<number> {
  let taken = 0;
  for (;;) {
    const count = await db.transaction().execute((tx) => drainOnce(tx, reactors, log));
    taken += count;
    if (count < batchSize) return taken;
  }
}

async function drainOnce(tx: Database, reactors: readonly Reactor[], log: Log): Promise<number> {
  const lock = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('case_outbox')) as mine`.execute(tx);
  if (!lock.rows[0]?.mine) return 0;
  const { rows } = await sql<EventKey & { position: number }>`
    delete from case_outbox o using (
      select division, position from case_outbox order by position limit ${sql.lit(batchSize)}
    ) as next
    where o.division = next.division and o.position = next.position
    returning o.division, o.position, o.case_id, o.seq`.execute(tx);
  if (rows.length === 0) return 0;
  const occurrences = await loadOccurrences(
    tx,
    rows.toSorted((a, b) => a.position - b.position),
  );
  for (const reactor of reactors) {
    const wanted = occurrences.filter(reactor.wants);
    if (wanted.length > 0) await reactOrKeep(tx, reactor, wanted, log);
  }
  return rows.length;
}

async function loadOccurrences(tx: Database, keys: readonly EventKey[]): Promise<Occurrence[]> {
  const { rows } = await tx.executeQuery<CaseRow & EventRow>(
    CompiledQuery.raw(
      `select ${caseColumns}, ${eventColumns} from unnest($1::text[], $2::bigint[], $3::int[])
         with ordinality as k(division, case_id, seq, place)
       join case_event e on e.division = k.division and e.case_id = k.case_id and e.seq = k.seq
       join "case" c on c.division = k.division and c.id = k.case_id
       order by k.place`,
      [keys.map((key) => key.division), keys.map((key) => key.case_id), keys.map((key) => key.seq)],
    ),
  );
  return rows.map((row) => ({ case: caseOfRow(row), event: eventOfRow(row) }));
}

/** Runs a reactor for all at once; if that fails, for each alone, and keeps what fails for another try. */
async function reactOrKeep(
  tx: Database,
  reactor: Reactor,
  occurrences: readonly Occurrence[],
  log: Log,
): Promise<void> {
  if (!(await attempt(tx, () => reactor.react(tx, occurrences)))) return;
  for (const occurrence of occurrences) {
    const failure = await attempt(tx, () => reactor.react(tx, [occurrence]));
    if (!failure) continue;
    const { division, id } = occurrence.case;
    const { seq } = occurrence.event;
    log.error({ err: failure, reactor: reactor.name, seq }, "reaction failed and was kept");
    await sql`insert into case_reaction_due (division, case_id, seq, reactor, tries, due_at, reason)
      values (${division}, ${id}, ${seq}, ${reactor.name}, 1, now() + interval '10 seconds', ${reasonOf(failure)})
      on conflict do nothing`.execute(tx);
  }
}

/** Tries again the reactions that failed and are due, each in its own transaction; waits longer after each failure. */
export async function retryReactions(db: Database, reactors: readonly Reactor[], log: Log): Promise<number> {
  let tried = 0;
  while (await db.transaction().execute((tx) => retryOne(tx, reactors, log))) tried += 1;
  return tried;
}

async function retryOne(tx: Database, reactors: readonly Reactor[], log: Log): Promise<boolean> {
  const { rows } = await sql<EventKey & { reactor: string; tries: number }>`
    select division, case_id, seq, reactor, tries from case_reaction_due where due_at <= now()
    order by due_at limit 1 for update skip locked`.execute(tx);
  const due = rows[0];
  if (!due) return false;
  const failure = await retry(tx, reactors, due);
  const which = sql`division = ${due.division} and case_id = ${due.case_id} and seq = ${due.seq} and reactor = ${due.reactor}`;
  if (!failure) {
    await sql`delete from case_reaction_due where ${which}`.execute(tx);
    return true;
  }
  log.error({ err: failure, reactor: due.reactor, tries: due.tries + 1 }, "reaction failed again");
  const wait = Math.min(longestWait, 10 * 2 ** due.tries);
  await sql`update case_reaction_due set tries = tries + 1, due_at = now() + make_interval(secs => ${wait}),
    reason = ${reasonOf(failure)} where ${which}`.execute(tx);
  return true;
}

async function retry(tx: Database, reactors: readonly Reactor[], due: EventKey & { reactor: string }) {
  const reactor = reactors.find(({ name }) => name === due.reactor);
  const [occurrence] = await loadOccurrences(tx, [due]);
  if (!reactor || !occurrence) return new Error(`no reactor ${due.reactor}`);
  return await attempt(tx, () => reactor.react(tx, [occurrence]));
}

const reasonOf = (failure: Error) => failure.message.slice(0, 500);

async function attempt(tx: Database, work: () => Promise<void>): Promise<Error | undefined> {
  await sql`savepoint reaction`.execute(tx);
  try {
    await work();
    await sql`release savepoint reaction`.execute(tx);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint reaction`.execute(tx);
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Of these cases those with an event that this reactor has still to hear of. */
export async function casesToHearOf(
  db: Database,
  division: string,
  ids: readonly number[],
  reactor: string,
): Promise<number[]> {
  const { rows } = await sql<{ case_id: number }>`
    select case_id from case_outbox where division = ${division} and case_id = any(${[...ids]}::bigint[])
    union select case_id from case_reaction_due
    where division = ${division} and case_id = any(${[...ids]}::bigint[]) and reactor = ${reactor}`.execute(
    db,
  );
  return rows.map((row) => row.case_id);
}
