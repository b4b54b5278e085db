/** Service queues and the counters that call them. */
import { type Selectable, sql } from "kysely";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { ServiceQueue as Row } from "#server/platform/database/schema.ts";
import type { HallKey } from "./queue-rules.ts";

export interface ServiceQueue {
  id: string;
  name: string;
  prefix: string;
  zone?: string;
  organs: string[];
  items: string[];
  /** Counters that call it, in their order. */
  counters: string[];
}

/** The open queues of a hall, in their order. */
export async function queuesOf(db: Database, { division, hall }: HallKey): Promise<ServiceQueue[]> {
  const rows = await queueRows(db, { division, hall }).where("q.closed_on", "is", null).execute();
  return rows.map(queueOf);
}

const queueRows = (db: Database, { division, hall }: HallKey) =>
  db
    .selectFrom("service_queue as q")
    .leftJoin("counter_queue as c", (on) =>
      on.onRef("c.division", "=", "q.division").onRef("c.hall", "=", "q.hall").onRef("c.queue", "=", "q.id"),
    )
    .selectAll("q")
    .select(callingCounters)
    .where("q.division", "=", division)
    .where("q.hall", "=", hall)
    .groupBy(["q.division", "q.hall", "q.id"])
    .orderBy("q.sort_order")
    .orderBy("q.id");

const callingCounters = sql<string[]>`array_remove(array_agg(c.counter order by c.counter), null)`.as(
  "counters",
);

/** What one queue is called; a closed one too. */
export async function queueNamed(
  db: Database,
  { division, hall, queue }: HallKey & { queue: string },
): Promise<{ name: string; open: boolean } | undefined> {
  const row = await db
    .selectFrom("service_queue")
    .select(["name", "closed_on"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("id", "=", queue)
    .executeTakeFirst();
  return row && { name: row.name, open: row.closed_on === null };
}

function queueOf(row: Selectable<Row> & { counters: string[] }): ServiceQueue {
  const { id, name, prefix, zone, organs, items, counters } = row;
  return { id, name, prefix, ...(zone !== null && { zone }), organs, items, counters };
}

/** Queues a counter calls. */
export async function queuesAt(
  db: Database,
  { division, hall }: HallKey,
  counter: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("counter_queue as c")
    .innerJoin("service_queue as q", (on) =>
      on.onRef("q.division", "=", "c.division").onRef("q.hall", "=", "c.hall").onRef("q.id", "=", "c.queue"),
    )
    .select("c.queue")
    .where("c.division", "=", division)
    .where("c.hall", "=", hall)
    .where("c.counter", "=", counter)
    .where("q.closed_on", "is", null)
    .orderBy("q.sort_order")
    .execute();
  return rows.map(({ queue }) => queue);
}

/** A queue as it is edited: closed ones too. */
export interface KeptQueue extends ServiceQueue {
  open: boolean;
  version: number;
}

/** Every queue of a hall, in their order. */
export async function allQueues(db: Database, place: HallKey): Promise<KeptQueue[]> {
  const rows = await queueRows(db, place).execute();
  return rows.map((row) => ({ ...queueOf(row), open: row.closed_on === null, version: row.version }));
}

/** How many numbers are not ended, by queue; whoever was missed or stands aside stands there too. */
export async function standingIn(db: Database, { division, hall }: HallKey): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("ticket")
    .select(["queue", sql<number>`count(*)::int`.as("n")])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("ending", "is", null)
    .groupBy("queue")
    .execute();
  return new Map(rows.map(({ queue, n }) => [queue, n]));
}

interface Edited {
  name: string;
  prefix: string;
  zone: string | undefined;
  organs: string[];
  items: string[];
  closedAt: Instant | undefined;
}

const edited = ({ zone, closedAt, ...same }: Edited) => ({
  ...same,
  ...{ zone: zone ?? null, closed_on: closedAt === undefined ? null : shanghaiDay(closedAt) },
});

type QueueKey = HallKey & { queue: string };

export async function insertQueue(
  tx: Database,
  { division, hall, queue: id }: QueueKey,
  { order, ...queue }: Edited & { order: number },
): Promise<void> {
  const row = { division, hall, id, ...edited(queue), sort_order: order };
  await tx.insertInto("service_queue").values(row).execute();
}

export async function updateQueue(
  tx: Database,
  { division, hall, queue: id }: QueueKey,
  queue: Edited,
): Promise<void> {
  await tx
    .updateTable("service_queue")
    .set((is) => ({ ...edited(queue), version: is("version", "+", 1) }))
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("id", "=", id)
    .execute();
}

/** Which counters call the queue from now on. */
export async function setCounters(
  tx: Database,
  { division, hall, queue }: QueueKey,
  counters: readonly string[],
): Promise<void> {
  const own = tx.deleteFrom("counter_queue").where("division", "=", division).where("hall", "=", hall);
  await own.where("queue", "=", queue).execute();
  const rows = counters.map((counter) => ({ division, hall, counter, queue }));
  await tx.insertInto("counter_queue").values(rows).execute();
}

export type NewQueue = ServiceQueue & { order: number };

/** Adds queues and their counters; those that are there stay as they are. */
export async function addQueues(tx: Database, { division, hall }: HallKey, queues: readonly NewQueue[]) {
  if (queues.length === 0) return;
  const rows = queues.map(({ id, name, prefix, zone, organs, items, order }) => ({
    ...{ division, hall, id, name, prefix, zone: zone ?? null, organs, items, sort_order: order },
  }));
  await tx
    .insertInto("service_queue")
    .values(rows)
    .onConflict((same) => same.doNothing())
    .execute();
  const pairs = queues.flatMap(({ id: queue, counters }) =>
    counters.map((counter) => ({ division, hall, counter, queue })),
  );
  if (pairs.length === 0) return;
  await tx
    .insertInto("counter_queue")
    .values(pairs)
    .onConflict((same) => same.doNothing())
    .execute();
}
