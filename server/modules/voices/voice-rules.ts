/** The limits a bureau sets for what people bring (`data/voice-rules.json`, R12.7 [A]); read once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Value } from "typebox/value";
import { VoiceRules } from "#contract/voice.ts";
import { unresolvedCategoryNames } from "#contract/voice-words.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";

/** A file that does not fit, or a complex limit below the simple one, stops the start with one sentence. */
export const voiceRulesOf = perServices(({ config }: Pick<Services, "config">): VoiceRules => {
  const path = join(config.data, "voice-rules.json");
  const file: unknown = JSON.parse(readFileSync(path, "utf8"));
  const [fault] = Value.Errors(VoiceRules, file);
  if (fault) throw faulty(path, fault.instancePath || "/");
  const rules = file as VoiceRules;
  const { unresolved, complaint, clue } = rules;
  const unknown = unresolved.checks.some((category) => !(category in unresolvedCategoryNames));
  if (unknown) throw faulty(path, "/unresolved/checks");
  if (!longer(unresolved.solve, unresolved.complex)) throw faulty(path, "/unresolved/complex");
  if (!longer(complaint.investigate, complaint.extended)) throw faulty(path, "/complaint/extended");
  if (!longer(clue.verify, clue.extended)) throw faulty(path, "/clue/extended");
  return rules;
});

type Length = VoiceRules["unresolved"]["solve"];

const longer = (limit: Length, extended: Length) => extended.unit === limit.unit && extended.n > limit.n;

function faulty(path: string, where: string): Trouble {
  return new Trouble(
    "voice-rules-faulty",
    `${path} is faulty at ${where}: mend it, or put the delivered file back.`,
    `${path} 的 ${where} 有误：请更正，或恢复原来的文件。`,
  );
}
