/** What a bureau sets for its devices (`data/device-rules.json` [A]); read once. */
import { DeviceRules } from "#contract/devices.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit, or a silence shorter than the beat, stops the start with one sentence. */
export const deviceRulesOf = perServices(
  ({ config }: Pick<Services, "config">): DeviceRules =>
    readDataFile(config, "device-rules.json", DeviceRules, ({ silentSeconds, beatSeconds }) =>
      silentSeconds <= beatSeconds ? "/silentSeconds" : undefined,
    ),
);
