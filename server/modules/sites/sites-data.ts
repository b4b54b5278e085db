/** What the data folder says of service points (`sites.json`) and of the circle around them (`service-circle.json`). */
import { CircleRules } from "#contract/circle.ts";
import { SiteData } from "#contract/sites.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** B17: the declared model, and where people live. */
export const circleRulesOf = perServices(
  ({ config }: Pick<Services, "config">): CircleRules =>
    readDataFile(config, "service-circle.json", CircleRules, ({ modes, headline }) =>
      modes.some(({ id }) => id === headline) ? undefined : "/headline",
    ),
);

export const readSiteData = ({ config }: Pick<Services, "config">): SiteData =>
  readDataFile(config, "sites.json", SiteData);
