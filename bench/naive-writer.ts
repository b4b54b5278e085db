/**
 * The same commands as the case writer's, the way most programs would write them: a transaction for each command, a
 * statement for each row. It decides, digests and refuses alike; only how it goes to the database differs.
 */
import { sql, type Transaction } from "kysely";
import type { CaseType } from "#contract/case-type.ts";
import type { SatelliteRow } from "#server/cases/case-batch.ts";
import type { ActOnCase, OpenCase, Written } from "#server/cases/case-command.ts";
import {
  awaitedRole,
  bodyOf,
  type CaseRow,
  type ClockRow,
  caseOfRow,
  clockRows,
  urgentAt,
} from "#server/cases/case-row.ts";
import { createSerials } from "#server/cases/case-serial.ts";
import type { CaseWriter, WriterOptions } from "#server/cases/case-writer.ts";
import type { Case, CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import { type Decision, decide, decideOpening } from "#server/kernel/case-type/decide.ts";
import { evolve, evolveOpening } from "#server/kernel/case-type/evolve.ts";
import { eventDigest, genesisDigest } from "#server/kernel/digest/chain.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { createDatabase } from "#server/platform/database/pool.ts";
import type { DB } from "#server/platform/database/schema.ts";
import { refuse } from "#server/platform/http/refusal.ts";

interface Outcome {
  requestKey: string;
  type: CaseType;
  next: Case;
  event: CaseEvent;
  digest: Buffer;
  clocks: ClockRow[];
  satellites: readonly SatelliteRow[];
}

export function createNaiveWriter({ pool, types, timekeeper }: WriterOptions): CaseWriter {
  const db = createDatabase(pool);
  const serials = createSerials(pool);
  let load = 0;

  async function open(ask: OpenCase): Promise<Written> {
    const type = types.version(ask.opening.type, ask.opening.typeVersion);
    const id = await serials.next(ask.division, shanghaiDay(ask.at), type.digits);
    const key = { division: ask.division, id };
    types.checkData(type, ask.action, ask.data);
    const event = eventOf(decideOpening(type, ask.opening, ask), ask.action);
    const next = evolveOpening(type, key, event);
    const outcome = {
      requestKey: ask.requestKey,
      ...{ type, next, event },
      digest: eventDigest(genesisDigest(key), event),
      clocks: clockRows(type, next, timekeeper.current()),
      satellites: ask.satellites?.(key, event, [key]) ?? [],
    };
    await db.transaction().execute(async (trx) => {
      await insertCase(trx, outcome);
      await record(trx, outcome);
    });
    return { case: next, event, repeated: false };
  }

  const act = (ask: ActOnCase): Promise<Written> =>
    db.transaction().execute(async (trx) => {
      const row = await lockedCase(trx, ask.key);
      if (!row) throw refuse("case-not-found");
      const outcome = outcomeOf(ask, row);
      await updateCase(trx, outcome);
      await record(trx, outcome);
      return { case: outcome.next, event: outcome.event, repeated: false };
    });

  function outcomeOf(ask: ActOnCase, row: CaseRow): Outcome {
    const current = caseOfRow(row);
    const type = types.version(current.type, current.typeVersion);
    const roles = ask.roles(current);
    if (ask.version !== undefined && ask.version !== current.version) throw refuse("case-changed");
    types.checkData(type, ask.action, ask.data);
    const event = eventOf(decide(type, current, { ...ask, roles }), ask.action);
    const next = evolve(type, current, event);
    return {
      requestKey: ask.requestKey,
      ...{ type, next, event },
      digest: eventDigest(row.head, event),
      clocks: clockRows(type, next, timekeeper.current()),
      satellites: ask.satellites?.(next, event) ?? [],
    };
  }

  const counted = async (work: Promise<Written>) => {
    load += 1;
    return work.finally(() => {
      load -= 1;
    });
  };
  return {
    open: (ask) => counted(open(ask)),
    act: (ask) => counted(act(ask)),
    load: () => load,
    settled: async () => undefined,
  };
}

function eventOf(decision: Decision, action: string): CaseEvent {
  if (!decision.ok) throw refuse(`case-${decision.problem}`, { action });
  return decision.event;
}

async function lockedCase(trx: Transaction<DB>, { division, id }: CaseKey): Promise<CaseRow | undefined> {
  const row = await trx
    .selectFrom("case")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row as CaseRow | undefined;
}

async function insertCase(trx: Transaction<DB>, outcome: Outcome) {
  const { next } = outcome;
  await trx
    .insertInto("case")
    .values({
      ...changingColumns(outcome),
      division: next.division,
      id: next.id,
      type: next.type,
      type_version: next.typeVersion,
      organ: next.organ,
      subject: next.subject,
      party: next.party,
      party_label: next.partyLabel,
      channel: next.channel,
      hall: next.hall ?? null,
      counter: next.counter ?? null,
      opened_at: next.openedAt,
    })
    .execute();
}

async function updateCase(trx: Transaction<DB>, outcome: Outcome) {
  const { division, id } = outcome.next;
  await trx
    .updateTable("case")
    .set(changingColumns(outcome))
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

function changingColumns({ type, next, digest, clocks }: Outcome) {
  return {
    state: next.state,
    version: next.version,
    holder: next.holder ?? null,
    awaits: awaitedRole(type, next),
    urgent_at: urgentAt(type, clocks),
    concluded_at: next.concludedAt ?? null,
    body: JSON.stringify(bodyOf(next)),
    head: digest,
  };
}

/** Request key, event, clocks and the reactions to come. */
async function record(trx: Transaction<DB>, outcome: Outcome) {
  const { requestKey, next, event, digest } = outcome;
  const { division, id } = next;
  const { seq, actor, action } = event;
  const at = { division, case_id: id };
  await trx
    .insertInto("case_request")
    .values({ ...at, seq, request_key: requestKey, actor_id: actor.id, action })
    .execute();
  await trx
    .insertInto("case_event")
    .values({
      ...at,
      seq,
      at: event.at,
      effective_at: event.effectiveAt ?? null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_post: actor.post ?? null,
      action,
      from_state: event.from,
      to_state: event.to,
      data: JSON.stringify(event.data),
      digest,
    })
    .execute();
  await putClocks(trx, outcome);
  await putSatellites(trx, outcome);
  await trx
    .insertInto("case_outbox")
    .values({ ...at, seq })
    .execute();
}

async function putClocks(trx: Transaction<DB>, { next, clocks }: Outcome) {
  const at = { division: next.division, case_id: next.id };
  for (const { clock, dueAt, paused, unknown, whenDue } of clocks) {
    const row = { due_at: dueAt, paused, unknown, when_due: whenDue };
    await trx
      .insertInto("case_clock")
      .values({ ...at, clock, ...row })
      .onConflict((same) => same.columns(["division", "case_id", "clock"]).doUpdateSet(row))
      .execute();
  }
  for (const clock of Object.keys(next.clocks).filter((name) => next.clocks[name]?.stoppedAt)) {
    await trx
      .deleteFrom("case_clock")
      .where("division", "=", at.division)
      .where("case_id", "=", at.case_id)
      .where("clock", "=", clock)
      .execute();
  }
}

async function putSatellites(trx: Transaction<DB>, { satellites }: Outcome) {
  for (const { table, row } of satellites) {
    await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)},
      ${JSON.stringify(row)}::jsonb)`.execute(trx);
  }
}
