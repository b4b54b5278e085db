/** What a voice can be about: the county's organs and counters, as people see them on the signs. */
import type { VoiceChoices } from "#contract/voice.ts";
import { openCounters, openOrgans, organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { voiceRulesOf } from "./voice-rules.ts";

export async function voiceChoices(services: Services): Promise<VoiceChoices> {
  const { db, config } = services;
  const { division } = config;
  const { unresolved, complaint } = voiceRulesOf(services);
  const { triage, solve, complex } = unresolved;
  const [open, names, counters] = await Promise.all([
    openOrgans(db, division),
    organNames(db, division),
    openCounters(db, division),
  ]);
  const organs = [...names].flatMap(([code, { name }]) => (open.has(code) ? [{ code, name }] : []));
  const limits = { triage, solve, complex, accept: complaint.accept };
  return { organs, counters: counters.map(counterLabel), limits };
}

/** `常宁市政务服务中心 A01 企业开办综合窗口`; figures are counted by it. */
export const counterLabel = ({ hall, id, name }: { hall: string; id: string; name: string }): string =>
  `${hall} ${id} ${name}`.slice(0, 60);
