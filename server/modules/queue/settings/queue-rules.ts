/** What a hall decides about its queues: the data folder's rules, and what the hall changed at the desk. */
import { type DirectArea, type QueueRules, QueuesFile } from "#contract/queue-rules.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit stops the start with one sentence. */
export const queuesFileOf = perServices(
  ({ config }: Pick<Services, "config">): QueuesFile => readDataFile(config, "queues.json", QueuesFile),
);

export interface HallKey {
  division: string;
  hall: string;
}

/** The rules of a hall: those it set for itself, else those of the data folder. */
export async function rulesOf(
  services: Pick<Services, "config">,
  db: Database,
  { division, hall }: HallKey,
): Promise<QueueRules> {
  const file = queuesFileOf(services);
  const own = file.halls.find((one) => one.hall === hall)?.rules;
  const set = await db
    .selectFrom("queue_setting")
    .select("rules")
    .where("division", "=", division)
    .where("hall", "=", hall)
    .executeTakeFirst();
  return { ...file.rules, ...own, ...(set?.rules as Partial<QueueRules> | undefined) };
}

/** 免叫号、免排队: the areas of this hall that need no number. */
export function directAreas(services: Pick<Services, "config">, hall: string): readonly DirectArea[] {
  return queuesFileOf(services).halls.find((one) => one.hall === hall)?.direct ?? [];
}
