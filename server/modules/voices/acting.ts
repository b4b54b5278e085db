/** Taking an action on something that was brought: its codes go into the case's event, its words are sealed beside it. */
import type { CaseRole } from "#contract/case-type.ts";
import type { Limit } from "#contract/item.ts";
import type { VoiceRules } from "#contract/voice.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case, CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, eventActor, findCase, rolesTowards, subjectOf, type Written } from "../../cases/index.ts";
import { deskRoles, speaksOf, type Voice } from "./voice.ts";
import { checkForm } from "./voice-forms.ts";
import { voiceRulesOf } from "./voice-rules.ts";
import { readVoice, stepRow } from "./voice-store.ts";

export interface VoiceAsk {
  requestKey: string;
  version: number;
  action: string;
  data: Record<string, unknown>;
  at: Instant;
}

/** Actions by which somebody is called back: never by whoever answered. */
const callBacks = new Set(["satisfied", "send-back", "missed", "unreached"]);

/**
 * By staff. Refused: what the case type refuses, a voice about the reader, a call back by whoever answered, giving up
 * before enough calls were tried, an organ that is not there.
 */
export async function actAsStaff(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  ask: VoiceAsk,
): Promise<Written> {
  const voice = await readVoice(services, key);
  if (!voice) throw refuse("voice-not-found");
  const allow = await staffGuard(services, actor, voice);
  const { callTries, bureau } = voiceRulesOf(services);
  return await act(services, voice, ask, {
    actor: { kind: "staff", id: actor.id },
    as: (current) => eventActor(actor, current),
    roles: (current) => {
      allow(current);
      if (callBacks.has(ask.action) && current.holder === actor.id) throw refuse("voice-other-person");
      if (ask.action === "unreached" && (current.taken.missed ?? 0) < callTries)
        throw refuse("voice-call-again");
      return deskRoles(rolesTowards(actor, current), current, bureau);
    },
  });
}

/** By whoever brought it, signed in or with the code. */
export async function actAsReporter(services: Services, voice: Voice, ask: VoiceAsk): Promise<Written> {
  const id = voice.kind === "clue" ? undefined : voice.content.resident;
  return await act(services, voice, ask, {
    actor: { kind: "resident", id: id ?? "anonymous" },
    roles: () => ["applicant"],
  });
}

/**
 * Answers who may look at this case, and refuses the others: whoever the case is kept from, whoever it speaks of, and,
 * of a clue, the supervisors of the very organ it speaks of (the bureau's own, of a clue about the bureau, do read it).
 */
export async function staffGuard(
  services: Services,
  actor: StaffActor,
  voice: Voice,
): Promise<(current: Case) => void> {
  const name = (await staffNames(services.db, actor.division, [actor.id])).get(actor.id) ?? "";
  const { bureau } = voiceRulesOf(services);
  const { organ } = voice.content;
  const own = voice.kind === "clue" && organ !== undefined && organ !== bureau;
  const mine = own && actor.posts.some((post) => post.organ === organ);
  return (current) => {
    permit(actor, "case.read", subjectOf(current));
    if (mine || speaksOf(voice.content, name)) throw refuse("voice-about-you");
  };
}

interface Doer {
  actor: EventActor;
  as?: (current: Case) => EventActor;
  roles: (current: Case) => readonly CaseRole[];
}

async function act(services: Services, voice: Voice, ask: VoiceAsk, doer: Doer): Promise<Written> {
  const { division, id } = voice;
  const key = { division, id };
  const current = await findCase(services.pool, key);
  if (!current) throw refuse("voice-not-found");
  doer.roles(current);
  const { action, data, at, requestKey, version } = ask;
  checkForm(current.type, action, data);
  const { told, inner, published, ...codes } = data as Record<string, string | undefined>;
  if (action === "send-back" && !told?.trim()) throw refuse("voice-text-needed", { field: "data.told" });
  const { writer, types } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const plain = { ...codes, ...computed(services, current, action, data) };
  const fields = (type.actions[action]?.data as { properties?: object } | undefined)?.properties ?? {};
  const recorded = Object.fromEntries(Object.entries(plain).filter(([name]) => name in fields));
  const { owner } = recorded as { owner?: string };
  if (owner !== undefined && !(await organIsOpen(services.db, division, owner)))
    throw refuse("voice-organ-unknown", { field: "data.owner" });
  const { sealing } = services;
  return await writer.act({
    ...{ key, requestKey, version, action, at, data: recorded, ...doer },
    satellites: (before, event) => [
      stepRow(sealing, key, {
        ...{ seq: event.seq, at: event.at, action, state: event.to, organ: owner ?? before.organ },
        ...codesOf(codes),
        words: { ...(told && { told }), ...(inner && { inner }) },
        ...(published && { published }),
      }),
    ],
  });
}

/** What figures are counted by. */
function codesOf(codes: Record<string, string | undefined>) {
  const { category } = codes;
  const [outcome, change] = [codes.outcome ?? codes.result, codes.change ?? codes.ground];
  return { ...(category && { category }), ...(outcome && { outcome }), ...(change && { change }) };
}

/** What follows from the bureau's own limits (R12.7 [A]), never from what somebody typed. */
function computed(
  services: Services,
  current: Case,
  action: string,
  data: Record<string, unknown>,
): { owner?: string; limit?: Limit } {
  const rules = voiceRulesOf(services);
  if (action === "hand-back") return { owner: rules.bureau };
  if (action === "extend") return { limit: moreTime(rules, current.type) };
  if (current.type !== "unresolved") return {};
  const { solve, complex } = rules.unresolved;
  if (action === "triage") return { limit: data.complex === true ? complex : solve };
  return action === "send-back" ? { limit: solve } : {};
}

/** What an extension adds: the longer limit less the usual one. */
function moreTime({ unresolved, complaint, clue }: VoiceRules, type: string): Limit {
  const [usual, extended] =
    type === "unresolved"
      ? [unresolved.solve, unresolved.complex]
      : type === "complaint"
        ? [complaint.investigate, complaint.extended]
        : [clue.verify, clue.extended];
  return { n: extended.n - usual.n, unit: usual.unit };
}
