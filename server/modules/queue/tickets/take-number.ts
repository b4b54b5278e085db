/** Taking a number: at the kiosk, at the desk, on the phone, from an appointment (R12.1, R12.2). */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Taken, TicketVia, VisitPerson } from "#contract/queue.ts";
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import { ticketMoved } from "#server/kernel/queue/board.ts";
import { classOfAppointment } from "#server/kernel/queue/order.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import { turnOfDay } from "../day/day-end.ts";
import { desksOf, waitOf } from "../figures/pace.ts";
import { directAreas, rulesOf } from "../settings/queue-rules.ts";
import { queuesOf, type ServiceQueue } from "../settings/queue-store.ts";
import { type HallLine, inHall } from "../stream/hall-line.ts";
import { aheadOfNew } from "./line-store.ts";
import { insertTicket, type NewVisit, nextNumber, ticketsOfVisit, visitOfPerson } from "./ticket-store.ts";
import { queueFor } from "./which-queue.ts";

export interface Taking {
  division: string;
  hall: string;
  /** Where to queue, or what for. */
  queue?: string;
  items?: readonly string[];
  person?: VisitPerson;
  /** R12.1: the priority group that was shown to apply. */
  group?: string;
  appointment?: { id: string; startsAt: Instant };
  /** An earlier number of the same person today. */
  visit?: string;
  via: TicketVia;
  requestKey: string;
  at: Instant;
  /** Who asks: `device …`, `staff …`; a repeated key must come from them. */
  by?: string;
}

type Ground = Pick<Services, "config" | "db" | "sealing" | "now"> & Services;

/**
 * Gives the next number of its prefix, in a transaction of its own, once for a request key: asked again, it answers the
 * same paper (ZMS 1363). Refused: an unknown queue, a group that needs no number, a second number in the same queue,
 * an appointment too early.
 */
export async function takeNumber(services: Ground, taking: Taking): Promise<Taken> {
  const { division, hall, requestKey, at } = taking;
  const request = { division, requestKey, actor: taking.by ?? "queue", action: `queue.take ${hall}`, at };
  // What is configured is read before: whoever holds the hall waits for nothing else.
  const ready = await prepare(services, services.db, taking);
  return await services.db
    .transaction()
    .execute((tx) => once(tx, services.sealing, request, () => takeNumberIn(tx, services, taking, ready)));
}

interface Prepared {
  rules: QueueRules;
  queue: ServiceQueue;
  /** All of the hall. */
  queues: readonly ServiceQueue[];
}

async function prepare(services: Ground, db: Database, taking: Taking): Promise<Prepared> {
  const rules = await rulesOf(services, db, taking);
  const queues = await queuesOf(db, taking);
  return { rules, queue: await queueFor(services, queues, taking), queues };
}

/** The same within the caller's transaction and request: an appointment is checked in with its number or not at all. */
export async function takeNumberIn(
  tx: Database,
  services: Ground,
  taking: Taking,
  ready?: Prepared,
): Promise<Taken> {
  const prepared = ready ?? (await prepare(services, tx, taking));
  checkTaking(services, prepared.rules, taking);
  return await inHall(tx, taking, turnOfDay(tx), (line) => take(tx, services, { ...prepared, line, taking }));
}

function checkTaking(services: Ground, rules: QueueRules, { hall, group, person }: Taking): void {
  if (group !== undefined && !rules.groups.some(({ id }) => id === group))
    throw refuse("group-unknown", { field: "group" });
  const area =
    group !== undefined && directAreas(services, hall).find(({ groups }) => groups.includes(group));
  if (area) throw refuse("ticket-not-needed", { area: area.name, counters: area.counters.join("、") });
  if (rules.personRequired && person?.idNumber === undefined)
    throw refuse("ticket-person-required", { field: "person" });
}

interface Place extends Prepared {
  line: HallLine;
  taking: Taking;
}

async function take(tx: Database, services: Ground, place: Place): Promise<Taken> {
  const { line, rules, queue, queues, taking } = place;
  const { at } = line;
  const { id: visit, fresh } = await visitFor(tx, services, place);
  const kind = classOf(rules, taking, at);
  const dueAt = kind === "appointment" ? taking.appointment!.startsAt : at;
  const prefix = kind === "priority" ? (rules.priorityPrefix ?? queue.prefix) : queue.prefix;
  const n = await nextNumber(tx, line, prefix);
  const number = `${prefix}${String(n).padStart(rules.digits, "0")}`;
  const token = randomBytes(16).toString("base64url");
  const base = { queue: queue.id, class: kind, dueAt, takenAt: at, state: "waiting" as const, since: at };
  const ahead = await aheadOfNew(tx, line, rules, base);
  const asked = { queue: queue.id, ahead, desks: desksOf(line.board, queues) };
  const estimate = await waitOf(services, tx, line, rules, asked);
  const id = await insertTicket(
    tx,
    line,
    {
      ...{ ...base, calls: 0, restored: 0, behind: 0, visit, prefix, n, number, items: taking.items ?? [] },
      ...(taking.appointment && { appointment: taking.appointment.id }),
      tokenDigest: digestOf(token),
      ...(estimate && { estimate }),
    },
    fresh,
  );
  line.board = ticketMoved(line.board, undefined, { number, queue: queue.id, state: "waiting" }, at);
  line.kind = "taken";
  const paper = { id, number, hall: line.hall, queue: queue.id, queueName: queue.name, class: kind };
  const before = ahead.get(queue.id) ?? 0;
  const more = { takenAt: at, ahead: before, counters: queue.counters, ...(estimate && { estimate }) };
  return { ticket: { ...paper, ...more }, token };
}

function classOf(rules: QueueRules, { appointment, group }: Taking, at: Instant): TicketClass {
  if (!appointment) return group === undefined ? "walk-in" : "priority";
  const kind = classOfAppointment(appointment.startsAt, rules, at);
  if (kind === "too-early") throw refuse("appointment-too-early", { minutes: rules.appointment.early });
  return kind === "late" && group !== undefined ? "priority" : kind;
}

/** One visit for one person and day: found by who they are, or by an earlier number. */
async function visitFor(
  tx: Database,
  services: Ground,
  { line, queue, taking }: Place,
): Promise<{ id: string; fresh?: NewVisit }> {
  const { sealing } = services;
  const { person, group, via } = taking;
  const index = person?.idNumber && sealing.blind(person.idNumber, "visit");
  const known = taking.visit ?? (index ? await visitOfPerson(tx, line, index) : undefined);
  if (known !== undefined) {
    const open = (await ticketsOfVisit(tx, line.division, known)).find(
      (one) => one.queue === queue.id && one.ending === undefined,
    );
    if (open) throw refuse("ticket-taken", { number: open.number });
    return { id: known };
  }
  const id = randomUUID();
  const { phone, ...who } = person ?? {};
  const place = visitPlace(line.division, id);
  const fresh = {
    via,
    ...(group !== undefined && { group }),
    ...(person && { personSealed: sealing.seal(JSON.stringify(who), place) }),
    ...(index && { personIndex: index }),
    ...(phone !== undefined && { phoneSealed: sealing.seal(phone, place) }),
  };
  return { id, fresh };
}

export const visitPlace = (division: string, id: string) => `visit ${division}/${id}`;
export const digestOf = (token: string) => createHash("sha256").update(token).digest("base64url");
