/** The bureau's own numbers and words of ratings (`data/rating-*.json`, `data/complaint-themes.json`), read once. */
import type { BlockList } from "node:net";
import { ComplaintThemes, RatingDetails, RatingRules } from "#contract/rating.ts";
import { dataTrouble, readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { hallNetworks } from "./hall-network.ts";

export interface RatingsData {
  rules: RatingRules;
  details: RatingDetails;
  themes: ComplaintThemes;
  /** `rules.hallNetworks`, ready to ask. */
  networks: BlockList;
}

export const ratingsDataOf = perServices(({ config }: Pick<Services, "config">): RatingsData => {
  const rules = readDataFile(config, "rating-rules.json", RatingRules);
  return {
    rules,
    networks: networksOf(config, rules),
    details: readDataFile(config, "rating-details.json", RatingDetails),
    themes: readDataFile(config, "complaint-themes.json", ComplaintThemes),
  };
});

function networksOf(config: Services["config"], rules: RatingRules): BlockList {
  try {
    return hallNetworks(rules.hallNetworks);
  } catch {
    throw dataTrouble(config, "rating-rules.json", "/hallNetworks");
  }
}
