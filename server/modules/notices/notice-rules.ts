/** How a bureau tells its staff: `data/notice-rules.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Value } from "typebox/value";
import { NoticeRules } from "#contract/notices.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** The rules of a data file; throws with the first thing that is wrong with it. */
export function checkNoticeRules(data: unknown): NoticeRules {
  const [fault] = Value.Errors(NoticeRules, data);
  if (fault) throw new Error(`notice rules: ${fault.instancePath || "/"} ${fault.message}`);
  return data as NoticeRules;
}

/** The rules of this bureau; read once. */
export const noticeRulesOf = perServices(({ config }: Pick<Services, "config">) =>
  checkNoticeRules(JSON.parse(readFileSync(join(config.data, "notice-rules.json"), "utf8"))),
);
