/** The bureau's own numbers and words of ratings (`data/rating-*.json`, `data/complaint-themes.json`), read once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { ComplaintThemes, RatingDetails, RatingRules } from "#contract/rating.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";

export interface RatingsData {
  rules: RatingRules;
  details: RatingDetails;
  themes: ComplaintThemes;
}

/** A file that does not fit stops the start with one sentence. */
export const ratingsDataOf = perServices(({ config }: Pick<Services, "config">): RatingsData => {
  const read = <T>(name: string, schema: TSchema) => readData<T>(join(config.data, name), schema);
  return {
    rules: read<RatingRules>("rating-rules.json", RatingRules),
    details: read<RatingDetails>("rating-details.json", RatingDetails),
    themes: read<ComplaintThemes>("complaint-themes.json", ComplaintThemes),
  };
});

function readData<T>(path: string, schema: TSchema): T {
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  const [fault] = Value.Errors(schema, content);
  if (!fault) return content as T;
  const where = fault.instancePath || "/";
  throw new Trouble(
    "ratings-data-faulty",
    `${path} is faulty at ${where}: mend it, or put the delivered file back.`,
    `${path} 的 ${where} 有误：请更正，或恢复原来的文件。`,
  );
}
