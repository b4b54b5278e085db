/** What the hall has learned of its services, and which counters are open: what an estimate is made of. */
import { sql } from "kysely";
import type { Board, WaitEstimate } from "#contract/queue.ts";
import type { QueueRules } from "#contract/queue-rules.ts";
import { busyFor, type Desk, estimateWait, type Pace, paceFrom } from "#server/kernel/queue/estimate.ts";
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { HallKey } from "../settings/queue-rules.ts";
import type { ServiceQueue } from "../settings/queue-store.ts";
import type { Ahead } from "../tickets/line-store.ts";

/** Minutes of services by queue, kept for the day: yesterday's experience is enough. */
const experienceOf = perServices((_: Services) => new Map<string, Promise<Map<string, number[]>>>());

/** The most services of a queue that are looked at. */
const enough = 2000;

async function readExperience(db: Database, { division, hall }: HallKey, from: Day, to: Day) {
  const { rows } = await sql<{ queue: string; minutes: number[] }>`
    select queue, (array_agg(minutes order by at desc))[1:${sql.lit(enough)}] as minutes from (
      select ticket, queue, max(to_at) as at,
        (extract(epoch from sum(to_at - from_at)) / 60)::float8 as minutes
      from ticket_span
      where division = ${division} and hall = ${hall} and day >= ${from} and day < ${to}
        and state in ('called', 'serving') and not cut
      group by ticket, queue
      having bool_or(state = 'serving' and next = 'done')) service
    group by queue`.execute(db);
  return new Map(rows.map(({ queue, minutes }) => [queue, minutes.map(Number)]));
}

/** How long one service of a queue takes here. `db` is the caller's own: a command that holds a hall needs no second one. */
export async function paceOf(
  services: Services,
  db: Database,
  place: HallKey,
  rules: QueueRules,
  queue: string,
  at: Instant,
): Promise<Pace> {
  const known = experienceOf(services);
  const today = shanghaiDay(at);
  const key = `${place.division}/${place.hall}`;
  const current = `${key} ${today}`;
  if (!known.has(current)) {
    for (const old of known.keys()) if (old.startsWith(`${key} `)) known.delete(old);
    const read = readExperience(db, place, addDays(today, -rules.estimate.days), today);
    known.set(current, read);
    read.catch(() => known.delete(current));
  }
  const minutes = (await known.get(current)!).get(queue) ?? [];
  return paceFrom(minutes, rules.estimate.serviceMinutes);
}

/** An open counter with what it calls, and whether somebody is there. */
export interface OpenDesk {
  counter: string;
  queues: string[];
  busy: boolean;
}

/** The open counters as the board shows them: whoever holds the hall need not ask. */
export function desksOf(board: Board, queues: readonly ServiceQueue[]): OpenDesk[] {
  const busy = new Set(board.called.map(({ counter }) => counter));
  const open = board.counters.filter(({ state }) => state === "open");
  return open.map(({ id }) => ({
    ...{ counter: id, busy: busy.has(id) },
    queues: queues.flatMap((queue) => (queue.counters.includes(id) ? [queue.id] : [])),
  }));
}

export async function openDesks(db: Database, { division, hall }: HallKey, day: Day): Promise<OpenDesk[]> {
  const { rows } = await sql<{ counter: string; queues: string[]; busy: boolean }>`
    select s.counter, array_agg(c.queue) as queues,
      exists (select 1 from ticket t where t.division = s.division and t.hall = s.hall and t.counter = s.counter
        and t.state in ('called', 'serving')) as busy
    from counter_session s
    join counter_queue c on c.division = s.division and c.hall = s.hall and c.counter = s.counter
    where s.division = ${division} and s.hall = ${hall} and s.day = ${day} and s.state = 'open'
    group by s.division, s.hall, s.counter`.execute(db);
  return rows;
}

interface Asked {
  /** How many go before, by queue. */
  ahead: Ahead["byQueue"];
  /** Read anew where the caller does not know them. */
  desks?: readonly OpenDesk[];
}

/** The estimate of whoever has so many ahead; undefined: nobody can say. */
export async function waitOf(
  services: Services,
  db: Database,
  place: HallKey & { day: Day; at: Instant },
  rules: QueueRules,
  { queue, ...asked }: Asked & { queue: string },
): Promise<WaitEstimate | undefined> {
  return (await waitsOf(services, db, place, rules, { ...asked, queues: [queue] })).get(queue);
}

/** The same for several queues; those of which nobody can say are left out. */
export async function waitsOf(
  services: Services,
  db: Database,
  place: HallKey & { day: Day; at: Instant },
  rules: QueueRules,
  { queues, ahead, desks: known }: Asked & { queues: readonly string[] },
): Promise<Map<string, WaitEstimate>> {
  const open = known ?? (await openDesks(db, place, place.day));
  const waits = new Map<string, WaitEstimate>();
  for (const queue of queues) {
    const pace = await paceOf(services, db, place, rules, queue, place.at);
    const desks: Desk[] = open.map(({ queues: called, busy }) => ({
      ...{ queues: called, freeIn: busy ? busyFor(pace) : 0 },
    }));
    const estimate = estimateWait({ queue, ahead, desks, pace });
    if (estimate) waits.set(queue, estimate);
  }
  return waits;
}
