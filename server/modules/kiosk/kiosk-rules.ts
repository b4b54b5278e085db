/** What a bureau sets for its kiosks (`data/kiosk-rules.json` [A]; B3, B4); read once. */
import { KioskRules } from "#contract/kiosk.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit, or two buttons for the same thing, stops the start with one sentence. */
export const kioskRulesOf = perServices(
  ({ config }: Pick<Services, "config">): KioskRules =>
    readDataFile(config, "kiosk-rules.json", KioskRules, ({ functions }) =>
      new Set(functions.map(({ id }) => id)).size < functions.length ? "/functions" : undefined,
    ),
);
