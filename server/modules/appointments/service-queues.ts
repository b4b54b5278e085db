/** The queues that can be booked: those of the halls, with the names of both. */
import { type HallPlace, hallPlace, hallPlaces } from "#server/modules/organisation/index.ts";
import { queueNamed, queuesOf, type ServiceQueue } from "#server/modules/queue/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import "./appointments-refusals.ts";

export interface HallQueues extends HallPlace {
  queues: ServiceQueue[];
}

/** The open halls that have queues, the main hall first. */
export async function hallsWithQueues(db: Database, division: string): Promise<HallQueues[]> {
  const halls: HallQueues[] = [];
  for (const place of await hallPlaces(db, division)) {
    const queues = await queuesOf(db, { division, hall: place.id });
    if (queues.length > 0) halls.push({ ...place, queues });
  }
  return halls;
}

/** A hall and one of its queues; refused when they are not there. */
export async function queueAt(
  db: Database,
  { division, hall, queue }: { division: string; hall: string; queue: string },
): Promise<{ place: HallPlace; queue: ServiceQueue }> {
  const place = (await hallPlaces(db, division)).find(({ id }) => id === hall);
  const found = place && (await queuesOf(db, { division, hall })).find(({ id }) => id === queue);
  if (!place || !found) throw refuse("appointment-queue-unknown");
  return { place, queue: found };
}

export interface PlaceNames {
  hall: string;
  queue: string;
  address: string;
  /** The queue gives out numbers. */
  open: boolean;
}

/** What people call a hall and a queue; closed ones too. */
export async function placeNames(
  db: Database,
  key: { division: string; hall: string; queue: string },
): Promise<PlaceNames> {
  const place = await hallPlace(db, key);
  const queue = await queueNamed(db, key);
  return {
    ...{ hall: place?.name ?? key.hall, address: place?.address ?? "" },
    ...{ queue: queue?.name ?? key.queue, open: queue?.open ?? false },
  };
}
