/** Where one can queue for a matter, and how that stands now. */
import type { ItemQueues } from "#contract/calling.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { hallPlaces } from "#server/modules/organisation/index.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { queuesOf, type ServiceQueue } from "../settings/queue-store.ts";
import { queueFor } from "../tickets/which-queue.ts";
import { hallQueues } from "./hall-queues.ts";

/** The open halls that have a queue for the matter, the county's own first; none: one need not queue. Refused: no such item. */
export async function itemQueues(services: Services, item: string, at: Instant): Promise<ItemQueues> {
  const { db, config } = services;
  const { division } = config;
  if ((await nameOfItem(services, division, item)) === undefined)
    throw refuse("queue-unknown", { field: "key" });
  const halls = await Promise.all(
    (await hallPlaces(db, division)).map(async ({ id, name, address }) => {
      const place = { division, hall: id };
      const served = await queueOf(services, await queuesOf(db, place), item);
      if (!served) return [];
      const { queues, onTheWay } = await hallQueues(services, { ...place, day: shanghaiDay(at), at });
      const queue = queues.find((one) => one.id === served.id);
      return queue ? [{ hall: id, name, address, onTheWay, queue }] : [];
    }),
  );
  return { halls: halls.flat() };
}

async function queueOf(
  services: Services,
  queues: readonly ServiceQueue[],
  item: string,
): Promise<ServiceQueue | undefined> {
  try {
    return await queueFor(services, queues, { division: services.config.division, items: [item] });
  } catch (error) {
    if (error instanceof Refusal && error.code === "queue-unknown") return undefined;
    throw error;
  }
}
