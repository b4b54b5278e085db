/** The line before a counter, in the order in which it will be called, and what its clerk has done today. */
import { sql } from "kysely";
import type { CounterDay } from "#contract/calling.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { inOrder, ruleOf } from "#server/kernel/queue/order.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { rulesOf } from "../settings/queue-rules.ts";
import { queuesAt, queuesOf } from "../settings/queue-store.ts";
import { type KeptTicket, ticketOf } from "../tickets/ticket-store.ts";
import { type CounterSession, ownSession } from "./session-store.ts";

/** How many of those who wait are shown; the rest is a number. */
const shown = 8;

/** Refused: whoever sits at no counter today. */
export async function counterDay(services: Services, actor: StaffActor, at: Instant): Promise<CounterDay> {
  const { db } = services;
  const { division } = actor;
  const session = await ownSession(db, division, actor.id);
  if (!session || session.day !== shanghaiDay(at)) throw refuse("counter-closed");
  const place = { division, hall: session.hall };
  const rules = await rulesOf(services, db, place);
  const line = await waitingAt(db, division, session);
  const names = new Map((await queuesOf(db, place)).map(({ id, name }) => [id, name]));
  const oldest = line.map(({ takenAt }) => takenAt).sort()[0];
  return {
    ...{ at, waiting: line.length, ...(oldest !== undefined && { oldest }) },
    next: inOrder(line, rules, at)
      .slice(0, shown)
      .map(({ id, number, queue, class: kind, takenAt }) => ({
        ...{ id, number, takenAt, queueName: names.get(queue) ?? queue, className: ruleOf(rules, kind).name },
      })),
    figures: await figuresOf(db, division, session),
  };
}

/** Everybody who waits in a queue of the counter. */
async function waitingAt(
  db: Database,
  division: string,
  { hall, day, counter }: CounterSession,
): Promise<KeptTicket[]> {
  const queues = await queuesAt(db, { division, hall }, counter);
  if (queues.length === 0) return [];
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .where("state", "=", "waiting")
    .where("queue", "in", queues)
    .execute();
  return rows.map(ticketOf);
}

interface Sums {
  served: number;
  missed: number;
  waited: number | null;
  serving: number | null;
}

/** From the spans and nothing else (R12.3): the wait is from taking the number to the first call. */
async function figuresOf(
  db: Database,
  division: string,
  { hall, day, staff }: CounterSession,
): Promise<CounterDay["figures"]> {
  const { rows } = await sql<Sums>`
    with mine as (
      select ticket, min(from_at) filter (where state = 'called') as called_at,
        sum(extract(epoch from to_at - from_at)) filter (where state = 'serving' and not cut) as serving,
        bool_or(next = 'done') as done, bool_or(next = 'missed') as missed
      from ticket_span
      where division = ${division} and hall = ${hall} and day = ${day} and staff = ${staff}
      group by ticket)
    select count(*) filter (where m.done)::int as served, count(*) filter (where m.missed)::int as missed,
      avg(extract(epoch from m.called_at - t.taken_at) / 60)::float8 as waited,
      avg(m.serving / 60) filter (where m.done)::float8 as serving
    from mine m join ticket t on t.division = ${division} and t.id = m.ticket`.execute(db);
  const { served = 0, missed = 0, waited = null, serving = null } = rows[0] ?? {};
  return {
    ...{ served, missed },
    ...(waited !== null && { waited }),
    ...(serving !== null && { serving }),
  };
}
