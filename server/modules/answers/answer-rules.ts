/** What the ledger begins with, and how often one network may ask (`data/answers.json` [A]); read once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Value } from "typebox/value";
import { AnswerRules } from "#contract/answers.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";

/** A file that does not fit stops the start with one sentence. */
export const answerRulesOf = perServices(({ config }: Pick<Services, "config">): AnswerRules => {
  const path = join(config.data, "answers.json");
  const file: unknown = JSON.parse(readFileSync(path, "utf8"));
  const [fault] = Value.Errors(AnswerRules, file);
  if (!fault) return file as AnswerRules;
  const where = fault.instancePath || "/";
  throw new Trouble(
    "answers-faulty",
    `${path} is faulty at ${where}: mend it, or put the delivered file back.`,
    `${path} 的 ${where} 有误：请更正，或恢复原来的文件。`,
  );
});
