/** How often one network may bring something or try a code, as with sign-in. */
import type { VoiceRules } from "#contract/voice.ts";
import { type Instant, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { tryOnce } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./voice-refusals.ts";
import { voiceRulesOf } from "./voice-rules.ts";

/**
 * Counts an attempt, or refuses it. The network's address is not kept: only an index of it that changes every day and
 * cannot be turned back, so that an anonymous voice cannot be traced to where it came from.
 */
export async function holdBackVoice(
  services: Services,
  kind: keyof VoiceRules["attempts"],
  client: string,
  at: Instant,
): Promise<void> {
  const { division } = services.config;
  const subject = services.sealing.blind(`${shanghaiDay(at)} ${client}`, "voice-client");
  const limits = voiceRulesOf(services).attempts[kind];
  const until = await tryOnce(services.db, { division, kind, subject }, limits, at);
  if (until === undefined) return;
  const seconds = Math.max(1, Math.ceil((msOf(until) - msOf(at)) / 1000));
  throw refuse("voice-too-often", { retryAfter: seconds, seconds });
}
