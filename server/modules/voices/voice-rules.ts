/** The limits a bureau sets for what people bring (`data/voice-rules.json`, R12.7 [A]); read once. */
import { VoiceRules } from "#contract/voice.ts";
import { unresolvedCategoryNames } from "#contract/voice-words.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** A file that does not fit, or a complex limit below the simple one, stops the start with one sentence. */
export const voiceRulesOf = perServices(
  ({ config }: Pick<Services, "config">): VoiceRules =>
    readDataFile(config, "voice-rules.json", VoiceRules, misfitOf),
);

function misfitOf({ unresolved, complaint, clue }: VoiceRules): string | undefined {
  if (unresolved.checks.some((category) => !(category in unresolvedCategoryNames)))
    return "/unresolved/checks";
  if (!longer(unresolved.solve, unresolved.complex)) return "/unresolved/complex";
  if (!longer(complaint.investigate, complaint.extended)) return "/complaint/extended";
  return longer(clue.verify, clue.extended) ? undefined : "/clue/extended";
}

type Length = VoiceRules["unresolved"]["solve"];

const longer = (limit: Length, extended: Length) => extended.unit === limit.unit && extended.n > limit.n;
