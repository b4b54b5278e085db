/**
 * The one way to change a case. Commands that arrive while writes are under way form the next batch: their cases are
 * loaded by one query, each is decided alone, all are written by one statement, and each caller gets their own answer
 * only after it is durable. There is no timer: a lone command is written at once.
 */

import type pg from "pg";
import type { CaseKey } from "../kernel/case-type/case.ts";
import { shanghaiDay } from "../kernel/time/day.ts";
import { Refusal } from "../platform/http/refusal.ts";
import "./case-refusals.ts";
import { createBatchQueue, type Queued } from "./batch-queue.ts";
import { type DecidedCommand, writeBatch } from "./case-batch.ts";
import type { ActOnCase, Command, OpenCase, Written } from "./case-command.ts";
import { createDecider } from "./case-decider.ts";
import { type CaseRow, caseColumns } from "./case-row.ts";
import { createSerials } from "./case-serial.ts";
import type { CaseTypes } from "./case-types.ts";
import { firstAnswers } from "./request-keys.ts";
import type { Timekeeper } from "./timekeeper.ts";

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

type Pending = Queued<Command, Written>;

export function createWriter(options: WriterOptions): CaseWriter {
  const { pool, types, timekeeper } = options;
  const serials = createSerials(pool);
  const decider = createDecider(types, timekeeper);
  const queue = createBatchQueue<Command, Written>({
    lanes: options.lanes ?? 2,
    batchSize: options.batchSize ?? 256,
    queueSize: options.queueSize ?? 4096,
    group: ({ key }) => key.division,
    // Two commands on one case, or one request sent twice, never share a statement.
    exclusive: ({ key, ask }) => [keyText(key), `${key.division} ${ask.requestKey}`],
    run: writePending,
  });

  /** Writes what can be written and answers it; returns what met a lock or a newer version and may try again. */
  async function writePending(batch: readonly Pending[]): Promise<Pending[]> {
    const loaded = await loadCases(pool, batch);
    const decided = new Map<Pending, DecidedCommand[]>();
    const refused = new Map<Pending, unknown>();
    for (const pending of batch) {
      try {
        decided.set(pending, decider(pending.command, loaded.get(keyText(pending.command.key))));
      } catch (error) {
        refused.set(pending, error);
      }
    }
    const written =
      decided.size > 0 ? await writeBatch(pool, [...decided.values()].flat()) : new Set<string>();
    for (const [pending, [first]] of decided) {
      if (!first || !written.has(first.requestKey)) continue;
      pending.answer({ case: first.next, event: first.event, repeated: false });
    }
    const rest = batch.filter(
      (pending) => refused.has(pending) || !written.has(pending.command.ask.requestKey),
    );
    return rest.length === 0 ? [] : answerRest(rest, refused);
  }

  /** A request carried out before gets its first answer, even when it would be refused now; the others may retry. */
  async function answerRest(rest: Pending[], refused: Map<Pending, unknown>): Promise<Pending[]> {
    const before = await firstAnswers(
      pool,
      types,
      rest.map(({ command }) => command),
    );
    return rest.filter((pending) => {
      const first = before.get(pending.command.ask.requestKey);
      if (first instanceof Refusal) pending.refuse(first);
      else if (first) pending.answer(first);
      else if (refused.has(pending)) pending.refuse(refused.get(pending));
      else return true;
      return false;
    });
  }

  async function newKey({ division, opening, at }: OpenCase): Promise<CaseKey> {
    const type = types.version(opening.type, opening.typeVersion);
    return { division, id: await serials.next(division, shanghaiDay(at), type.digits) };
  }

  return {
    async open(ask) {
      const key = await newKey(ask);
      const along = await Promise.all((ask.along ?? []).map(newKey));
      return queue.put({ kind: "open", key, ask, along });
    },
    act: (ask) => queue.put({ kind: "act", key: ask.key, ask }),
    load: queue.load,
    settled: queue.settled,
  };
}

function keyText(key: CaseKey): string {
  return `${key.division}/${key.id}`;
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
