/** The line in the database: whom to call next, and how many go before. The same order as `kernel/queue/order.ts`. */
import { sql } from "kysely";
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import {
  type Boundary,
  boundaryIn,
  callableIfDueBy,
  type InLine,
  liftedIfDueBy,
  yielding,
} from "#server/kernel/queue/order.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { HallLine } from "../stream/hall-line.ts";
import { type KeptTicket, ranks, ticketOf } from "./ticket-store.ts";

type Place = Pick<HallLine, "division" | "hall" | "day" | "at">;

/**
 * The rules as a small table: one row for each class, with the moment from which its weight is another. Within a class
 * the order is by due time, and whoever was due earlier is lifted earlier: so the first of each class stands for it,
 * and the index is asked five times for one row instead of once for all.
 */
function classTable({ classes }: QueueRules, at: Instant) {
  const never = "1970-01-01T00:00:00.000Z";
  const rows = classes.map(({ id, weight, lift }) => ({
    ...{ rank: ranks[id], weight, due: lift ? liftedIfDueBy(lift.minutes, at) : never },
    lifted: Math.min(weight, lift?.to ?? weight),
  }));
  rows.push({ rank: yielding, weight: yielding, due: never, lifted: yielding });
  const column = <K extends keyof (typeof rows)[0]>(key: K) => rows.map((row) => row[key]);
  return sql`unnest(${column("rank")}::smallint[], ${column("weight")}::smallint[],
    ${column("due")}::timestamptz[], ${column("lifted")}::smallint[]) as c(rank, weight, due, lifted)`;
}

/** Whom a counter of these queues calls next: nobody who is called or served elsewhere with another number. */
export async function nextWaiting(
  tx: Database,
  { division, hall, day, at }: Place,
  rules: QueueRules,
  queues: readonly string[],
): Promise<KeptTicket | undefined> {
  const { rows } = await sql<Parameters<typeof ticketOf>[0]>`
    select t.* from ${classTable(rules, at)}
    cross join lateral (
      select id, due_at from ticket t
      where t.division = ${division} and t.hall = ${hall} and t.day = ${day} and t.state = 'waiting'
        and t.rank = c.rank and t.queue = any(${[...queues]}::text[]) and t.due_at <= ${callableIfDueBy(rules, at)}
        and not exists (select 1 from ticket o where o.division = t.division and o.visit = t.visit
          and o.state in ('called', 'serving'))
      order by t.due_at, t.id limit 1) first
    join ticket t on t.division = ${division} and t.id = first.id
    order by case when first.due_at <= c.due then c.lifted else c.weight end, first.due_at, first.id
    limit 1`.execute(tx);
  return rows[0] && ticketOf(rows[0]);
}

/** For each class how far it goes before the ticket, as a small table: the index counts from there, either way. */
function boundaryTable({ classes }: QueueRules, boundaryOf: (of?: TicketClass) => Boundary) {
  const rows = classes.map(({ id }) => ({ rank: ranks[id], ...boundaryOf(id) }));
  rows.push({ rank: yielding, ...boundaryOf() });
  const [rank, due, id] = [
    rows.map((row) => row.rank),
    rows.map((row) => row.dueAt),
    rows.map((row) => row.id),
  ];
  return sql`unnest(${rank}::smallint[], ${due}::timestamptz[], ${id}::bigint[]) as b(rank, due, id)`;
}

/** How many go before this one, by queue and class; of all queues, since counters that call several share them. */
export async function aheadOf(
  db: Database,
  { division, hall, day, at }: Place,
  rules: QueueRules,
  ticket: InLine,
): Promise<Ahead> {
  const { rows } = await sql<{ queue: string; class: TicketClass; n: number }>`
    select t.queue, t.class, count(*)::int as n
    from ${boundaryTable(rules, (of) => boundaryIn(of, ticket, rules, at))}
    join ticket t on t.division = ${division} and t.hall = ${hall} and t.day = ${day} and t.state = 'waiting'
      and t.rank = b.rank and (t.due_at, t.id) < (b.due, b.id)
    group by t.queue, t.class`.execute(db);
  const own = rows.filter(({ queue }) => queue === ticket.queue);
  const byQueue = new Map<string, number>();
  for (const { queue, n } of rows) byQueue.set(queue, (byQueue.get(queue) ?? 0) + n);
  return {
    byQueue,
    byClass: new Map(own.map((row) => [row.class, row.n])),
    n: byQueue.get(ticket.queue) ?? 0,
  };
}

/**
 * How many go before a ticket that is yet to be written, by queue: all who wait in the hall, as its board has counted
 * them, without those who would stand behind; these are few, and nobody counts a long line while the hall is held.
 */
export async function aheadOfNew(
  tx: Database,
  { division, hall, day, at, board }: HallLine,
  rules: QueueRules,
  ticket: Omit<InLine, "id" | "behind">,
): Promise<Ahead["byQueue"]> {
  const last = { ...ticket, id: Number.MAX_SAFE_INTEGER, behind: 0 };
  const { rows } = await sql<{ queue: string; n: number }>`
    select t.queue, count(*)::int as n
    from ${boundaryTable(rules, (of) => boundaryIn(of, last, rules, at))}
    join ticket t on t.division = ${division} and t.hall = ${hall} and t.day = ${day} and t.state = 'waiting'
      and t.rank = b.rank and (t.due_at, t.id) >= (b.due, b.id)
    group by t.queue`.execute(tx);
  const behind = new Map(rows.map(({ queue, n }) => [queue, n]));
  return new Map(Object.entries(board.waiting).map(([queue, n]) => [queue, n - (behind.get(queue) ?? 0)]));
}

export interface Ahead {
  byQueue: ReadonlyMap<string, number>;
  /** Of its own queue. */
  byClass: ReadonlyMap<TicketClass, number>;
  n: number;
}

/** One more of the queue was called: those who let others go first let one fewer. */
export async function letOneGo(tx: Database, { division, hall, day }: Place, queue: string): Promise<void> {
  const rank = sql<number>`case when behind = 1 then ${sql.raw(rankOfClass)} else ${yielding}::smallint end`;
  await tx
    .updateTable("ticket")
    .set({ behind: sql<number>`behind - 1`, rank })
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .where("state", "=", "waiting")
    .where("rank", "=", yielding)
    .where("queue", "=", queue)
    .execute();
}

const rankOfClass = `case class ${Object.entries(ranks)
  .map(([id, rank]) => `when '${id}' then ${rank}::smallint`)
  .join(" ")} end`;

/** How many wait today, by queue. */
export async function waitingCounts(
  db: Database,
  { division, hall, day }: Omit<Place, "at">,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("ticket")
    .select(["queue", sql<number>`count(*)::int`.as("n")])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .where("state", "=", "waiting")
    .groupBy("queue")
    .execute();
  return new Map(rows.map(({ queue, n }) => [queue, n]));
}

/** How many wait today in each hall that hands out numbers. */
export async function waitingByHall(
  db: Database,
  division: string,
  day: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ hall: string; n: number }>`
    select q.hall, (select count(*)::int from ticket t where t.division = ${division} and t.hall = q.hall
      and t.day = ${day} and t.state = 'waiting') as n
    from (select distinct hall from service_queue where division = ${division}) q`.execute(db);
  return new Map(rows.map(({ hall, n }) => [hall, n]));
}

export interface WaitingTicket extends KeptTicket {
  nearbyTold: boolean;
  alarmed: boolean;
}

/** Everybody who waits today. */
export async function waitingTickets(
  db: Database,
  { division, hall, day }: Omit<Place, "at">,
): Promise<WaitingTicket[]> {
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .where("state", "=", "waiting")
    .execute();
  return rows.map((row) => ({
    ...ticketOf(row),
    ...{ nearbyTold: row.nearby_told_at !== null, alarmed: row.alarmed_at !== null },
  }));
}
