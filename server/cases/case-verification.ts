/** Proves that events, cases and clocks agree, and that nothing was altered, removed or slipped in. */
import type pg from "pg";
import type { CaseKey } from "../kernel/case-type/case.ts";
import { foldCase } from "../kernel/case-type/evolve.ts";
import { caseNumber } from "../kernel/codes/case-number.ts";
import { canonical } from "../kernel/digest/canonical.ts";
import { verifyChain } from "../kernel/digest/chain.ts";
import {
  type CaseRow,
  caseColumns,
  caseOfRow,
  clockRows,
  type EventRow,
  eventColumns,
  eventOfRow,
  urgentAt,
} from "./case-row.ts";
import type { CaseTypes } from "./case-types.ts";
import type { Timekeeper } from "./timekeeper.ts";

export interface Fault {
  /** Number of the case, or the day of a daily root. */
  at: string;
  seq?: number;
  reason: string;
}

export interface Verification {
  cases: number;
  events: number;
  /** The first fault of each case that has one, at most `mostFaults`. */
  faults: Fault[];
}

const pageSize = 500;
const mostFaults = 100;

type ClockIndexRow = CaseKey & { case_id: number; clock: string; due_at: string | null };

/** Reads every case of the database once, in one snapshot. `progress` is told how far it has come. */
export async function verifyCases(
  pool: pg.Pool,
  types: CaseTypes,
  timekeeper: Timekeeper,
  progress: (cases: number) => void = () => undefined,
): Promise<Verification> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const result: Verification = { cases: 0, events: 0, faults: [] };
    let after: CaseKey = { division: "", id: 0 };
    for (;;) {
      const rows = await casesAfter(client, after);
      const last = rows.at(-1);
      if (!last) break;
      await verifyPage(client, rows, types, timekeeper, result);
      progress(result.cases);
      after = { division: last.division, id: last.id };
    }
    result.faults.push(...(await strayEvents(client)));
    await client.query("commit");
    return { ...result, faults: result.faults.slice(0, mostFaults) };
  } finally {
    client.release();
  }
}

async function casesAfter(
  client: pg.ClientBase,
  after: CaseKey,
): Promise<(CaseRow & { urgent_at: string })[]> {
  const { rows } = await client.query<CaseRow & { urgent_at: string }>({
    name: "verify-cases",
    text: `select ${caseColumns}, c.urgent_at from "case" c where (c.division, c.id) > ($1, $2)
      order by c.division, c.id limit ${pageSize}`,
    values: [after.division, after.id],
  });
  return rows;
}

async function verifyPage(
  client: pg.ClientBase,
  rows: readonly (CaseRow & { urgent_at: string })[],
  types: CaseTypes,
  timekeeper: Timekeeper,
  result: Verification,
): Promise<void> {
  const events = groupByCase(await rowsOfCases<EventRow>(client, "case_event", eventColumns, "e.seq", rows));
  const clocks = groupByCase(
    await rowsOfCases<ClockIndexRow>(
      client,
      "case_clock",
      "e.division, e.case_id, e.clock, e.due_at",
      "e.clock",
      rows,
    ),
  );
  for (const row of rows) {
    const key = `${row.division}/${row.id}`;
    const mine = events.get(key) ?? [];
    result.cases += 1;
    result.events += mine.length;
    const fault =
      chainFault(row, mine) ?? projectionFault(row, mine, clocks.get(key) ?? [], types, timekeeper);
    if (fault) result.faults.push({ at: caseNumber(row.division, row.id), ...fault });
  }
}

async function rowsOfCases<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  table: "case_event" | "case_clock",
  columns: string,
  order: string,
  rows: readonly CaseRow[],
): Promise<R[]> {
  const answer = await client.query<R>({
    name: `verify-${table}`,
    text: `select ${columns} from unnest($1::text[], $2::bigint[]) as k(division, id)
      join ${table} e on e.division = k.division and e.case_id = k.id order by e.division, e.case_id, ${order}`,
    values: [rows.map((row) => row.division), rows.map((row) => row.id)],
  });
  return answer.rows;
}

function groupByCase<R extends { division: string; case_id: number }>(rows: readonly R[]): Map<string, R[]> {
  return Map.groupBy(rows, (row) => `${row.division}/${row.case_id}`);
}

type Found = Omit<Fault, "at"> | undefined;

const chainReasons = {
  altered: "event altered",
  gap: "event missing",
  removed: "last event missing",
  inserted: "event slipped in",
};

/** The first event that does not follow from the one before. */
function chainFault(row: CaseRow, events: readonly EventRow[]): Found {
  const links = events.map((event) => ({ event: eventOfRow(event), digest: event.digest }));
  const fault = verifyChain(row, links, { seq: row.version, digest: row.head });
  return fault && { seq: fault.seq, reason: chainReasons[fault.reason] };
}

/** Where the case's row differs from the fold of its events. */
function projectionFault(
  row: CaseRow & { urgent_at: string },
  events: readonly EventRow[],
  clocks: readonly ClockIndexRow[],
  types: CaseTypes,
  timekeeper: Timekeeper,
): Found {
  const folded = foldCase(types.version, row, events.map(eventOfRow));
  if (!folded) return { seq: 1, reason: "first event opens nothing" };
  if (canonical(folded) !== canonical(caseOfRow(row))) return { reason: "case differs from its events" };
  const type = types.version(row.type, row.type_version);
  const expected = clockRows(type, folded, timekeeper.current());
  if (urgentAt(type, expected) !== row.urgent_at) return { reason: "inbox order differs from its clocks" };
  const due = (list: { clock: string; at: string | null }[]) =>
    list
      .map(({ clock, at }) => `${clock} ${at}`)
      .sort()
      .join();
  const indexed = due(clocks.map(({ clock, due_at }) => ({ clock, at: due_at })));
  const wanted = due(expected.map(({ clock, dueAt }) => ({ clock, at: dueAt })));
  return indexed === wanted ? undefined : { reason: "clock index differs from its clocks" };
}

/** Events without a case can only be put there by hand. */
async function strayEvents(client: pg.ClientBase): Promise<Fault[]> {
  const { rows } = await client.query<{ division: string; case_id: number }>(
    `select distinct e.division, e.case_id from case_event e
     where not exists (select from "case" c where c.division = e.division and c.id = e.case_id) limit ${mostFaults}`,
  );
  return rows.map((row) => ({ at: caseNumber(row.division, row.case_id), reason: "events without a case" }));
}
