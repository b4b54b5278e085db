/** What a voice can be about: the county's organs and counters, as people see them on the signs. */
import type { VoiceChoices } from "#contract/voice.ts";
import { openCounters, openOrgans, organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";

export async function voiceChoices({ db, config }: Services): Promise<VoiceChoices> {
  const { division } = config;
  const [open, names, counters] = await Promise.all([
    openOrgans(db, division),
    organNames(db, division),
    openCounters(db, division),
  ]);
  const organs = [...names].flatMap(([code, { name }]) => (open.has(code) ? [{ code, name }] : []));
  return { organs, counters: counters.map(counterLabel) };
}

/** `常宁市政务服务中心 A01 企业开办综合窗口`; figures are counted by it. */
export const counterLabel = ({ hall, id, name }: { hall: string; id: string; name: string }): string =>
  `${hall} ${id} ${name}`.slice(0, 60);
