/** What follows from the events of a voice: the person is told, and the desk that has it now. */
import type { VoiceKind } from "#contract/voice.ts";
import { unresolvedCategoryNames, voiceKindNames } from "#contract/voice-words.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import { raise } from "#server/modules/supervision/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { followingKey, numberOf, type Occurrence, type Reactor } from "../../cases/index.ts";
import type { Voice } from "./voice.ts";
import { voiceRulesOf } from "./voice-rules.ts";
import { readSteps, readVoice } from "./voice-store.ts";

const types = new Set(["unresolved", "complaint", "clue"]);
/** Which template tells the person of which action; the words themselves are read in the portal only. */
const templates: Record<string, string> = {
  ask: "voice-asked",
  extend: "voice-extended",
  answer: "voice-answered",
  decline: "voice-declined",
  refer: "voice-closed",
  conclude: "voice-closed",
  close: "voice-closed",
};

export function voiceReactors(services: Services): Reactor[] {
  return [
    {
      name: "tell-voice",
      wants: ({ case: it, event }) => types.has(it.type) && event.action in templates,
      react: (tx, those) =>
        eachVoice(services, tx, those, (one, voice) => tellPerson(services, tx, one, voice)),
    },
    {
      name: "tell-voice-desk",
      wants: ({ case: it, event }) => types.has(it.type) && (event.from === null || event.from !== event.to),
      react: (tx, those) => eachVoice(services, tx, those, (one, voice) => tellDesk(tx, one, voice)),
    },
    {
      name: "check-unresolved",
      wants: ({ case: it, event }) => it.type === "unresolved" && event.action === "answer",
      react: async (tx, those) => {
        for (const one of those) await openCheck(services, tx, one);
      },
    },
  ];
}

async function eachVoice(
  { sealing }: Services,
  tx: Database,
  occurrences: readonly Occurrence[],
  act: (occurrence: Occurrence, voice: Voice) => Promise<void>,
): Promise<void> {
  for (const occurrence of occurrences) {
    const voice = await readVoice({ db: tx, sealing }, occurrence.case);
    if (voice) await act(occurrence, voice);
  }
}

async function tellPerson(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
  voice: Voice,
): Promise<void> {
  const { resident, phone } = voice.content;
  if (resident === undefined && phone === undefined) return;
  const number = numberOf(it);
  await sendMessage(tx, services, {
    ...{ division: it.division, key: `voice ${it.id} ${event.seq}`, at: event.at },
    template: templates[event.action]!,
    ...(resident && { to: { kind: "resident" as const, id: resident } }),
    // A clue is not spoken of on a telephone that somebody else may look at.
    ...(phone && voice.kind !== "clue" && { phone }),
    parameters: { kind: voiceKindNames[voice.kind], number },
  });
}

/**
 * R12.7 every entry opens a check of supervision [A], once: when it is certain which organ it was about, which is when
 * that organ has answered. The card asks it to say why; one that did nothing wrong has it withdrawn on appeal (R3.4).
 */
async function openCheck(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const steps = await readSteps({ db: tx, sealing: services.sealing }, it);
  const category = steps.findLast((step) => step.category !== undefined)?.category;
  if (category === undefined || !voiceRulesOf(services).unresolved.checks.includes(category)) return;
  await raise(services, {
    ...{ division: it.division, rule: "could-not-be-done", at: event.at, about: it.id },
    requestKey: followingKey(`${it.division}/${it.id}`, "unresolved-check"),
    reason: unresolvedCategoryNames[category] ?? category,
    evidence: `办不成事反映 ${numberOf(it)}`,
  });
}

/** Whose desk it has come to; of a clue only those over all organs, and not even which. */
async function tellDesk(tx: Database, { case: it, event }: Occurrence, { kind }: Voice): Promise<void> {
  const desk = desks[kind]?.[event.to];
  if (!desk) return;
  const { division, organ } = it;
  const number = numberOf(it);
  await tell(tx, {
    ...{ division, key: `voice ${it.id} ${event.seq}`, at: event.at },
    kind: kind === "suggestion" ? "complaint" : kind,
    // No organ has this code: whoever holds the role for all organs is meant.
    to: { role: desk.role, organ: kind === "clue" ? "all-organs" : organ },
    text: kind === "clue" ? desk.text : `${desk.text}（${number.slice(-9)}）`,
    href: kind === "clue" ? "/staff/clues" : `/staff/voices/${number}`,
  });
}

interface DeskWord {
  role: "clerk" | "approver" | "supervisor";
  text: string;
}

const complaintDesks: Record<string, DeskWord> = {
  received: { role: "supervisor", text: "收到一条投诉建议，请决定是否受理" },
  investigating: { role: "approver", text: "有一条投诉建议交由贵部门调查" },
  answered: { role: "supervisor", text: "一条投诉建议已经答复，请回访" },
  settled: { role: "supervisor", text: "一条投诉建议已有结果，请写明怎样处理并办结" },
};
const desks: Record<VoiceKind, Record<string, DeskWord>> = {
  unresolved: {
    registered: { role: "clerk", text: "有一件办不成的事，请在一个工作日内分办" },
    solving: { role: "approver", text: "有一件办不成的事交由贵部门解决" },
    answered: { role: "clerk", text: "一件办不成的事已经答复，请回访" },
    settled: { role: "approver", text: "一件办不成的事已有结果，请写明改了什么并办结" },
  },
  complaint: complaintDesks,
  suggestion: complaintDesks,
  clue: { received: { role: "supervisor", text: "有一条新的问题线索，请登录查看" } },
};
