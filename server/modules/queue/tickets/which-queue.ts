/** Which queue a wish belongs to: the one that was named, or the one that serves the matter. */
import { catalogueOf } from "#server/modules/items/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { ServiceQueue } from "../settings/queue-store.ts";

/**
 * A matter is served where it is listed, else where its organ sits. Several matters at one go are served by the queue
 * of the first; the clerk gives further numbers of the same visit for what another counter does.
 */
export async function queueFor(
  services: Services,
  queues: readonly ServiceQueue[],
  { division, queue, items = [] }: { division: string; queue?: string; items?: readonly string[] },
): Promise<ServiceQueue> {
  if (queue !== undefined) {
    const named = queues.find(({ id }) => id === queue);
    if (!named) throw refuse("queue-unknown", { field: "queue" });
    return named;
  }
  const [item] = items;
  if (item === undefined) throw refuse("queue-choose", { field: "queue" });
  const listed = queues.find((one) => one.items.includes(item));
  if (listed) return listed;
  const shelf = await catalogueOf(services).shelf(division);
  const organ = shelf.items.get(item)?.row.organ;
  const served = organ === undefined ? undefined : queueOfOrgan(queues, organ);
  if (!served) throw refuse("queue-unknown", { field: "items" });
  return served;
}

/** Of the queues an organ sits at, the one that serves the fewest others: its own rather than a mixed one. */
function queueOfOrgan(queues: readonly ServiceQueue[], organ: string): ServiceQueue | undefined {
  const its = queues.filter((one) => one.organs.includes(organ));
  return its.sort((a, b) => a.organs.length - b.organs.length)[0];
}
