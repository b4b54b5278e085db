/** What the ledger begins with, and how often one network may ask (`data/answers.json` [A]); read once. */
import { AnswerRules } from "#contract/answers.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit stops the start with one sentence. */
export const answerRulesOf = perServices(
  ({ config }: Pick<Services, "config">): AnswerRules => readDataFile(config, "answers.json", AnswerRules),
);
