/**
 * One batch of decided commands in one statement: lock the cases, keep the new request keys, append the events, move
 * the cases, set the clocks, queue the reactions. What another transaction holds or has changed is left out and
 * reported by its absence; nothing is half-written.
 */
import { createHash } from "node:crypto";
import type pg from "pg";
import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent } from "../kernel/case-type/case.ts";
import { awaitedRole, bodyOf, type ClockRow } from "./case-row.ts";

/** A row of a module's own table, keyed by the case, inserted together with the event that caused it. */
export interface SatelliteRow {
  table: string;
  row: Record<string, unknown>;
}

export interface DecidedCommand {
  requestKey: string;
  type: CaseType;
  next: Case;
  event: CaseEvent;
  digest: Buffer;
  /** When staff must have acted at the latest. */
  urgentAt: string;
  /** The running clocks that this event set; the others stay as they are. */
  clocks: ClockRow[];
  satellites: readonly SatelliteRow[];
}

/** Writes the batch durably; answers with the request keys that took effect. */
export async function writeBatch(
  client: pg.Pool | pg.ClientBase,
  batch: readonly DecidedCommand[],
): Promise<Set<string>> {
  const tables = [...new Set(batch.flatMap((one) => one.satellites.map(({ table }) => table)))].sort();
  const result = await client.query<{ request_key: string }>({
    name: statementName(tables),
    text: batchText(tables),
    values: [
      ...caseArrays(batch),
      ...clockArrays(batch),
      ...stoppedArrays(batch),
      ...satelliteArrays(batch, tables),
    ],
  });
  return new Set(result.rows.map((row) => row.request_key));
}

/** PostgreSQL tells names apart by their first 63 characters only. */
function statementName(tables: readonly string[]): string {
  const hash = createHash("sha256").update(tables.join(" ")).digest("hex");
  return `case-batch ${hash.slice(0, 32)}`;
}

const inputColumns: readonly [name: string, type: string, of: (one: DecidedCommand) => unknown][] = [
  ["division", "text", ({ next }) => next.division],
  ["id", "bigint", ({ next }) => next.id],
  ["request_key", "uuid", ({ requestKey }) => requestKey],
  ["type", "text", ({ next }) => next.type],
  ["type_version", "int", ({ next }) => next.typeVersion],
  ["state", "text", ({ next }) => next.state],
  ["version", "int", ({ next }) => next.version],
  ["organ", "text", ({ next }) => next.organ],
  ["subject", "text", ({ next }) => next.subject],
  ["party", "text", ({ next }) => next.party],
  ["party_label", "text", ({ next }) => next.partyLabel],
  ["channel", "text", ({ next }) => next.channel],
  ["hall", "text", ({ next }) => next.hall ?? null],
  ["counter", "text", ({ next }) => next.counter ?? null],
  ["holder", "text", ({ next }) => next.holder ?? null],
  ["awaits", "text", ({ next, type }) => awaitedRole(type, next)],
  ["urgent_at", "timestamptz", ({ urgentAt }) => urgentAt],
  ["opened_at", "timestamptz", ({ next }) => next.openedAt],
  ["concluded_at", "timestamptz", ({ next }) => next.concludedAt ?? null],
  ["body", "jsonb", ({ next }) => JSON.stringify(bodyOf(next))],
  ["at", "timestamptz", ({ event }) => event.at],
  ["effective_at", "timestamptz", ({ event }) => event.effectiveAt ?? null],
  ["actor_kind", "text", ({ event }) => event.actor.kind],
  ["actor_id", "text", ({ event }) => event.actor.id],
  ["actor_post", "text", ({ event }) => event.actor.post ?? null],
  ["action", "text", ({ event }) => event.action],
  ["from_state", "text", ({ event }) => event.from],
  ["data", "jsonb", ({ event }) => JSON.stringify(event.data)],
  ["digest", "bytea", ({ digest }) => digest],
];

const names = inputColumns.map(([name]) => name).join(", ");
const clocksAt = inputColumns.length;
const stoppedAt = clocksAt + 7;
const satellitesAt = stoppedAt + 3;

const inserted = `division, id, type, type_version, state, version, organ, subject, party, party_label, channel, hall, counter,
  holder, awaits, urgent_at, opened_at, concluded_at, body`;

function batchText(tables: readonly string[]): string {
  const p = (offset: number, type: string) => `$${offset + 1}::${type}[]`;
  const input = inputColumns.map(([, type], i) => p(i, type)).join(", ");
  return `
with input as (
  select * from unnest(${input}) as t(${names})
), locked as (
  select c.division, c.id from "case" c join input i on c.division = i.division and c.id = i.id
  where i.version > 1 and c.version = i.version - 1
  order by c.division, c.id for no key update of c skip locked
), fresh as (
  insert into case_request (division, request_key, case_id, seq, actor_id, action)
  select i.division, i.request_key, i.id, i.version, i.actor_id, i.action from input i
  where i.version = 1 or exists (select from locked l where l.division = i.division and l.id = i.id)
  order by i.division, i.request_key
  on conflict (division, request_key) do nothing
  returning division, request_key
), going as (
  select i.* from input i join fresh using (division, request_key)
), opened as (
  insert into "case" (${inserted}, head) select ${inserted}, digest from going where version = 1
), moved as (
  update "case" c set organ = g.organ, state = g.state, version = g.version, holder = g.holder, awaits = g.awaits,
    urgent_at = g.urgent_at, concluded_at = g.concluded_at, body = g.body, head = g.digest
  from going g where c.division = g.division and c.id = g.id and g.version > 1
), recorded as (
  insert into case_event (division, case_id, seq, at, effective_at, actor_kind, actor_id, actor_post, action,
    from_state, to_state, data, digest)
  select division, id, version, at, effective_at, actor_kind, actor_id, actor_post, action, from_state, state, data,
    digest from going
), clocks as (
  insert into case_clock (division, case_id, clock, due_at, paused, unknown, when_due)
  select g.division, g.id, k.clock, k.due_at, k.paused, k.unknown, k.when_due
  from unnest(${p(clocksAt, "uuid")}, ${p(clocksAt + 1, "text")}, ${p(clocksAt + 2, "text")},
    ${p(clocksAt + 3, "timestamptz")}, ${p(clocksAt + 4, "boolean")}, ${p(clocksAt + 5, "boolean")},
    ${p(clocksAt + 6, "text")}) as k(request_key, division, clock, due_at, paused, unknown, when_due)
  join going g using (division, request_key)
  on conflict (division, case_id, clock) do update
    set due_at = excluded.due_at, paused = excluded.paused, unknown = excluded.unknown, when_due = excluded.when_due
), stopped as (
  delete from case_clock c using going g,
    unnest(${p(stoppedAt, "uuid")}, ${p(stoppedAt + 1, "text")}, ${p(stoppedAt + 2, "text")})
      as k(request_key, division, clock)
  where g.division = k.division and g.request_key = k.request_key
    and c.division = g.division and c.case_id = g.id and c.clock = k.clock
), queued as (
  insert into case_outbox (division, case_id, seq) select division, id, version from going order by division, id
)${tables.map((table, i) => satelliteText(table, satellitesAt + i * 3)).join("")}
select request_key, pg_notify('case_outbox', division) from fresh`;
}

function satelliteText(table: string, at: number): string {
  const name = `"${table.replaceAll('"', '""')}"`;
  return `, "put ${table}" as (
  insert into ${name} select r.* from unnest($${at + 1}::uuid[], $${at + 2}::text[], $${at + 3}::jsonb[])
    as s(request_key, division, content) join fresh using (division, request_key)
  cross join lateral jsonb_populate_recordset(null::${name}, s.content) r
)`;
}

function caseArrays(batch: readonly DecidedCommand[]): unknown[][] {
  return inputColumns.map(([, , of]) => batch.map(of));
}

function clockArrays(batch: readonly DecidedCommand[]): unknown[][] {
  const rows = batch.flatMap((one) => one.clocks.map((clock) => ({ one, clock })));
  return [
    rows.map(({ one }) => one.requestKey),
    rows.map(({ one }) => one.next.division),
    rows.map(({ clock }) => clock.clock),
    rows.map(({ clock }) => clock.dueAt),
    rows.map(({ clock }) => clock.paused),
    rows.map(({ clock }) => clock.unknown),
    rows.map(({ clock }) => clock.whenDue),
  ];
}

/** Clocks this event stopped: their index rows go. */
function stoppedArrays(batch: readonly DecidedCommand[]): unknown[][] {
  const rows = batch.flatMap(({ requestKey, next, type, event }) =>
    (type.actions[event.action]?.clocks?.stop ?? [])
      .filter((clock) => next.clocks[clock]?.stoppedAt)
      .map((clock) => ({ requestKey, division: next.division, clock })),
  );
  return [rows.map((row) => row.requestKey), rows.map((row) => row.division), rows.map((row) => row.clock)];
}

/** For each table the commands that have rows in it, each with all of its rows. */
function satelliteArrays(batch: readonly DecidedCommand[], tables: readonly string[]): unknown[][] {
  return tables.flatMap((table) => {
    const having = batch.flatMap(({ requestKey, next, satellites }) => {
      const rows = satellites.flatMap((satellite) => (satellite.table === table ? [satellite.row] : []));
      return rows.length > 0 ? [{ requestKey, division: next.division, content: JSON.stringify(rows) }] : [];
    });
    return [
      having.map(({ requestKey }) => requestKey),
      having.map(({ division }) => division),
      having.map(({ content }) => content),
    ];
  });
}
