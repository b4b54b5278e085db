/** Tickets, visits and spans in the database. Every step closes one span and opens the next, in one statement. */
import { type Selectable, sql } from "kysely";
import type { TicketState, TicketVia, WaitEstimate } from "#contract/queue.ts";
import type { TicketClass } from "#contract/queue-rules.ts";
import { yielding } from "#server/kernel/queue/order.ts";
import { type Ending, isEnded, type Ticket } from "#server/kernel/queue/ticket.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Ticket as Row } from "#server/platform/database/schema.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { HallLine } from "../stream/hall-line.ts";

/** A ticket as it is kept. */
export interface KeptTicket extends Ticket {
  division: string;
  id: number;
  visit: string;
  hall: string;
  day: string;
  number: string;
  items: string[];
  appointment?: string;
  estimate?: WaitEstimate;
}

/** Places of the classes in the index of the line. */
export const ranks: Record<TicketClass, number> = { appointment: 1, priority: 2, "walk-in": 3, late: 4 };
const rankOf = (ticket: Pick<Ticket, "class" | "behind">) =>
  ticket.behind > 0 ? yielding : ranks[ticket.class];

export function ticketOf(row: Selectable<Row>): KeptTicket {
  const { division, id, visit, hall, day, number, queue, items, calls, restored, behind, since } = row;
  const { estimate_low: low, estimate_likely: likely, estimate_high: high } = row;
  return {
    ...{ division, id, visit, hall, day, number, queue, items, calls, restored, behind, since },
    ...{ class: row.class as TicketClass, state: row.state as TicketState },
    ...{ dueAt: row.due_at, takenAt: row.taken_at },
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.staff !== null && { staff: row.staff }),
    ...(row.called_at !== null && { calledAt: row.called_at }),
    ...(row.missed_at !== null && { missedAt: row.missed_at }),
    ...(row.ending !== null && { ending: row.ending as Ending }),
    ...(row.appointment !== null && { appointment: row.appointment }),
    ...(low !== null && likely !== null && high !== null && { estimate: { low, likely, high } }),
  };
}

export interface NewVisit {
  via: TicketVia;
  group?: string;
  personSealed?: Buffer;
  personIndex?: string;
  phoneSealed?: Buffer;
}

/** Today's visit of the person with this index. */
export async function visitOfPerson(
  tx: Database,
  line: HallLine,
  index: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("visit")
    .select("id")
    .where("division", "=", line.division)
    .where("hall", "=", line.hall)
    .where("day", "=", line.day)
    .where("person_index", "=", index)
    .executeTakeFirst();
  return row?.id;
}

/** The next number of the prefix today; the hall's row is held, and the key of the counter row forbids a second. */
export async function nextNumber(tx: Database, line: HallLine, prefix: string): Promise<number> {
  const { division, hall, day } = line;
  const { last } = await tx
    .insertInto("ticket_counter")
    .values({ division, hall, day, prefix, last: 1 })
    .onConflict((same) =>
      same
        .columns(["division", "hall", "day", "prefix"])
        .doUpdateSet({ last: sql<number>`ticket_counter.last + 1` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

export interface NewTicket extends Ticket {
  visit: string;
  prefix: string;
  n: number;
  number: string;
  items: readonly string[];
  appointment?: string;
  tokenDigest: string;
  estimate?: WaitEstimate;
}

/**
 * The ticket and its first span, and the visit if it is a new one; answers its id. Refused: the queue was
 * closed since it was read.
 */
export async function insertTicket(
  tx: Database,
  line: HallLine,
  ticket: NewTicket,
  visit?: NewVisit,
): Promise<number> {
  const { division, hall, day, at } = line;
  const { estimate, state, since, queue } = ticket;
  const [counter, staff] = [ticket.counter ?? null, ticket.staff ?? null];
  const { rows } = await sql<{ id: number }>`
    with visit as (
      insert into visit (division, id, hall, day, via, priority_group, person_sealed, person_index, phone_sealed, arrived_at)
      select ${division}, ${ticket.visit}::uuid, ${hall}, ${day}::date, ${visit?.via ?? ""}, ${visit?.group ?? null},
        ${visit?.personSealed ?? null}::bytea, ${visit?.personIndex ?? null}, ${visit?.phoneSealed ?? null}::bytea,
        ${at}::timestamptz
      where ${visit !== undefined}::boolean),
    made as (
      insert into ticket (division, visit, hall, day, queue, prefix, n, number, class, rank, due_at, taken_at, state,
        since, counter, staff, items, appointment, token_digest, estimate_low, estimate_likely, estimate_high)
      select ${division}, ${ticket.visit}::uuid, ${hall}, ${day}::date, ${queue}, ${ticket.prefix}, ${ticket.n}::int,
        ${ticket.number}, ${ticket.class}, ${rankOf(ticket)}::smallint, ${ticket.dueAt}::timestamptz,
        ${ticket.takenAt}::timestamptz, ${state}, ${since}::timestamptz, ${counter}, ${staff}::uuid,
        ${[...ticket.items]}::text[], ${ticket.appointment ?? null}, ${ticket.tokenDigest},
        ${estimate?.low ?? null}::smallint, ${estimate?.likely ?? null}::smallint, ${estimate?.high ?? null}::smallint
      from service_queue where division = ${division} and hall = ${hall} and id = ${queue} and closed_on is null
      returning id)
    insert into ticket_span (division, ticket, seq, visit, hall, day, queue, class, state, counter, staff, from_at)
    select ${division}, id, 1, ${ticket.visit}::uuid, ${hall}, ${day}::date, ${queue}, ${ticket.class}, ${state},
      ${counter}, ${staff}::uuid, ${since}::timestamptz
    from made
    returning ticket as id`.execute(tx);
  const [made] = rows;
  if (!made) throw refuse("queue-unknown", { field: "queue" });
  return made.id;
}

/** Saves a step: the ticket, the end of its span, the beginning of the next; a recall stays within its span. */
export async function saveStep(tx: Database, before: KeptTicket, after: Ticket, cut = false): Promise<void> {
  const { division, id } = before;
  const same = before.state === after.state;
  const opens = !same && !isEnded(after.state);
  await sql`
    with moved as (
      update ticket set state = ${after.state}, since = ${after.since}, queue = ${after.queue},
        rank = ${rankOf(after)}, behind = ${after.behind}, counter = ${after.counter ?? null},
        staff = ${after.staff ?? null}, calls = ${after.calls}, called_at = ${after.calledAt ?? null},
        restored = ${after.restored}, missed_at = ${after.missedAt ?? null}, ending = ${after.ending ?? null},
        spans = spans + ${opens ? 1 : 0}
      where division = ${division} and id = ${id}
      returning division, id, spans, visit, hall, day),
    closed as (
      update ticket_span s set to_at = ${after.since}, next = ${after.state}, cut = ${cut},
        calls = ${before.state === "called" ? before.calls : 0}
      from moved m
      where s.division = m.division and s.ticket = m.id and s.to_at is null and ${!same}::boolean
      returning m.*)
    insert into ticket_span (division, ticket, seq, visit, hall, day, queue, class, state, counter, staff, from_at)
    select division, id, spans, visit, hall, day, ${after.queue}, ${after.class}, ${after.state},
      ${atCounter(after) ? (after.counter ?? null) : null}, ${atCounter(after) ? (after.staff ?? null) : null}::uuid,
      ${after.since}::timestamptz
    from closed where ${opens}::boolean`.execute(tx);
}

const atCounter = ({ state }: Ticket) => state !== "waiting" && state !== "missed";

/** The ticket, while the hall is held. */
export async function findTicket(
  db: Database,
  division: string,
  id: number,
): Promise<KeptTicket | undefined> {
  const row = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && ticketOf(row);
}

/** Every ticket of a visit, in their order. */
export async function ticketsOfVisit(db: Database, division: string, visit: string): Promise<KeptTicket[]> {
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("visit", "=", visit)
    .orderBy("id")
    .execute();
  return rows.map(ticketOf);
}

/** Who is called or served at the counter. */
export async function ticketAt(
  db: Database,
  { division, hall }: { division: string; hall: string },
  counter: string,
): Promise<KeptTicket | undefined> {
  const row = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("counter", "=", counter)
    .where("state", "in", ["called", "serving"])
    .executeTakeFirst();
  return row && ticketOf(row);
}

/** Tickets of days before this one that were never ended. */
export async function unendedBefore(tx: Database, line: HallLine, day: Instant): Promise<KeptTicket[]> {
  const rows = await tx
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", line.division)
    .where("hall", "=", line.hall)
    .where("day", "<", day)
    .where("ending", "is", null)
    .execute();
  return rows.map(ticketOf);
}

/** The visit, sealed as it is kept. */
export async function visitOf(db: Database, division: string, id: string) {
  return await db
    .selectFrom("visit")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Held at this counter; parked and missed in these queues. */
export async function asideAt(
  db: Database,
  { division, hall, day }: { division: string; hall: string; day: string },
  counter: string,
  queues: readonly string[],
): Promise<KeptTicket[]> {
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .where("state", "in", ["held", "parked", "missed"])
    .where((is) =>
      is.or([
        is.and([is("state", "=", "held"), is("counter", "=", counter)]),
        is.and([is("state", "<>", "held"), is("queue", "in", ["", ...queues])]),
      ]),
    )
    .orderBy("since")
    .execute();
  return rows.map(ticketOf);
}

/** The ticket that a phone's token opens. */
export async function ticketOfToken(
  db: Database,
  division: string,
  digest: string,
): Promise<KeptTicket | undefined> {
  const row = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("token_digest", "=", digest)
    .executeTakeFirst();
  return row && ticketOf(row);
}

/** Today's tickets that are not ended, with the sealed name. */
export async function openTickets(
  db: Database,
  { division, hall, day }: { division: string; hall: string; day: string },
): Promise<(KeptTicket & { personSealed?: Buffer })[]> {
  const rows = await db
    .selectFrom("ticket as t")
    .innerJoin("visit as v", (on) => on.onRef("v.division", "=", "t.division").onRef("v.id", "=", "t.visit"))
    .selectAll("t")
    .select("v.person_sealed")
    .where("t.division", "=", division)
    .where("t.hall", "=", hall)
    .where("t.day", "=", day)
    .where("t.ending", "is", null)
    .orderBy("t.since")
    .execute();
  return rows.map(({ person_sealed, ...row }) => ({
    ...ticketOf(row),
    ...(person_sealed && { personSealed: person_sealed }),
  }));
}
