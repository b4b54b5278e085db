/** The queues of the data folder, for halls that have none yet; a hall that is not in it gets one for each zone. */
import type { QueueData } from "#contract/queue-rules.ts";
import { hallsInOrder, servedAtCounters } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { queuesFileOf } from "./queue-rules.ts";
import { addQueues, allQueues, type NewQueue } from "./queue-store.ts";

type Counter = Awaited<ReturnType<typeof servedAtCounters>>[number];

export async function loadQueues(services: Pick<Services, "config" | "db">): Promise<void> {
  const { division } = services.config;
  const file = queuesFileOf(services);
  await services.db.transaction().execute(async (tx) => {
    for (const { id: hall } of await hallsInOrder(tx, division)) await loadHall(tx, { division, hall }, file);
  });
}

async function loadHall(
  tx: Database,
  place: { division: string; hall: string },
  file: ReturnType<typeof queuesFileOf>,
) {
  // What was changed or closed at the desk is not brought back.
  if ((await allQueues(tx, place)).length > 0) return;
  const counters = await servedAtCounters(tx, place.division, place.hall);
  const data = file.halls.find(({ hall }) => hall === place.hall)?.queues ?? zoneQueues(counters);
  const known = new Set(counters.map(({ id }) => id));
  const queues = data
    .map((queue, order) => fullQueue(queue, order, counters))
    .map((queue) => ({ ...queue, counters: queue.counters.filter((id) => known.has(id)) }));
  await addQueues(
    tx,
    place,
    queues.filter((queue) => queue.counters.length > 0),
  );
}

/** Organs and items that are not said are those of the counters; a counter without items takes all of its organs. */
function fullQueue(data: QueueData, order: number, counters: readonly Counter[]): NewQueue {
  return { ...servedBy(counters, data.counters), ...data, order };
}

/** What these counters serve together. */
export function servedBy(counters: readonly Counter[], ids: readonly string[]) {
  const own = counters.filter(({ id }) => ids.includes(id));
  return {
    organs: [...new Set(own.flatMap((counter) => counter.organs))],
    items: [...new Set(own.flatMap((counter) => counter.items ?? []))],
  };
}

const letters = "ABCDEFGHJKLMNPQRSTUWXYZ";

/** One queue for each zone, with a letter of its own. */
function zoneQueues(counters: readonly Counter[]): QueueData[] {
  const zones = Map.groupBy(counters, ({ zone }) => zone ?? "all");
  return [...zones].slice(0, letters.length).map(([zone, own], i) => ({
    ...{ id: `zone-${zone}`, name: own[0]!.zoneName || "综合业务", prefix: letters[i]! },
    ...(own[0]!.zone !== undefined && { zone: own[0]!.zone }),
    counters: own.map(({ id }) => id),
  }));
}
