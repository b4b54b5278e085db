import { createHash } from "node:crypto";
import type pg from "pg";
import type { CaseKey } from "../kernel/case-type/case.ts";
import { foldCase } from "../kernel/case-type/evolve.ts";
import { type Refusal, refuse } from "../platform/http/refusal.ts";
import type { Written } from "./case-command.ts";
import { type EventRow, eventColumns, eventOfRow } from "./case-row.ts";
import type { CaseTypes } from "./case-types.ts";

/** The key of something that follows from a request: the same whenever the request is repeated. */
export function followingKey(requestKey: string, what: string): string {
  const hex = createHash("sha256").update(`${requestKey} ${what}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What identifies a request besides its key: the same key for something else is refused, not answered. */
interface Asked {
  key: CaseKey;
  kind: "open" | "act";
  ask: { requestKey: string; action: string; actor: { id: string } };
}

interface KeyRow extends CaseKey {
  request_key: string;
  seq: number;
  actor_id: string;
  action: string;
}

/**
 * The first answers to requests that have been carried out before, by request key. A key that somebody used for
 * another action, case or account answers with a refusal, so that nobody learns of another's case by guessing.
 */
export async function firstAnswers(
  pool: pg.Pool,
  types: CaseTypes,
  asked: readonly Asked[],
): Promise<Map<string, Written | Refusal>> {
  const { rows } = await pool.query<KeyRow>({
    name: "case-request-keys",
    text: `select r.division, r.request_key, r.case_id as id, r.seq, r.actor_id, r.action
      from unnest($1::text[], $2::uuid[]) as k(division, request_key)
      join case_request r on r.division = k.division and r.request_key = k.request_key`,
    values: [asked.map(({ key }) => key.division), asked.map(({ ask }) => ask.requestKey)],
  });
  const answers = new Map<string, Written | Refusal>();
  for (const row of rows) {
    const same = asked.find(({ ask }) => ask.requestKey === row.request_key);
    if (!same) continue;
    answers.set(
      row.request_key,
      isSame(row, same) ? await answerAt(pool, types, row) : refuse("request-key-reused"),
    );
  }
  return answers;
}

function isSame(row: KeyRow, { key, kind, ask }: Asked): boolean {
  const sameCase = kind === "open" ? row.seq === 1 : row.id === key.id;
  return sameCase && row.actor_id === ask.actor.id && row.action === ask.action;
}

/** The case as it stood after that event: what the first answer said. */
async function answerAt(pool: pg.Pool, types: CaseTypes, row: KeyRow): Promise<Written> {
  const { rows } = await pool.query<EventRow>({
    name: "case-events-until",
    text: `select ${eventColumns} from case_event e
      where e.division = $1 and e.case_id = $2 and e.seq <= $3 order by e.seq`,
    values: [row.division, row.id, row.seq],
  });
  const events = rows.map(eventOfRow);
  const event = events.at(-1);
  const then = foldCase(types.version, row, events);
  if (!then || !event) throw new Error(`request ${row.request_key} names an event that is not there`);
  return { case: then, event, repeated: true };
}
