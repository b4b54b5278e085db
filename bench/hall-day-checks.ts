/** What must be true of a day when it is over, from the database alone. Each answers what is wrong; nothing is fine. */
import { type RawBuilder, sql } from "kysely";
import type { Board, HallEvent } from "#contract/queue.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { dayHall } from "./hall-day-ground.ts";
import type { Journal } from "./hall-day-people.ts";

const rows = async (db: Database, query: RawBuilder<unknown>) => (await query.execute(db)).rows;

/** Numbers of each prefix are 1, 2, 3 …, each once. */
export const numberFaults = (db: Database) =>
  rows(
    db,
    sql`select day, prefix, count(*), max(n) from ticket where hall = ${dayHall}
      group by day, prefix having count(*) <> max(n) or count(distinct n) <> count(*) or min(n) <> 1`,
  );

/** Two stretches of being called or served at the same time: of one visit, or at one counter. */
export const overlapFaults = (db: Database) =>
  rows(
    db,
    sql`with busy as (select ticket, seq, visit, counter, tstzrange(from_at, to_at) as time from ticket_span
        where hall = ${dayHall} and state in ('called', 'serving'))
      select 'visit' as same, a.ticket, b.ticket as other from busy a join busy b using (visit)
      where (b.ticket, b.seq) > (a.ticket, a.seq) and a.time && b.time
      union all
      select 'counter', a.ticket, b.ticket from busy a join busy b using (counter)
      where (b.ticket, b.seq) > (a.ticket, a.seq) and a.time && b.time`,
  );

/** Tickets that have no end, or whose end says nothing. */
export const lostFaults = (db: Database) =>
  rows(
    db,
    sql`select id, state from ticket where hall = ${dayHall} and (ending is null
      or not exists (select 1 from ticket_span s where s.ticket = ticket.id and s.next = ticket.state))`,
  );

/** Spans that leave a hole, overlap, or do not reach from taking the number to the end. */
export const spanFaults = (db: Database) =>
  rows(
    db,
    sql`select t.id from ticket t join (
        select ticket, min(from_at) as first, max(to_at) as last, sum(to_at - from_at) as sum, count(*) as n,
          max(seq) as seq from ticket_span group by ticket) s on s.ticket = t.id
      where t.hall = ${dayHall} and (s.first <> t.taken_at or s.last <> t.since or s.sum <> s.last - s.first
        or s.n <> s.seq or s.n <> t.spans)`,
  );

/** Visits that do not begin with their first span; visits of one number whose spans are not their whole length. */
export const visitFaults = (db: Database) =>
  rows(
    db,
    sql`select v.id from visit v join ticket_span s on s.division = v.division and s.visit = v.id
      where v.hall = ${dayHall} group by v.id, v.arrived_at
      having min(s.from_at) <> v.arrived_at or (count(distinct s.ticket) = 1
        and sum(s.to_at - s.from_at) <> max(s.to_at) - v.arrived_at)`,
  );

/** The board that screens show, against the tickets, while nobody moves: the hall is held. */
export async function boardFaults(db: Database): Promise<unknown[]> {
  return await db.transaction().execute(async (tx) => {
    const line = await tx
      .selectFrom("hall_line")
      .select("board")
      .where("hall", "=", dayHall)
      .forUpdate()
      .executeTakeFirst();
    const board = line?.board as unknown as Board | undefined;
    if (!board) return [];
    const counted = (await rows(
      tx,
      sql`select queue, count(*)::int as n from ticket where hall = ${dayHall} and state = 'waiting' group by queue`,
    )) as { queue: string; n: number }[];
    const called = (await rows(
      tx,
      sql`select number, counter from ticket where hall = ${dayHall} and state in ('called', 'serving')
        order by counter`,
    )) as { number: string; counter: string }[];
    const waiting = Object.fromEntries(counted.map(({ queue, n }) => [queue, n]));
    const shown = board.called.map(({ number, counter }) => ({ number, counter }));
    const sorted = (all: object) => JSON.stringify(Object.entries(all).sort());
    const faults = [];
    if (sorted(waiting) !== sorted(board.waiting)) faults.push({ waiting, shown: board.waiting });
    if (JSON.stringify(called) !== JSON.stringify(shown)) faults.push({ called, shown });
    return faults;
  });
}

/** The hall's events in their order. */
export async function eventsOf(db: Database): Promise<HallEvent[]> {
  const found = await db
    .selectFrom("hall_event")
    .select("body")
    .where("hall", "=", dayHall)
    .orderBy("seq")
    .execute();
  return found.map(({ body }) => body as unknown as HallEvent);
}

/** Tickets that nobody said have ended, as they stand. */
export async function unendedOf(db: Database, { ended, taken }: Pick<Journal, "ended" | "taken">) {
  const ids = [...taken.keys()].filter((id) => !ended.has(id));
  if (ids.length === 0) return [];
  return await db
    .selectFrom("ticket")
    .select(["id", "visit", "state", "queue", "counter", "calls", "restored", "behind", "since", "ending"])
    .where("id", "in", ids)
    .execute();
}
