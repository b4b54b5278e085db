/** Loads a history: cases, their events, the clocks that run, the serials that were used. */
import type pg from "pg";
import { awaitedRole, bodyOf, clockRows, urgentAt } from "#server/cases/case-row.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import type { PoolOptions } from "#server/platform/database/pool.ts";
import { copyInto, type TableCopy, type Value } from "./copy.ts";
import { type History, type Life, life } from "./history.ts";

type Columns = Record<string, (life: Life) => Value>;

/** What is told while it takes its time. */
export type Progress = (cases: number) => void;

const PROGRESS_EVERY = 20_000;

/** Answers how many events were loaded. */
export async function loadHistory(
  connection: PoolOptions["connection"],
  history: History,
  timekeeping: Timekeeping,
  progress: Progress,
): Promise<number> {
  const cases = caseColumns(history, timekeeping);
  const intoCases = await copyInto(connection, "case", Object.keys(cases));
  const intoEvents = await copyInto(connection, "case_event", EVENT_COLUMNS);
  const intoClocks = await copyInto(connection, "case_clock", CLOCK_COLUMNS);
  const intoKeys = await copyInto(connection, "case_request", KEY_COLUMNS);
  const read = Object.values(cases);
  for (let place = 0; place < history.cases; place++) {
    const one = life(history, place);
    await intoCases.put(read.map((column) => column(one)));
    await putEvents(intoEvents, intoKeys, one, place);
    await putClocks(intoClocks, one, history, timekeeping);
    if (place % PROGRESS_EVERY === 0) progress(place);
  }
  const [, events] = await Promise.all(
    [intoCases, intoEvents, intoClocks, intoKeys].map((copy) => copy.end()),
  );
  return events ?? 0;
}

function caseColumns({ type }: History, timekeeping: Timekeeping): Columns {
  return {
    division: ({ case: it }) => it.division,
    id: ({ case: it }) => it.id,
    type: ({ case: it }) => it.type,
    type_version: ({ case: it }) => it.typeVersion,
    state: ({ case: it }) => it.state,
    version: ({ case: it }) => it.version,
    organ: ({ case: it }) => it.organ,
    subject: ({ case: it }) => it.subject,
    party: ({ case: it }) => it.party,
    party_label: ({ case: it }) => it.partyLabel,
    channel: ({ case: it }) => it.channel,
    hall: ({ case: it }) => it.hall ?? null,
    holder: ({ case: it }) => it.holder ?? null,
    awaits: ({ case: it }) => awaitedRole(type, it),
    urgent_at: ({ case: it }) => urgentAt(type, clockRows(type, it, timekeeping)),
    opened_at: ({ case: it }) => it.openedAt,
    concluded_at: ({ case: it }) => it.concludedAt ?? null,
    body: ({ case: it }) => JSON.stringify(bodyOf(it)),
    head: ({ digests }) => digests.at(-1) as Buffer,
  };
}

const EVENT_COLUMNS = [
  "division",
  "case_id",
  "seq",
  "at",
  "actor_kind",
  "actor_id",
  "actor_post",
  "action",
  "from_state",
  "to_state",
  "data",
  "digest",
];
const KEY_COLUMNS = ["division", "request_key", "case_id", "seq", "actor_id", "action"];
const CLOCK_COLUMNS = ["division", "case_id", "clock", "due_at", "paused", "unknown", "when_due"];

async function putEvents(events: TableCopy, keys: TableCopy, { case: it, ...one }: Life, place: number) {
  for (const [i, { seq, at, actor, action, from, to, data }] of one.events.entries()) {
    const who = [actor.kind, actor.id, actor.post ?? null];
    const digest = one.digests[i] as Buffer;
    await events.put([it.division, it.id, seq, at, ...who, action, from, to, JSON.stringify(data), digest]);
    await keys.put([it.division, requestKey(place, seq), it.id, seq, actor.id, action]);
  }
}

async function putClocks(copy: TableCopy, { case: it }: Life, { type }: History, timekeeping: Timekeeping) {
  for (const { clock, dueAt, paused, unknown, whenDue } of clockRows(type, it, timekeeping)) {
    await copy.put([it.division, it.id, clock, dueAt, paused, unknown, whenDue]);
  }
}

/** Spread like the random ones that clients make. */
function requestKey(place: number, seq: number): string {
  const spread = Math.imul(place + 1, 0x9e3779b1) >>> 0;
  const head = spread.toString(16).padStart(8, "0");
  return `${head}-0000-4000-8${String(seq).padStart(3, "0")}-${place.toString(16).padStart(12, "0")}`;
}

/** The serials of the days that the history has used, so that new cases get others. */
export async function keepSerials(pool: pg.Pool): Promise<void> {
  await pool.query(`insert into case_serial (division, day, digits, last)
    select division, to_date(left(id::text, 8), 'YYYYMMDD'), substr(id::text, 9, 2), max(id % 1000000)::int
    from "case" group by 1, 2, 3 on conflict (division, day, digits) do update set last = excluded.last`);
}
