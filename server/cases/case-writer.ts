/**
 * The one way to change a case. Commands that arrive while writes are under way form the next batch: their cases are
 * loaded by one query, each is decided alone, all are written by one statement, and each caller gets their own answer
 * only after it is durable. There is no timer: a lone command is written at once.
 */

import type pg from "pg";
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseKey, EventActor, Instant, Opening } from "../kernel/case-type/case.ts";
import { decide, decideOpening } from "../kernel/case-type/decide.ts";
import { evolve, evolveOpening } from "../kernel/case-type/evolve.ts";
import { eventDigest, genesisDigest } from "../kernel/digest/chain.ts";
import { shanghaiDay } from "../kernel/time/day.ts";
import { Refusal, refuse } from "../platform/http/refusal.ts";
import { type DecidedCommand, type SatelliteRow, writeBatch } from "./case-batch.ts";
import { type CaseRow, caseColumns, caseOfRow, clockRows } from "./case-row.ts";
import { createSerials } from "./case-serial.ts";
import type { CaseTypes } from "./case-types.ts";
import { firstAnswers } from "./request-keys.ts";
import type { Timekeeper } from "./timekeeper.ts";

interface Intent {
  requestKey: string;
  action: string;
  actor: EventActor;
  data: Record<string, unknown>;
  at: Instant;
  effectiveAt?: Instant;
}

export interface OpenCase extends Intent {
  division: string;
  opening: Opening;
  roles: readonly CaseRole[];
  /** Rows of the module's own tables, made once the key is known. */
  satellites?: (key: CaseKey, event: CaseEvent) => readonly SatelliteRow[];
}

export interface ActOnCase extends Intent {
  key: CaseKey;
  /** The version the actor saw; absent for the system, which acts on whatever is there. */
  version?: number;
  /** The roles the actor holds towards this case; a refusal thrown here is theirs. */
  roles: (current: Case) => readonly CaseRole[];
  satellites?: (current: Case, event: CaseEvent) => readonly SatelliteRow[];
}

export interface Written {
  case: Case;
  event: CaseEvent;
  /** The same request had been carried out before; nothing was changed now. */
  repeated: boolean;
}

export interface CaseWriter {
  /** Opens a case. Refused: what `decideOpening` refuses, a reused request key, an overloaded writer. */
  open(command: OpenCase): Promise<Written>;
  /** Acts on a case. Refused: not found, changed meanwhile, what `decide` refuses, an overloaded writer. */
  act(command: ActOnCase): Promise<Written>;
  /** Commands waiting or being written. */
  load(): number;
  /** Resolves when everything taken in has been answered. */
  settled(): Promise<void>;
}

export interface WriterOptions {
  pool: pg.Pool;
  types: CaseTypes;
  timekeeper: Timekeeper;
  /** Batches under way at the same time. */
  lanes?: number;
  /** Commands in one batch at most. */
  batchSize?: number;
  /** Commands waiting at most; beyond that callers are told to come back (503). */
  queueSize?: number;
}

type Command = { kind: "open"; key: CaseKey; ask: OpenCase } | { kind: "act"; key: CaseKey; ask: ActOnCase };

interface Pending {
  command: Command;
  tries: number;
  answer: (written: Written) => void;
  refuse: (reason: unknown) => void;
}

const mostTries = 5;

export function createWriter(options: WriterOptions): CaseWriter {
  const { pool, types, timekeeper, lanes = 2, batchSize = 256, queueSize = 4096 } = options;
  const serials = createSerials(pool);
  const queue: Pending[] = [];
  const busy = new Set<string>();
  const settledWaiters: (() => void)[] = [];
  let running = 0;
  let underway = 0;

  function enqueue(command: Command): Promise<Written> {
    if (queue.length >= queueSize) return Promise.reject(refuse("overloaded", { retryAfter: 1 }));
    const { promise, resolve, reject } = Promise.withResolvers<Written>();
    underway += 1;
    queue.push({ command, tries: 0, answer: resolve, refuse: reject });
    pump();
    return promise;
  }

  function pump() {
    while (running < lanes && queue.length > 0) {
      const batch = takeBatch(queue, busy, batchSize);
      if (batch.length === 0) return;
      running += 1;
      void runBatch(batch).finally(() => {
        running -= 1;
        for (const { command } of batch) busy.delete(keyText(command.key));
        pump();
        if (underway === 0) for (const resolve of settledWaiters.splice(0)) resolve();
      });
    }
  }

  async function runBatch(batch: Pending[]): Promise<void> {
    try {
      const again = await writePending(batch);
      for (const pending of again) retry(pending);
    } catch (error) {
      if (batch.length === 1) return settle(batch[0]!, () => batch[0]!.refuse(error));
      // One row spoils the statement for all: each goes alone, and only the culprit hears of it.
      for (const pending of batch) await runBatch([pending]);
    }
  }

  function retry(pending: Pending) {
    pending.tries += 1;
    if (pending.tries >= mostTries) return settle(pending, () => pending.refuse(refuse("case-busy")));
    queue.push(pending);
  }

  function settle(pending: Pending, answer: () => void) {
    underway -= 1;
    answer();
  }

  /** Writes what can be written and answers it; returns what met a lock or a newer version and may try again. */
  async function writePending(batch: Pending[]): Promise<Pending[]> {
    const loaded = await loadCases(pool, batch);
    const decided = new Map<Pending, DecidedCommand>();
    const failed = new Map<Pending, unknown>();
    for (const pending of batch) {
      try {
        decided.set(pending, decideOne(pending.command, loaded.get(keyText(pending.command.key))));
      } catch (error) {
        failed.set(pending, error);
      }
    }
    const written = decided.size > 0 ? await writeBatch(pool, [...decided.values()]) : new Set<string>();
    const missed = batch.filter((one) => !written.has(one.command.ask.requestKey) || failed.has(one));
    const before =
      missed.length > 0
        ? await firstAnswers(
            pool,
            types,
            missed.map(({ command }) => command),
          )
        : new Map();
    const again: Pending[] = [];
    for (const pending of batch) {
      const done = decided.get(pending);
      const earlier = missed.includes(pending) ? before.get(pending.command.ask.requestKey) : undefined;
      if (earlier instanceof Refusal) settle(pending, () => pending.refuse(earlier));
      else if (earlier) settle(pending, () => pending.answer(earlier));
      else if (failed.has(pending)) settle(pending, () => pending.refuse(failed.get(pending)));
      else if (done && written.has(done.requestKey)) {
        settle(pending, () => pending.answer({ case: done.next, event: done.event, repeated: false }));
      } else again.push(pending);
    }
    return again;
  }

  function decideOne(command: Command, row: CaseRow | undefined): DecidedCommand {
    return command.kind === "open" ? decideOpen(command) : decideAct(command.ask, row);
  }

  function decideOpen({ ask, key }: { ask: OpenCase; key: CaseKey }): DecidedCommand {
    const type = types.version(ask.opening.type, ask.opening.typeVersion);
    types.checkData(type, ask.action, ask.data);
    const decision = decideOpening(type, ask.opening, ask);
    if (!decision.ok) throw refuse(`case-${decision.problem}`, { action: ask.action });
    const next = evolveOpening(type, key, decision.event);
    return finish(
      ask.requestKey,
      type,
      next,
      decision.event,
      genesisDigest(key),
      ask.satellites?.(key, decision.event),
    );
  }

  function decideAct(ask: ActOnCase, row: CaseRow | undefined): DecidedCommand {
    if (!row) throw refuse("case-not-found");
    const current = caseOfRow(row);
    const type = types.version(current.type, current.typeVersion);
    const roles = ask.roles(current);
    if (ask.version !== undefined && ask.version !== current.version) throw refuse("case-changed");
    types.checkData(type, ask.action, ask.data);
    const decision = decide(type, current, { ...ask, roles });
    if (!decision.ok) throw refuse(`case-${decision.problem}`, { action: ask.action });
    const next = evolve(type, current, decision.event);
    return finish(
      ask.requestKey,
      type,
      next,
      decision.event,
      row.head,
      ask.satellites?.(next, decision.event),
    );
  }

  function finish(
    requestKey: string,
    type: CaseType,
    next: Case,
    event: CaseEvent,
    head: Buffer,
    satellites: readonly SatelliteRow[] = [],
  ): DecidedCommand {
    const clocks = clockRows(type, next, timekeeper.current());
    return { requestKey, type, next, event, digest: eventDigest(head, event), clocks, satellites };
  }

  return {
    async open(ask) {
      const type = types.version(ask.opening.type, ask.opening.typeVersion);
      const id = await serials.next(ask.division, shanghaiDay(ask.at), type.digits);
      return enqueue({ kind: "open", key: { division: ask.division, id }, ask });
    },
    act: (ask) => enqueue({ kind: "act", key: ask.key, ask }),
    load: () => underway,
    settled: () =>
      underway === 0 ? Promise.resolve() : new Promise((resolve) => settledWaiters.push(resolve)),
  };
}

function keyText(key: CaseKey): string {
  return `${key.division}/${key.id}`;
}

/** The next commands that can go together: one division, at most one command a case, none of a case under way. */
function takeBatch(queue: Pending[], busy: Set<string>, most: number): Pending[] {
  const batch: Pending[] = [];
  const left: Pending[] = [];
  let division: string | undefined;
  for (const pending of queue) {
    const { key } = pending.command;
    const fits =
      batch.length < most && !busy.has(keyText(key)) && (division ?? key.division) === key.division;
    if (!fits) {
      left.push(pending);
      continue;
    }
    division = key.division;
    busy.add(keyText(key));
    batch.push(pending);
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}

async function loadCases(pool: pg.Pool, batch: readonly Pending[]): Promise<Map<string, CaseRow>> {
  const keys = batch.flatMap(({ command }) => (command.kind === "act" ? [command.key] : []));
  if (keys.length === 0) return new Map();
  const { rows } = await pool.query<CaseRow>({
    name: "case-load",
    text: `select ${caseColumns} from unnest($1::text[], $2::bigint[]) as k(division, id)
      join "case" c on c.division = k.division and c.id = k.id`,
    values: [keys.map((key) => key.division), keys.map((key) => key.id)],
  });
  return new Map(rows.map((row) => [keyText(row), row]));
}
