/**
 * Queues, their prefixes, zones and counters, changed at the desk (R12.1–R12.3). `data/queues.json` is only for halls
 * that never had a queue, so what is changed here stays.
 */
import type { EditableQueues, SaveQueue } from "#contract/queue-settings.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { type HallRooms, hallRooms, servedAtCounters } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { turnOfDay } from "../day/day-end.ts";
import { inHall } from "../stream/hall-line.ts";
import { promisedAt } from "./closing-guards.ts";
import { servedBy } from "./load.ts";
import { type HallKey, rulesOf } from "./queue-rules.ts";
import {
  allQueues,
  insertQueue,
  type KeptQueue,
  setCounters,
  standingIn,
  updateQueue,
} from "./queue-store.ts";

type Wish = Omit<SaveQueue, "requestKey">;

async function roomsOf(db: Database, { division, hall }: HallKey): Promise<HallRooms> {
  const rooms = await hallRooms(db, division, hall);
  if (!rooms) throw refuse("queue-unknown", { field: "hall" });
  return rooms;
}

/** Every queue of the hall, closed ones too, with the zones and counters it may be given. */
export async function editableQueues({ db }: Services, place: HallKey): Promise<EditableQueues> {
  const { zones, counters } = await roomsOf(db, place);
  const standing = await standingIn(db, place);
  return {
    hall: place.hall,
    queues: (await allQueues(db, place)).map(({ id, version, name, prefix, zone, counters: own, open }) => ({
      ...{ id, version, name, prefix, ...(zone !== undefined && { zone }), counters: own, open },
      standing: standing.get(id) ?? 0,
    })),
    zones: zones.map(({ id, name }) => ({ id, name })),
    counters: counters.map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Saves a queue, from the next number and the next call on; numbers that were given keep theirs. Refused: somebody else
 * was quicker; a prefix that another queue of the hall has; a counter or zone that there is not; closing a queue in
 * which somebody stands, or for which somebody has an appointment. Audited.
 */
export async function saveQueue(
  services: Services,
  call: KeyedCall,
  place: { hall: string; queue: string },
  wish: Wish,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const key = { division: actor.division, ...place };
  const rooms = await roomsOf(services.db, key);
  checkRooms(rooms, wish);
  const { priorityPrefix } = await rulesOf(services, services.db, key);
  if (wish.open && wish.prefix === priorityPrefix) throw refuse("queue-prefix-taken", { field: "prefix" });
  return await carryOut(services, call, `queue.save ${key.hall}/${key.queue}`, async (tx) => {
    // The hall is held: nobody is given a number while it is looked whether anybody stands there.
    const saved = await inHall(tx, { ...key, at }, turnOfDay(tx), async () => {
      const all = await allQueues(tx, key);
      checkAmong(all, key.queue, wish);
      if (!wish.open) await checkLeft(services, tx, key, at);
      return await write(tx, key, { all, wish, at });
    });
    const { name, prefix, open, counters } = wish;
    const details = { version: saved.version, name, prefix, open, counters: counters.join("、") };
    const subject = { kind: "queue", id: `${key.hall}/${key.queue}` };
    await recordAudit(tx, doneBy(call, "queue.save", subject, details));
    return saved;
  });
}

function checkRooms({ zones, counters }: HallRooms, wish: Wish): void {
  const known = new Set(counters.map(({ id }) => id));
  if (wish.open && !wish.counters.every((id) => known.has(id)))
    throw refuse("counter-unknown", { field: "counters" });
  if (wish.zone !== undefined && !zones.some(({ id }) => id === wish.zone))
    throw refuse("queue-zone-unknown", { field: "zone" });
}

function checkAmong(all: readonly KeptQueue[], id: string, { version, prefix, open }: Wish): void {
  const before = all.find((one) => one.id === id);
  if (version === 0 && before) throw refuse("queue-exists", { field: "id" });
  if (version > 0 && before?.version !== version) throw refuse("queue-changed", { field: "version" });
  const same = open && all.find((one) => one.open && one.id !== id && one.prefix === prefix);
  if (same) throw refuse("queue-prefix-taken", { field: "prefix" });
}

async function checkLeft(services: Services, tx: Database, key: HallKey & { queue: string }, at: string) {
  const standing = (await standingIn(tx, key)).get(key.queue) ?? 0;
  if (standing > 0) throw refuse("queue-in-use", { people: standing, field: "open" });
  const promised = await promisedAt(services, tx, key, at);
  if (promised > 0) throw refuse("queue-promised", { people: promised, field: "open" });
}

/** What it serves follows from its counters as soon as these are others. */
async function write(
  tx: Database,
  key: HallKey & { queue: string },
  { all, wish, at }: { all: readonly KeptQueue[]; wish: Wish; at: string },
): Promise<{ version: number }> {
  const before = all.find(({ id }) => id === key.queue);
  const wanted = [...wish.counters].sort();
  const same = before !== undefined && before.counters.join() === wanted.join();
  const served = same
    ? { organs: before.organs, items: before.items }
    : servedBy(await servedAtCounters(tx, key.division, key.hall), wanted);
  const { name, prefix, zone, open, version } = wish;
  const queue = { ...served, name, prefix, zone, closedAt: open ? undefined : at };
  if (before) await updateQueue(tx, key, queue);
  else await insertQueue(tx, key, { ...queue, order: all.length });
  if (!same) await setCounters(tx, key, wanted);
  return { version: version + 1 };
}
