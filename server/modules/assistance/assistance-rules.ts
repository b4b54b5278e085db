/** What a bureau sets for helping with errands (`data/assistance-rules.json`, R12.5 [A], B15); read once. */
import { AssistanceRules } from "#contract/assistance-rules.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit stops the start with one sentence. */
export const assistanceRulesOf = perServices(
  ({ config }: Pick<Services, "config">): AssistanceRules =>
    readDataFile(config, "assistance-rules.json", AssistanceRules, ({ mandate: { usualDays, mostDays } }) =>
      usualDays > mostDays ? "/mandate/usualDays" : undefined,
    ),
);
