/** Kinds of facilities, how often they are looked at, how long they are lent (`data/facility-rules.json`, B9 [A]). */
import { FacilityRules } from "#contract/facilities.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit stops the start with one sentence. */
export const facilityRulesOf = perServices(
  ({ config }: Pick<Services, "config">): FacilityRules =>
    readDataFile(config, "facility-rules.json", FacilityRules),
);
