/** The only door into the module: what halls keep for whoever needs it, and what they lend of it. */
import { randomUUID } from "node:crypto";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { Module } from "#server/platform/module.ts";
import type { Services } from "#server/platform/services.ts";
import { kindOf, nextCheck } from "./facility.ts";
import { forgetJob, remindJob } from "./facility-jobs.ts";
import { facilityRoutes } from "./facility-routes.ts";
import { facilityRulesOf } from "./facility-rules.ts";
import { insertFacility } from "./facility-store.ts";

export { facilityDesk } from "./facility-query.ts";
export { lend, takeBack } from "./loan-commands.ts";
export { loanFacts } from "./loan-facts.ts";

export const facilities: Module = {
  name: "facilities",
  routes: facilityRoutes,
  jobs: [remindJob, forgetJob],
  async load(services) {
    facilityRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationFacilities(services);
  },
};

/** What the demonstration's halls have; what is there already stays as it is. */
async function demonstrationFacilities(services: Services): Promise<void> {
  const rules = facilityRulesOf(services);
  const { division } = services.config;
  const today = shanghaiDay(services.now());
  for (const one of rules.demonstration) {
    const nextCheckOn = nextCheck(kindOf(rules, one.kind), "good", today);
    const facility = { ...one, id: randomUUID(), lent: 0, state: "good", version: 1, nextCheckOn } as const;
    await insertFacility(services.db, division, facility);
  }
}
