/** Reading what people bring: one's own, a desk's list, one of them whole. */
import type { MyVoice, MyVoices, StaffVoice, VoiceKind, VoiceList } from "#contract/voice.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can, caseReach } from "#server/kernel/access/permission.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { doneBy, recordAudit, revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { openOrgans, organNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  engineOf,
  findCase,
  findCases,
  readEvents,
  rolesTowards,
  subjectOf,
} from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import { staffGuard } from "./acting.ts";
import { deskRoles, tidyVoiceCode, type Voice } from "./voice.ts";
import { formOf } from "./voice-forms.ts";
import "./voice-refusals.ts";
import { voiceRulesOf } from "./voice-rules.ts";
import {
  type ListedVoice,
  listVoices,
  readSteps,
  readVoice,
  reporterIndex,
  type VoiceQuery,
  voiceOfCode,
  voicesOfResident,
} from "./voice-store.ts";
import {
  aboutText,
  type Frame,
  mineInList,
  myVoice,
  rowOf,
  timelineForStaff,
  type WholeVoice,
} from "./voice-view.ts";

const pageSize = 50;

/** The key behind a number; one of another division is as good as not there. */
export function keyOfVoice(division: string, number: string): CaseKey {
  const key = caseKeyIn(division, number);
  if (!key) throw refuse("voice-not-found", { field: "number" });
  return key;
}

/** The voice of whoever brought it, signed in; somebody else's is as good as not there. */
export async function ownVoice(services: Services, actor: ResidentActor, number: string): Promise<Voice> {
  const voice = await readVoice(services, keyOfVoice(actor.division, number));
  if (!voice?.reporter || voice.reporter !== reporterIndex(services.sealing, actor.id))
    throw refuse("voice-not-found", { field: "number" });
  return voice;
}

/** The voice behind a code; a wrong code is as good as none. */
export async function voiceWithCode(services: Services, code: string): Promise<Voice> {
  const voice = await voiceOfCode(services, services.config.division, tidyVoiceCode(code));
  if (!voice) throw refuse("voice-not-found", { field: "code" });
  return voice;
}

export async function showMine(services: Services, voice: Voice): Promise<MyVoice> {
  const whole = await wholeOf(services, voice);
  return myVoice(whole, await frameOf(services, [whole], whole.events));
}

export async function listMine(
  services: Services,
  { division, id: resident }: ResidentActor,
  before: string | undefined,
): Promise<MyVoices> {
  const limit = pageSize;
  const last = before === undefined ? Number.MAX_SAFE_INTEGER : keyOfVoice(division, before).id;
  const found = await voicesOfResident(services, { division, resident, before: last, limit: limit + 1 });
  const shown = await withCases(services, division, found.slice(0, limit));
  const frame = await frameOf(services, shown);
  const rows = shown.map((one) => mineInList(one, frame.names));
  const next = found.length > limit ? rows.at(-1)?.number : undefined;
  return { rows, ...(next && { next }) };
}

export interface ListAsk extends Omit<VoiceQuery, "division" | "limit" | "after" | "organs" | "kinds"> {
  after?: string;
}

/** What this desk may see; of a clue the reading of the list is written down. */
export async function listForStaff(
  services: Services,
  call: StaffCall,
  kinds: readonly VoiceKind[],
  { after, ...ask }: ListAsk,
): Promise<VoiceList> {
  const { actor } = call;
  const { division } = actor;
  const reach = caseReach(actor);
  const organs = reach?.kind === "posts" ? organsOf(reach.posts) : undefined;
  const found = await listVoices(services, {
    ...{ ...ask, division, kinds, limit: pageSize + 1 },
    ...(organs && { organs }),
    ...(after !== undefined && { after: keyOfVoice(division, after).id }),
  });
  const shown = await withCases(services, division, found.slice(0, pageSize));
  const readable = shown.filter(({ current }) => can(actor, "case.read", subjectOf(current)));
  const frame = await frameOf(services, readable);
  if (kinds.includes("clue")) {
    const details = { count: readable.length };
    await recordAudit(services.db, doneBy(call, "clue.list", { kind: "division", id: division }, details));
  }
  const next = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    rows: readable.map((one) => rowOf(one, frame)),
    ...(next && { next: rowOf(next, frame).number }),
    mayRegister: can(actor, "voice.register", { division }),
  };
}

/** One with everything but the full name and phone; that it was read is written down (R13.5). */
export async function showToStaff(services: Services, call: StaffCall, number: string): Promise<StaffVoice> {
  const { actor } = call;
  const { voice, current, ...rest } = await readForStaff(services, actor, number);
  const whole = { voice, current, ...rest };
  const { content } = voice;
  const { bureau } = voiceRulesOf(services);
  const frame = await frameOf(services, [whole], whole.events);
  const allowed = allowedOf(whole.type, current, deskRoles(rolesTowards(actor, current), current, bureau));
  const handing = allowed.some(({ id }) => whole.type.actions[id]?.handsTo !== undefined);
  await recordAudit(
    services.db,
    doneBy(call, "voice.read", { kind: "case", id: number }, { kind: voice.kind }),
  );
  const counter = voice.counter ?? content.counter;
  return {
    ...rowOf(whole, frame),
    ...{ aboutText: aboutText(voice, whole.itemName, frame.names), text: content.text },
    ...((voice.item ?? content.item) && { item: voice.item ?? content.item }),
    ...(content.number && { about: content.number }),
    ...(counter && { counter }),
    ...(content.person && { person: content.person }),
    anonymous: voice.anonymous,
    ...(content.name && { name: maskName(content.name) }),
    ...(content.phone && { phone: maskPhone(content.phone) }),
    timeline: timelineForStaff(whole, frame.names),
    allowed: allowed.map((action) => withForm(whole.current.type, action)),
    organs: handing ? await organChoices(services, actor.division) : [],
  };
}

/** Whom to call, in full; written down with the reason (R13.5). */
export async function revealContact(
  services: Services,
  call: StaffCall,
  number: string,
  reason: string,
): Promise<{ name: string; phone: string }> {
  const { voice } = await readForStaff(services, call.actor, number);
  const { name = "", phone = "" } = voice.content;
  const what = { subject: { kind: "case", id: number }, field: "contact", reason };
  return await revealPersonal(services, call, what, () => ({ name, phone }));
}

async function readForStaff(services: Services, actor: StaffActor, number: string): Promise<WholeVoice> {
  const voice = await readVoice(services, keyOfVoice(actor.division, number));
  if (!voice) throw refuse("voice-not-found", { field: "number" });
  const whole = await wholeOf(services, voice);
  (await staffGuard(services, actor, voice))(whole.current);
  return whole;
}

/** An action of this module asks more than its event records: the words that are sealed. */
function withForm(type: string, { data: _, ...action }: StaffVoice["allowed"][number]) {
  const data = formOf(type, action.id);
  return { ...action, ...(data && { data }) };
}

async function organChoices({ db }: Services, division: string): Promise<StaffVoice["organs"]> {
  const [open, names] = await Promise.all([openOrgans(db, division), organNames(db, division)]);
  return [...names].flatMap(([code, { name }]) => (open.has(code) ? [{ code, name }] : []));
}

async function wholeOf(services: Services, voice: Voice): Promise<WholeVoice> {
  const current = await findCase(services.pool, voice);
  if (!current) throw refuse("voice-not-found");
  const [steps, events] = [await readSteps(services, voice), await readEvents(services.pool, voice)];
  const [one] = await named(services, [{ voice, current }]);
  return { ...one!, steps, events };
}

async function withCases(services: Services, division: string, voices: readonly ListedVoice[]) {
  const ids = voices.map(({ id }) => id);
  const cases = new Map((await findCases(services.pool, division, ids)).map((it) => [it.id, it]));
  return await named(
    services,
    voices.flatMap((voice) => {
      const current = cases.get(voice.id);
      return current ? [{ voice, current }] : [];
    }),
  );
}

async function named<T extends { voice: Voice; current: WholeVoice["current"] }>(
  services: Services,
  those: readonly T[],
) {
  const { types } = await engineOf(services);
  return await Promise.all(
    those.map(async (one) => {
      const { division, item, content } = one.voice;
      const key = item ?? content.item;
      const itemName = key === undefined ? undefined : await nameOfItem(services, division, key);
      const type = types.version(one.current.type, one.current.typeVersion);
      return { ...one, type, ...(itemName && { itemName }) };
    }),
  );
}

async function frameOf(
  services: Services,
  those: readonly Pick<WholeVoice, "current">[],
  events: WholeVoice["events"] = [],
): Promise<Frame> {
  const { timekeeper } = await engineOf(services);
  const cases = those.map(({ current }) => current);
  const names = await namesFor(services, services.config.division, cases, events);
  return { names, timekeeping: timekeeper.current(), now: services.now() };
}

function organsOf(posts: readonly { organ?: string }[]): string[] | undefined {
  const organs = posts.flatMap(({ organ }) => (organ === undefined ? [] : [organ]));
  return organs.length < posts.length ? undefined : organs;
}
