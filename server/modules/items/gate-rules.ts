/** What the publishing gate measures this county's items by (R1.12, R2.13, R2.14). */
import { hallRulesOf, lawLimitsOf } from "#server/cases/index.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { hoursADay } from "#server/kernel/time/office-hours.ts";
import { abolishedProofsOf } from "#server/modules/materials/index.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** The law's limits from `data/law-limits.json`; an instant item takes a day at most, in hours a day's office hours. */
export const gateRulesOf = perServices((services: Pick<Services, "config">): GateRules => {
  const law = lawLimitsOf(services);
  return {
    instantMost: { W: 1, D: 1, H: hoursADay(hallRulesOf(services).officeHours) },
    licenceMost: law["R2.13"].most,
    jointMost: law["R2.14"].most,
    abolished: abolishedProofsOf(services),
  };
});
