/** Reminding whoever is late, once; forgetting who borrowed what long ago. */
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { daily, everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { facilityRulesOf } from "./facility-rules.ts";
import { borrowerPlace, forgetBorrowers, lockOverdue, markReminded } from "./loan-store.ts";

const dayMs = 24 * 3_600_000;

export const remindJob: Job = {
  name: "facilities-remind",
  schedule: everyMinutes(15),
  attempts: 1,
  run: (_payload, services) => remindBorrowers(services, services.now()),
};

export const forgetJob: Job = {
  name: "facilities-forget",
  schedule: daily("03:40"),
  run: async (_payload, services) => {
    const { forgetDays } = facilityRulesOf(services);
    const before = instantOf(msOf(services.now()) - forgetDays * dayMs);
    await forgetBorrowers(services.db, services.config.division, before);
  },
};

/** An SMS to each borrower who is late, once for each loan; done twice, it sends once. */
export async function remindBorrowers(services: Services, at: Instant): Promise<void> {
  const { db, config, sealing } = services;
  const { division } = config;
  const halls = await hallNames(db, division);
  await db.transaction().execute(async (tx) => {
    for (const { id, name, hall, sealed } of await lockOverdue(tx, division, at)) {
      await markReminded(tx, { division, id }, at);
      if (!sealed) continue;
      const { phone } = JSON.parse(sealing.open(sealed, borrowerPlace({ division, id }))) as {
        phone: string;
      };
      await sendMessage(tx, services, {
        ...{ division, at, phone, key: `loan ${id} overdue`, template: "facility-overdue" },
        parameters: { thing: name, hall: halls.get(hall) ?? hall },
      });
    }
  });
}
