/** What people bring, in words: for whoever brought it, and for the staff who handle it. */

import type { CaseType } from "#contract/case-type.ts";
import type { MyVoice, VoiceEntry, VoiceRow } from "#contract/voice.ts";
import { voiceAboutNames, voiceChannelNames, voiceCodeNames } from "#contract/voice-words.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import { allowedOf, clockViews, type Names, numberOf } from "../../cases/index.ts";
import type { Voice, VoiceStep } from "./voice.ts";
import type { ListedVoice } from "./voice-store.ts";

/** One voice with all there is of it. */
export interface WholeVoice {
  voice: Voice;
  current: Case;
  type: CaseType;
  steps: readonly VoiceStep[];
  events: readonly CaseEvent[];
  itemName?: string;
}

export interface Frame {
  names: Names;
  timekeeping: Timekeeping;
  now: string;
}

/** What it is about, in a line. */
export function aboutText(voice: Voice, itemName: string | undefined, names: Names): string {
  const { content } = voice;
  const organ = voice.organ ?? content.organ;
  const parts = [
    itemName,
    organ && names.organ(organ),
    voice.counter ?? content.counter,
    content.person,
    content.number && `办件 ${content.number}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("，") : voiceAboutNames[content.about ?? voice.about];
}

/** Without whom it names: for lists. */
export function aboutLine(voice: Voice, itemName: string | undefined, names: Names): string {
  const { person: _, ...content } = voice.content;
  return aboutText({ ...voice, content }, itemName, names);
}

function shared({ voice, current, type }: Pick<WholeVoice, "voice" | "current" | "type">) {
  const state = type.states[current.state];
  return {
    ...{ number: numberOf(current), kind: voice.kind, state: current.state },
    ...{ stateName: state?.name ?? current.state, stateText: state?.resident ?? "" },
    ...{ concluded: current.concludedAt !== undefined, receivedAt: voice.receivedAt },
    version: current.version,
  };
}

/** In a list of one's own. */
export function mineInList(one: Pick<WholeVoice, "voice" | "current" | "type" | "itemName">, names: Names) {
  return { ...shared(one), aboutText: aboutText(one.voice, one.itemName, names) };
}

export function myVoice(whole: WholeVoice, frame: Frame): MyVoice {
  const { voice, current, type } = whole;
  const clocks = clockViews(type, current, frame.timekeeping, frame.now);
  return {
    ...mineInList(whole, frame.names),
    ...{ text: voice.content.text, anonymous: voice.anonymous },
    clocks: clocks.filter(({ id }) => type.clocks[id]?.public),
    timeline: timelineForReporter(whole, frame.names),
    may: allowedOf(type, current, ["applicant"]).map(({ id }) => id),
  };
}

/** Only what concerns them, in the hall's name: of a clue not even which organ. */
function timelineForReporter({ voice, type, steps, events }: WholeVoice, names: Names): VoiceEntry[] {
  const doers = new Map(events.map(({ seq, actor }) => [seq, actor]));
  return steps.flatMap(({ seq, at, action, organ, words }) => {
    const title = type.actions[action]?.resident;
    if (title === undefined) return [];
    const own = doers.get(seq)?.kind === "resident";
    const by = own ? "您" : voice.kind === "clue" ? "监察人员" : names.organ(organ);
    return [{ seq, at, action, title, by, ...(words.told && { text: words.told }) }];
  });
}

export function timelineForStaff({ type, steps, events }: WholeVoice, names: Names): VoiceEntry[] {
  const doers = new Map(events.map(({ seq, actor }) => [seq, actor]));
  return steps.map(({ seq, at, action, words, category, outcome, change, published }) => {
    const doer = doers.get(seq);
    const codes = [category, outcome, change].flatMap((code) =>
      code === undefined ? [] : [voiceCodeNames[code] ?? code],
    );
    return {
      ...{ seq, at, action, title: type.actions[action]?.name ?? action },
      by: doer?.kind === "staff" ? names.staff(doer.id) : doer?.kind === "system" ? "系统" : "群众",
      ...(words.told && { text: words.told }),
      ...(words.inner && { inner: words.inner }),
      codes: published ? [...codes, `公布：${published}`] : codes,
    };
  });
}

export function rowOf(
  one: { voice: ListedVoice; current: Case; type: CaseType; itemName?: string },
  { names, timekeeping, now }: Frame,
): VoiceRow {
  const { voice, current, type } = one;
  const { category, outcome } = voice;
  return {
    ...shared(one),
    aboutText: aboutLine(voice, one.itemName, names),
    organName: names.organ(current.organ),
    partyLabel: current.partyLabel,
    channel: voiceChannelNames[current.channel] ?? current.channel,
    ...(category && { category: voiceCodeNames[category] ?? category }),
    ...(outcome && { outcome: voiceCodeNames[outcome] ?? outcome }),
    clocks: clockViews(type, current, timekeeping, now),
  };
}
