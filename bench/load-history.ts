/** Loads a history: people, cases, events, running clocks, request keys, and the applications with what was handed in. */
import type pg from "pg";
import { awaitedRole, bodyOf, clockRows, urgentAt } from "#server/cases/case-row.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import { applicationRows } from "#server/modules/applications/application-store.ts";
import { residentRow } from "#server/modules/people/resident-store.ts";
import type { Services } from "#server/platform/services.ts";
import { chance } from "#server/simulation/chance.ts";
import { person, residentId } from "#server/simulation/made-up.ts";
import { copyInto, type TableCopy, type Value } from "./copy.ts";
import { type History, type Life, life, partiesOf } from "./history.ts";

export interface LoadOptions {
  services: Services;
  history: History;
  timekeeping: Timekeeping;
  /** Told now and then how many cases are in. */
  progress: (cases: number) => void;
}

const PROGRESS_EVERY = 20_000;
const ROWS_OF: Record<string, string[]> = {
  case_event:
    "division case_id seq at actor_kind actor_id actor_post action from_state to_state data digest".split(
      " ",
    ),
  case_request: "division request_key case_id seq actor_id action".split(" "),
  case_clock: "division case_id clock due_at paused unknown when_due".split(" "),
  application: "division case_id item_key item_version query_code resident enterprise".split(" "),
  resident: "division id phone_index phone_sealed created_at".split(" "),
  application_content: "division case_id seq content".split(" "),
  application_token: "division token case_id".split(" "),
};

/** Answers how many events were loaded. */
export async function loadHistory(options: LoadOptions): Promise<number> {
  const { services, history, progress } = options;
  const columns = caseColumns(options);
  const into = new Map<string, TableCopy>();
  for (const [table, names] of Object.entries({ case: Object.keys(columns), ...ROWS_OF })) {
    into.set(table, await copyInto(services.connection, table, names));
  }
  const put = (table: string, row: readonly Value[]) => into.get(table)?.put(row);
  await putResidents(options, put);
  let events = 0;
  for (let place = 0; place < history.cases; place++) {
    const one = life(history, place);
    events += one.events.length;
    await put(
      "case",
      Object.values(columns).map((column) => column(one)),
    );
    for (const [i, row] of eventRows(one).entries()) {
      await put("case_event", row);
      await put("case_request", requestRow(one, place, i));
    }
    for (const row of runningClocks(one, options)) await put("case_clock", row);
    for (const [table, row] of satellites(one, services, place)) await put(table, row);
    if (place % PROGRESS_EVERY === 0) progress(place);
  }
  await Promise.all([...into.values()].map((copy) => copy.end()));
  return events;
}

async function putResidents(
  { services: { sealing, now }, history }: LoadOptions,
  put: (table: string, row: Value[]) => Promise<void> | undefined,
) {
  const [{ division }, at] = [history, now()];
  for (let party = 0; party < partiesOf(history); party++) {
    const row = residentRow(sealing, { division, at, id: residentId(party), phone: person(party).phone });
    await put("resident", [row.division, row.id, row.phone_index, row.phone_sealed, row.created_at]);
  }
}

function caseColumns({ history: { type }, timekeeping }: LoadOptions): Record<string, (one: Life) => Value> {
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
    counter: ({ case: it }) => it.counter ?? null,
    holder: ({ case: it }) => it.holder ?? null,
    awaits: ({ case: it }) => awaitedRole(type, it),
    urgent_at: ({ case: it }) => urgentAt(type, clockRows(type, it, timekeeping)),
    opened_at: ({ case: it }) => it.openedAt,
    concluded_at: ({ case: it }) => it.concludedAt ?? null,
    body: ({ case: it }) => JSON.stringify(bodyOf(it)),
    head: ({ digests }) => digests.at(-1) as Buffer,
  };
}

function eventRows({ case: it, events, digests }: Life): Value[][] {
  return events.map(({ seq, at, actor, action, from, to, data }, i) => [
    ...[it.division, it.id, seq, at, actor.kind, actor.id, actor.post ?? null, action, from, to],
    JSON.stringify(data),
    digests[i] as Buffer,
  ]);
}

/** A key as random as those that clients make. */
function requestRow({ case: it, events }: Life, place: number, i: number): Value[] {
  const draw = chance(place * 16 + i);
  const hex = (digits: number) =>
    Math.floor(draw() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const key = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  const event = events[i] as Life["events"][number];
  return [it.division, key, it.id, event.seq, event.actor.id, event.action];
}

function runningClocks({ case: it }: Life, { history: { type }, timekeeping }: LoadOptions): Value[][] {
  return clockRows(type, it, timekeeping).map(({ clock, dueAt, paused, unknown, whenDue }) => [
    ...[it.division, it.id, clock, dueAt, paused, unknown, whenDue],
  ]);
}

function satellites(one: Life, { sealing }: Services, place: number): [table: string, row: Value[]][] {
  const { case: it, matter, content } = one;
  const { resident, enterprise } = content.applicant;
  const application = {
    ...{ division: it.division, id: it.id, resident, queryCode: String(place % 1_000_000).padStart(6, "0") },
    ...{ itemKey: matter.item.key, itemVersion: matter.item.version },
    ...(enterprise && { enterprise: enterprise.uscc }),
  };
  return applicationRows(sealing, application, content).map(({ table, row }) => [
    table,
    (ROWS_OF[table] ?? []).map((column) => row[column] as Value),
  ]);
}

/** The serials that the history has used, so that new cases get others. */
export async function keepSerials(pool: pg.Pool): Promise<void> {
  await pool.query(`insert into case_serial (division, day, digits, last)
    select division, to_date(left(id::text, 8), 'YYYYMMDD'), substr(id::text, 9, 2), max(id % 1000000)::int
    from "case" group by 1, 2, 3 on conflict (division, day, digits) do update set last = excluded.last`);
}
