/**
 * Who goes first (A6): by the weight of the class, then by when it should have been their turn, then by number. Whoever
 * waited long enough is lifted to a better weight; whoever was missed and came back lets some others go first (R12.3).
 * The database gives the same order (`modules/queue/tickets/line-store.ts`); a property test compares them.
 */
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";

export interface InLine {
  id: number;
  queue: string;
  class: TicketClass;
  dueAt: Instant;
  behind: number;
}

/** After everybody else: still letting others go first. */
export const yielding = 99;

export function ruleOf({ classes }: QueueRules, of: TicketClass) {
  const rule = classes.find(({ id }) => id === of);
  if (!rule) throw new Error(`no rule for the class ${of}`);
  return rule;
}

/** Lifted: due for so long that a better weight counts. */
export function isLifted(ticket: InLine, rules: QueueRules, at: Instant): boolean {
  const { lift } = ruleOf(rules, ticket.class);
  return lift !== undefined && ticket.behind === 0 && ticket.dueAt <= liftedIfDueBy(lift.minutes, at);
}

export const liftedIfDueBy = (minutes: number, at: Instant) => instantOf(msOf(at) - minutes * 60_000);

/** What counts at this moment: the smaller goes first. */
export function weightOf(ticket: InLine, rules: QueueRules, at: Instant): number {
  if (ticket.behind > 0) return yielding;
  const { weight, lift } = ruleOf(rules, ticket.class);
  return lift && isLifted(ticket, rules, at) ? Math.min(weight, lift.to) : weight;
}

/** Within one class: whoever was due before this moment, and at this moment with a smaller id, goes before. */
export interface Boundary {
  dueAt: Instant;
  id: number;
}

const [nobody, everybody] = ["1970-01-01T00:00:00.000Z", "9999-12-31T00:00:00.000Z"];

/**
 * How far a class goes before the ticket: as whoever is due earlier is also lifted earlier, those of a class who go
 * before are always the first of it. `undefined` stands for those who let others go first.
 */
export function boundaryIn(
  of: TicketClass | undefined,
  ticket: InLine,
  rules: QueueRules,
  at: Instant,
): Boundary {
  const own = weightOf(ticket, rules, at);
  const place = { dueAt: ticket.dueAt, id: ticket.id };
  const upTo = (weight: number, last: Boundary): Boundary => {
    if (weight !== own) return weight < own ? last : { dueAt: nobody, id: 0 };
    return isBefore(last, place) ? last : place;
  };
  const all = { dueAt: everybody, id: 0 };
  if (of === undefined) return upTo(yielding, all);
  const { weight, lift } = ruleOf(rules, of);
  const plain = upTo(weight, all);
  if (!lift) return plain;
  const last = { dueAt: liftedIfDueBy(lift.minutes, at), id: Number.MAX_SAFE_INTEGER };
  const lifted = upTo(Math.min(weight, lift.to), last);
  return isBefore(plain, lifted) ? lifted : plain;
}

const isBefore = (a: Boundary, b: Boundary) => a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id);

/** Negative: `a` goes before `b`. */
export function compareInLine(a: InLine, b: InLine, rules: QueueRules, at: Instant): number {
  const byWeight = weightOf(a, rules, at) - weightOf(b, rules, at);
  if (byWeight !== 0) return byWeight;
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  return a.id - b.id;
}

/** The line in its order. */
export function inOrder<T extends InLine>(line: readonly T[], rules: QueueRules, at: Instant): T[] {
  return [...line].sort((a, b) => compareInLine(a, b, rules, at));
}

/** Nobody with an appointment is called long before its time, whoever else waits or not (ZMS 405). */
export function isCallable({ dueAt }: Pick<InLine, "dueAt">, rules: QueueRules, at: Instant): boolean {
  return dueAt <= callableIfDueBy(rules, at);
}

export const callableIfDueBy = ({ appointment }: QueueRules, at: Instant) =>
  instantOf(msOf(at) + appointment.callEarly * 60_000);

/** Whom a counter of these queues calls next; undefined: nobody who may be called waits. */
export function nextInLine<T extends InLine>(
  line: readonly T[],
  queues: readonly string[],
  rules: QueueRules,
  at: Instant,
): T | undefined {
  const mine = line.filter((one) => queues.includes(one.queue) && isCallable(one, rules, at));
  return inOrder(mine, rules, at)[0];
}

/** On time, too late, or neither: an appointment that begins later than one may come is refused at the door. */
export function classOfAppointment(
  startsAt: Instant,
  { appointment }: QueueRules,
  at: Instant,
): "appointment" | "late" | "too-early" {
  const [start, now] = [msOf(startsAt), msOf(at)];
  if (now < start - appointment.early * 60_000) return "too-early";
  return now <= start + appointment.grace * 60_000 ? "appointment" : "late";
}
