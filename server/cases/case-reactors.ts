/**
 * What follows from events: messages, licences, the live stream, figures. A reactor is told of every event in order,
 * in the transaction that takes the event from the outbox, so that it neither misses one nor sees one twice. A reactor
 * that fails does not hold up the others: its reaction is kept and tried again.
 */
import type pg from "pg";
import type { Case, CaseEvent } from "../kernel/case-type/case.ts";
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
  react: (client: pg.ClientBase, occurrences: readonly Occurrence[]) => Promise<void>;
}

const batchSize = 200;
const longestWait = 3600;

/**
 * Takes events from the outbox until it is empty. Only one process does at a time; another one's call returns at once.
 * Answers how many events were taken.
 */
export async function drainOutbox(pool: pg.Pool, reactors: readonly Reactor[], log: Log): Promise<number> {
  let taken = 0;
  for (;;) {
    const count = await inTransaction(pool, (client) => drainOnce(client, reactors, log));
    taken += count;
    if (count < batchSize) return taken;
  }
}

async function drainOnce(client: pg.ClientBase, reactors: readonly Reactor[], log: Log): Promise<number> {
  const { rows: lock } = await client.query(
    "select pg_try_advisory_xact_lock(hashtext('case_outbox')) as mine",
  );
  if (!lock[0]?.mine) return 0;
  const { rows } = await client.query<{ division: string; position: number; case_id: number; seq: number }>({
    name: "outbox-take",
    text: `delete from case_outbox o using (
        select division, position from case_outbox order by position limit ${batchSize}
      ) as next
      where o.division = next.division and o.position = next.position
      returning o.division, o.position, o.case_id, o.seq`,
  });
  if (rows.length === 0) return 0;
  rows.sort((a, b) => a.position - b.position);
  const occurrences = await loadOccurrences(client, rows);
  for (const reactor of reactors) {
    const wanted = occurrences.filter(reactor.wants);
    if (wanted.length > 0) await reactOrKeep(client, reactor, wanted, log);
  }
  return rows.length;
}

async function loadOccurrences(
  client: pg.ClientBase,
  keys: readonly { division: string; case_id: number; seq: number }[],
): Promise<Occurrence[]> {
  const { rows } = await client.query<CaseRow & EventRow & { opened: string }>({
    name: "outbox-load",
    text: `select ${caseColumns}, ${eventColumns} from unnest($1::text[], $2::bigint[], $3::int[])
        with ordinality as k(division, case_id, seq, place)
      join case_event e on e.division = k.division and e.case_id = k.case_id and e.seq = k.seq
      join "case" c on c.division = k.division and c.id = k.case_id
      order by k.place`,
    values: [keys.map((key) => key.division), keys.map((key) => key.case_id), keys.map((key) => key.seq)],
  });
  return rows.map((row) => ({ case: caseOfRow(row), event: eventOfRow(row) }));
}

/** Runs a reactor for all at once; if that fails, for each alone, and keeps what fails for another try. */
async function reactOrKeep(
  client: pg.ClientBase,
  reactor: Reactor,
  occurrences: readonly Occurrence[],
  log: Log,
): Promise<void> {
  const failure = await attempt(client, () => reactor.react(client, occurrences));
  if (!failure) return;
  for (const occurrence of occurrences) {
    const alone = await attempt(client, () => reactor.react(client, [occurrence]));
    if (!alone) continue;
    log.error(
      { err: alone, reactor: reactor.name, seq: occurrence.event.seq },
      "reaction failed and was kept",
    );
    await client.query(
      `insert into case_reaction_due (division, case_id, seq, reactor, tries, due_at, reason)
       values ($1, $2, $3, $4, 1, now() + interval '10 seconds', $5) on conflict do nothing`,
      [
        occurrence.case.division,
        occurrence.case.id,
        occurrence.event.seq,
        reactor.name,
        alone.message.slice(0, 500),
      ],
    );
  }
}

/** Tries again the reactions that failed and are due, each in its own transaction; waits longer after each failure. */
export async function retryReactions(pool: pg.Pool, reactors: readonly Reactor[], log: Log): Promise<number> {
  let tried = 0;
  while (await inTransaction(pool, (client) => retryOne(client, reactors, log))) tried += 1;
  return tried;
}

async function retryOne(client: pg.ClientBase, reactors: readonly Reactor[], log: Log): Promise<boolean> {
  const { rows } = await client.query<{
    division: string;
    case_id: number;
    seq: number;
    reactor: string;
    tries: number;
  }>(
    `select division, case_id, seq, reactor, tries from case_reaction_due where due_at <= now()
     order by due_at limit 1 for update skip locked`,
  );
  const due = rows[0];
  if (!due) return false;
  const reactor = reactors.find(({ name }) => name === due.reactor);
  const [occurrence] = await loadOccurrences(client, [due]);
  const failure =
    reactor && occurrence
      ? await attempt(client, () => reactor.react(client, [occurrence]))
      : new Error(`no reactor ${due.reactor}`);
  if (!failure) {
    await client.query(
      "delete from case_reaction_due where division = $1 and case_id = $2 and seq = $3 and reactor = $4",
      [due.division, due.case_id, due.seq, due.reactor],
    );
    return true;
  }
  const wait = Math.min(longestWait, 10 * 2 ** due.tries);
  log.error({ err: failure, reactor: due.reactor, tries: due.tries + 1 }, "reaction failed again");
  await client.query(
    `update case_reaction_due set tries = tries + 1, due_at = now() + make_interval(secs => $5), reason = $6
     where division = $1 and case_id = $2 and seq = $3 and reactor = $4`,
    [due.division, due.case_id, due.seq, due.reactor, wait, failure.message.slice(0, 500)],
  );
  return true;
}

async function attempt(client: pg.ClientBase, work: () => Promise<void>): Promise<Error | undefined> {
  await client.query("savepoint reaction");
  try {
    await work();
    await client.query("release savepoint reaction");
    return undefined;
  } catch (error) {
    await client.query("rollback to savepoint reaction");
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
