/** The case and its events: the one record of every matter. A case is the fold of its events (`evolve`). */
import type { Limit, Step } from "#contract/item.ts";
import type { CaseKey } from "../codes/case-number.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/day.ts";

export type ActorKind = "resident" | "staff" | "device" | "system" | "connected";

/** Who did it: the account's id, and the post a member of staff acted from. */
export interface EventActor {
  kind: ActorKind;
  id: string;
  post?: string;
}

/** A step as a case keeps it: what `decide` needs and the applicant may know, without the guide's texts. */
export type CaseStep = Pick<Step, "id" | "name" | "kind" | "limit"> & {
  /** A counter has no step of an item, but may have one of another type of case. */
  role: Step["role"] | "clerk";
};

/** What is frozen when a case opens, so that later editions of the item change nothing for it (R1.4). */
export interface CaseFacts {
  /** Limits by fact name: `statutory`, `promised`, `correction` … */
  limits: Record<string, Limit>;
  steps: CaseStep[];
  /** What this case has that others of its type have not: `licence` when the result is one. */
  traits: string[];
}

/** What a case is from its first event on. */
export interface Opening {
  type: string;
  typeVersion: number;
  /** 统一社会信用代码 of the organ that handles it. */
  organ: string;
  /** What it is about: the item's name. */
  subject: string;
  /** Whom it is for: `resident/<id>` or `enterprise/<uscc>`. */
  party: string;
  /** Their name as lists may show it: masked for a person (R13.5). */
  partyLabel: string;
  /** How it came: portal, counter, kiosk … Only a field: same case, same clock (A25). */
  channel: string;
  /** Hall where it was received; absent: online. */
  hall?: string;
  /** Counter of that hall where it was received, if one was open under the clerk who did. */
  counter?: string;
  /** Hall that takes it up, where a point only received and forwarded it (代收转办, A17); absent: it stays. */
  forwardedTo?: string;
  facts: CaseFacts;
}

/** How and where a case comes in. */
export type Entrance = Pick<Opening, "channel" | "hall" | "counter" | "forwardedTo">;

export interface CaseEvent {
  /** 1 for the opening, then without gap. */
  seq: number;
  at: Instant;
  /** When it takes effect for the clocks, where that is not `at`: a clock that was due while nobody looked. */
  effectiveAt?: Instant;
  actor: EventActor;
  action: string;
  from: string | null;
  to: string;
  /** The opening's event carries `opening`. */
  data: Record<string, unknown> & { opening?: Opening };
}

export type { CaseKey };

export interface Case extends CaseKey, Opening {
  state: string;
  /** Number of events so far; what a command must name to change the case. */
  version: number;
  openedAt: Instant;
  /** When the matter was decided or ended. */
  concludedAt?: Instant;
  clocks: Record<string, Clock>;
  /** Index of the step in `facts.steps` that is under way. */
  step?: number;
  /** Staff account that has taken it on. */
  holder?: string;
  /** How often each action has been taken. */
  taken: Record<string, number>;
}

/**
 * When people say it happened: at the moment a clock was due while nobody looked, else when it was done. What counts as
 * received on a later day (R2.6) was still handed in when it was.
 */
export function momentOf({ at, effectiveAt }: Pick<CaseEvent, "at" | "effectiveAt">): Instant {
  return effectiveAt !== undefined && effectiveAt < at ? effectiveAt : at;
}
