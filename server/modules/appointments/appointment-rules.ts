/** What a bureau sets for appointments (`data/appointment-rules.json`, R12.2 [A]); read once. */
import { AppointmentRules } from "#contract/appointment-rules.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit stops the start with one sentence. */
export const appointmentRulesOf = perServices(
  ({ config }: Pick<Services, "config">): AppointmentRules =>
    readDataFile(config, "appointment-rules.json", AppointmentRules, ({ reopenMinutes: { from, to } }) =>
      from > to ? "/reopenMinutes" : undefined,
    ),
);
