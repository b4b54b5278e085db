/**
 * What else hangs on a queue: whoever promises something there (appointments) says how many would be let down, and a
 * queue with any is not closed. So this module need not know who they are.
 */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { HallKey } from "./queue-rules.ts";

/** How many people are promised something at this queue from now on. */
export type ClosingGuard = (tx: Database, place: HallKey & { queue: string }, at: Instant) => Promise<number>;

const guardsOf = perServices((_: Services) => new Set<ClosingGuard>());

export function guardClosing(services: Services, guard: ClosingGuard): void {
  guardsOf(services).add(guard);
}

export async function promisedAt(
  services: Services,
  tx: Database,
  place: HallKey & { queue: string },
  at: Instant,
): Promise<number> {
  let promised = 0;
  for (const guard of guardsOf(services)) promised += await guard(tx, place, at);
  return promised;
}
