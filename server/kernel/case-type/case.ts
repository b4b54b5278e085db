/** The case and its events: the one record of every matter. A case is the fold of its events (`evolve`). */
import type { Limit, Step } from "#contract/item.ts";
import type { Clock } from "../time/clock.ts";

/** Instant in UTC, ISO 8601 with milliseconds: `2026-11-21T01:30:00.000Z`. */
export type Instant = string;

export type ActorKind = "resident" | "staff" | "device" | "system" | "connected";

/** Who did it. `id` is the account's; `post` the post a member of staff acted from. */
export interface EventActor {
  kind: ActorKind;
  id: string;
  post?: string;
}

/** What is frozen when a case opens, so that later editions of the item change nothing (R1.4). */
export interface CaseFacts {
  /** Limits by clock fact: `statutory`, `promised` … */
  limits: Record<string, Limit>;
  steps: Step[];
}

export interface CaseEvent {
  /** 1 for the opening, then without gap. */
  seq: number;
  at: Instant;
  actor: EventActor;
  action: string;
  from: string | null;
  to: string;
  data: Record<string, unknown>;
}

/** The first event also fixes what the case is. */
export interface Opening {
  type: string;
  typeVersion: number;
  facts: CaseFacts;
}

export interface Case {
  division: string;
  id: string;
  number: string;
  type: string;
  typeVersion: number;
  state: string;
  /** Number of events so far; what a command must name to change the case. */
  version: number;
  openedAt: Instant;
  /** When the matter was decided or ended. */
  concludedAt?: Instant;
  facts: CaseFacts;
  clocks: Record<string, Clock>;
  /** Index of the step in `facts.steps` that is under way. */
  step?: number;
  /** How often each action has been taken. */
  taken: Record<string, number>;
}
