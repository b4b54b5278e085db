/** Between the case as a value and its row: columns that lists and keys need, and `body` for the rest of the fold. */
import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent } from "../kernel/case-type/case.ts";
import { type DueAnswer, dueOf, type Timekeeping } from "../kernel/time/due.ts";

export interface CaseRow {
  division: string;
  id: number;
  type: string;
  type_version: number;
  state: string;
  version: number;
  organ: string;
  subject: string;
  party: string;
  party_label: string;
  channel: string;
  hall: string | null;
  counter: string | null;
  holder: string | null;
  opened_at: string;
  concluded_at: string | null;
  body: Pick<Case, "facts" | "clocks" | "taken" | "forwardedTo" | "step">;
  head: Buffer;
}

/** Columns a case is read by, in the order of `CaseRow`. */
export const caseColumns = `c.division, c.id, c.type, c.type_version, c.state, c.version, c.organ, c.subject, c.party,
  c.party_label, c.channel, c.hall, c.counter, c.holder, c.opened_at, c.concluded_at, c.body, c.head`;

export function caseOfRow(row: CaseRow): Case {
  return {
    division: row.division,
    id: row.id,
    type: row.type,
    typeVersion: row.type_version,
    organ: row.organ,
    subject: row.subject,
    party: row.party,
    partyLabel: row.party_label,
    channel: row.channel,
    ...(row.hall !== null && { hall: row.hall }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.body.forwardedTo !== undefined && { forwardedTo: row.body.forwardedTo }),
    facts: row.body.facts,
    state: row.state,
    version: row.version,
    openedAt: row.opened_at,
    ...(row.concluded_at !== null && { concludedAt: row.concluded_at }),
    clocks: row.body.clocks,
    ...(row.body.step !== undefined && { step: row.body.step }),
    ...(row.holder !== null && { holder: row.holder }),
    taken: row.body.taken,
  };
}

export function bodyOf(current: Case): CaseRow["body"] {
  const { facts, clocks, taken, step, forwardedTo } = current;
  return {
    ...{ facts, clocks, taken },
    ...(step !== undefined && { step }),
    ...(forwardedTo !== undefined && { forwardedTo }),
  };
}

/** The role whose inbox the case is in, with `step` already replaced by the step's role; null for nobody's. */
export function awaitedRole(type: CaseType, current: Case): string | null {
  const awaits = type.states[current.state]?.awaits;
  if (awaits !== "step") return awaits ?? null;
  return current.step === undefined ? null : (current.facts.steps[current.step]?.role ?? null);
}

/** A clock that has not stopped, as indexed in `case_clock`. */
export interface ClockRow {
  clock: string;
  dueAt: string | null;
  paused: boolean;
  unknown: boolean;
  whenDue: string | null;
}

export function clockRows(type: CaseType, current: Case, timekeeping: Timekeeping): ClockRow[] {
  return Object.entries(current.clocks).flatMap(([clock, value]) => {
    if (value.stoppedAt) return [];
    return clockRow(clock, dueOf(value, timekeeping), type.clocks[clock]?.whenDue ?? null);
  });
}

function clockRow(clock: string, due: DueAnswer, whenDue: string | null): ClockRow[] {
  if (due.kind === "stopped") return [];
  const dueAt = due.kind === "due" ? due.at : null;
  return [{ clock, dueAt, paused: due.kind === "paused", unknown: due.kind === "unknown", whenDue }];
}

/** When staff must have acted at the latest; `infinity` when no clock of theirs runs. */
export function urgentAt(type: CaseType, clocks: readonly ClockRow[]): string {
  const dues = clocks.flatMap(({ clock, dueAt }) => (dueAt && type.clocks[clock]?.staff ? [dueAt] : []));
  return dues.length === 0 ? "infinity" : dues.reduce((a, b) => (a < b ? a : b));
}

export interface EventRow {
  division: string;
  case_id: number;
  seq: number;
  at: string;
  effective_at: string | null;
  actor_kind: CaseEvent["actor"]["kind"];
  actor_id: string;
  actor_post: string | null;
  action: string;
  from_state: string | null;
  to_state: string;
  data: CaseEvent["data"];
  digest: Buffer;
}

export const eventColumns = `e.division, e.case_id, e.seq, e.at, e.effective_at, e.actor_kind, e.actor_id, e.actor_post,
  e.action, e.from_state, e.to_state, e.data, e.digest`;

export function eventOfRow(row: EventRow): CaseEvent {
  return {
    seq: row.seq,
    at: row.at,
    ...(row.effective_at !== null && { effectiveAt: row.effective_at }),
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      ...(row.actor_post !== null && { post: row.actor_post }),
    },
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    data: row.data,
  };
}
