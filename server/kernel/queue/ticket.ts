/**
 * The life of a ticket (号): one wish to be served at one queue. Pure: what may be done is decided here, from the
 * ticket, the rules and the moment; the module only carries it out.
 *
 *     waiting → called → serving → done
 *        ↑        │↘ missed ──restore──→ waiting
 *        │        ↓          ↘
 *        └─return, transfer── held, parked ──resume──→ serving
 *     every state that is no end → cancelled, or at the end of the day left (done, if it was being served)
 */
import type { TicketAction, TicketState } from "#contract/queue.ts";
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";

export type Ending = "finished" | "by-person" | "by-staff" | "day-end";

export interface Ticket {
  queue: string;
  class: TicketClass;
  /** When it should be its turn: the appointment's time, or when the number was taken. Nothing moves it. */
  dueAt: Instant;
  takenAt: Instant;
  state: TicketState;
  /** When it came into its state. */
  since: Instant;
  /** Where it was called last, and by whom. */
  counter?: string;
  staff?: string;
  /** How often it was called in this round. */
  calls: number;
  calledAt?: Instant;
  restored: number;
  missedAt?: Instant;
  /** How many others still go first, after it was missed and came back (R12.3). */
  behind: number;
  ending?: Ending;
}

/** Where a member of staff acts, and what with. */
export interface Hand {
  at: Instant;
  staff: string;
  /** The counter they sit at; absent: the guide desk. */
  counter?: string;
  /** Queues that counter calls. */
  queues: readonly string[];
  /** Whether somebody is called or served there already. */
  busy: boolean;
  /** Whether the person is called or served elsewhere, with another ticket of the visit. */
  elsewhere: boolean;
}

/** Why not: a code of the module's refusals, and when it will be possible. */
export interface Hindrance {
  code: string;
  from?: Instant;
}

export type Step = { action: TicketAction; queue?: string; ending?: Ending };

const from: Record<TicketAction, readonly TicketState[]> = {
  recall: ["called"],
  start: ["called"],
  finish: ["serving"],
  miss: ["called"],
  restore: ["missed"],
  hold: ["serving"],
  resume: ["held", "parked"],
  park: ["called", "serving", "held"],
  transfer: ["called", "serving", "held", "parked"],
  return: ["called", "serving", "held", "parked"],
  cancel: ["waiting", "called", "held", "parked", "missed"],
};

/** Actions of whoever has the person before them; the guide desk has restore and cancel. */
const atCounter: readonly TicketAction[] = [
  ...["recall", "start", "finish", "miss", "hold", "resume", "park", "transfer", "return"],
] as TicketAction[];

export const ticketActions = Object.keys(from) as TicketAction[];
export const isEnded = (state: TicketState) => state === "done" || state === "cancelled" || state === "left";
/** Somebody stands at a counter, or walks there. */
export const isAtCounter = (state: TicketState) => state === "called" || state === "serving";

/** Why the action cannot be taken now; undefined: it can. */
export function hindrance(
  ticket: Ticket,
  action: TicketAction,
  rules: QueueRules,
  hand: Hand,
): Hindrance | undefined {
  if (!from[action].includes(ticket.state)) return { code: "ticket-state" };
  if (atCounter.includes(action)) {
    const fault = handFault(ticket, action, hand);
    if (fault) return fault;
  }
  if (action === "recall") return recallFault(ticket, rules, hand.at);
  if (action === "miss") return missFault(ticket, rules, hand.at);
  if (action === "restore") return restoreFault(ticket, rules, hand.at);
  return undefined;
}

/** Only the counter that called goes on with it; a parked one may be taken up by any counter of its queue. */
function handFault(ticket: Ticket, action: TicketAction, hand: Hand): Hindrance | undefined {
  if (hand.counter === undefined) return { code: "counter-closed" };
  const anyOfQueue = ticket.state === "parked";
  const mine = anyOfQueue ? hand.queues.includes(ticket.queue) : hand.counter === ticket.counter;
  if (!mine) return { code: "ticket-elsewhere" };
  if (action !== "resume") return undefined;
  if (hand.busy) return { code: "counter-busy" };
  return hand.elsewhere ? { code: "person-elsewhere" } : undefined;
}

/** R12.3: not sooner than the cool-down after the last call, and not more often than the rule says. */
function recallFault(ticket: Ticket, { recall }: QueueRules, at: Instant): Hindrance | undefined {
  if (ticket.calls > recall.times) return { code: "recall-used-up" };
  return notBefore("recall-too-soon", coolsUntil(ticket, recall.seconds), at);
}

/** R12.3: missed only after every recall was made and its time has passed; the person may be on the way. */
function missFault(ticket: Ticket, { recall }: QueueRules, at: Instant): Hindrance | undefined {
  if (ticket.calls <= recall.times) return { code: "miss-too-soon" };
  return notBefore("miss-too-soon", coolsUntil(ticket, recall.seconds), at);
}

function restoreFault(ticket: Ticket, { restore }: QueueRules, at: Instant): Hindrance | undefined {
  if (ticket.restored >= restore.times) return { code: "restore-used-up" };
  const until = plus(ticket.missedAt ?? ticket.since, restore.minutes * 60);
  return at > until ? { code: "restore-too-late" } : undefined;
}

const coolsUntil = (ticket: Ticket, seconds: number) => plus(ticket.calledAt ?? ticket.since, seconds);
const notBefore = (code: string, moment: Instant, at: Instant): Hindrance | undefined =>
  at < moment ? { code, from: moment } : undefined;
const plus = (at: Instant, seconds: number) => instantOf(msOf(at) + seconds * 1000);

/** The ticket called by a counter; only one that waits is. */
export function called(ticket: Ticket, { at, staff, counter }: Hand & { counter: string }): Ticket {
  return { ...ticket, state: "called", since: at, counter, staff, calls: 1, calledAt: at, behind: 0 };
}

/** What the ticket becomes. Only for an action that nothing hinders. */
export function stepped(ticket: Ticket, step: Step, rules: QueueRules, hand: Hand): Ticket {
  const { at, staff } = hand;
  const to = (state: TicketState, more: Partial<Ticket> = {}): Ticket => ({
    ...ticket,
    ...{ state, since: at, behind: 0, ...more },
  });
  switch (step.action) {
    case "recall":
      return { ...ticket, calls: ticket.calls + 1, calledAt: at };
    case "start":
      return to("serving", { staff });
    case "finish":
      return to("done", { ending: "finished" });
    case "miss":
      return to("missed", { missedAt: at });
    case "restore":
      return to("waiting", { restored: ticket.restored + 1, behind: rules.restore.behind, calls: 0 });
    case "hold":
      return to("held");
    case "park":
      return to("parked");
    case "resume":
      return to("serving", { staff, counter: hand.counter! });
    case "transfer":
      return to("waiting", { queue: step.queue ?? ticket.queue, calls: 0 });
    case "return":
      return to("waiting", { calls: 0 });
    case "cancel":
      return to("cancelled", { ending: step.ending ?? "by-staff" });
  }
}

/**
 * The end of the day: nothing crosses into tomorrow. Who was being served is done (the clerk forgot to say so, and the
 * span is cut, so that no figure takes it for a service of hours: ZMS 1102); everybody else left without being served.
 */
export function endedByDay(ticket: Ticket, at: Instant): Ticket {
  const state = ticket.state === "serving" ? "done" : "left";
  return { ...ticket, state, since: at, behind: 0, ending: "day-end" };
}
