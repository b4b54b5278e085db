/** Bringing something: from the portal, or typed by staff for somebody who came, rang or wrote. */
import type { NewVoice, RegisterVoice, VoiceKind, VoiceReceipt } from "#contract/voice.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import type { CaseFacts, EventActor, Opening } from "#server/kernel/case-type/case.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, numberOf, type OpenCase, type Written } from "../../cases/index.ts";
import {
  caseTypeOf,
  codeOf,
  partyOfVoice,
  subjectLine,
  traitsOf,
  type Voice,
  type VoiceContent,
} from "./voice.ts";
import "./voice-refusals.ts";
import { voiceRulesOf } from "./voice-rules.ts";
import { reporterIndex, stepRow, voiceRow } from "./voice-store.ts";

interface Brought {
  division: string;
  requestKey: string;
  kind: VoiceKind;
  channel: string;
  about: Omit<NewVoice, "requestKey" | "kind" | "anonymous">;
  /** Absent: anonymous, nothing of them is kept. */
  person?: { resident?: string; name?: string; phone?: string };
  actor: EventActor;
  at: Instant;
}

/** Whoever says nothing of themselves is this, in the event and nowhere else. */
const nobody: EventActor = { kind: "resident", id: "anonymous" };

/**
 * From the portal. A visitor, or whoever wishes it, is anonymous; what could not be done needs somebody to call back.
 * Refused: that kind without a name, an organ that is not there.
 */
export async function reportVoice(
  services: Services,
  resident: ResidentActor | undefined,
  asked: NewVoice,
  at: Instant,
): Promise<VoiceReceipt> {
  const { requestKey, kind, anonymous = resident === undefined, ...about } = asked;
  const { division } = services.config;
  const named = anonymous ? undefined : resident;
  if (!named && (kind === "unresolved" || !anonymous)) throw refuse("voice-sign-in");
  const person = named && (await readResident(services.db, services.sealing, division, named.id));
  const { receipt } = await bring(services, {
    ...{ division, requestKey, kind, about, at, channel: "portal" },
    ...(person && {
      person: { resident: person.id, phone: person.phone, ...(person.name && { name: person.name }) },
    }),
    actor: named && kind !== "clue" ? { kind: "resident", id: named.id } : nobody,
  });
  return receipt;
}

/** Typed by staff. Without name and phone it is anonymous, and the code goes to whoever brought it. */
export async function registerVoice(
  services: Services,
  call: StaffCall,
  asked: RegisterVoice,
): Promise<VoiceReceipt> {
  const { requestKey, kind, channel, name, phone, ...about } = asked;
  const { actor, at } = call;
  const { division } = actor;
  const { receipt, written } = await bring(services, {
    ...{ division, requestKey, kind, about, channel, at },
    ...((name || phone) && { person: { ...(name && { name }), ...(phone && { phone }) } }),
    actor: { kind: "staff", id: actor.id },
  });
  if (!written.repeated) {
    const subject = { kind: "case", id: receipt.number };
    await recordAudit(services.db, doneBy(call, "voice.register", subject, { kind }));
  }
  return receipt;
}

async function bring(
  services: Services,
  brought: Brought,
): Promise<{ receipt: VoiceReceipt; written: Written }> {
  const { division, requestKey, about } = brought;
  if (about.organ !== undefined && !(await organIsOpen(services.db, division, about.organ)))
    throw refuse("voice-organ-unknown", { field: "organ" });
  const { writer } = await engineOf(services);
  // Made from the request's own key, so that a repeat shows the same code, of which only an index is kept.
  const code = codeOf(services.sealing.blind(`${division} ${requestKey}`, "voice-code-secret"));
  const written = await writer.open(await openingOf(services, brought, code));
  return { receipt: { number: numberOf(written.case), code }, written };
}

async function openingOf(services: Services, brought: Brought, code: string): Promise<OpenCase> {
  const { division, requestKey, kind, channel, about, person, actor, at } = brought;
  const { types } = await engineOf(services);
  const { bureau } = voiceRulesOf(services);
  const type = types.newest(caseTypeOf(kind));
  const itemName = about.item && (await nameOfItem(services, division, about.item));
  const opening: Opening = {
    ...{ type: type.code, typeVersion: type.version, organ: bureau, channel },
    subject: subjectLine(kind, about.about, itemName),
    ...{ party: partyOfVoice(bureau), partyLabel: labelOf(kind, person) },
    facts: factsOf(services, kind, person === undefined),
  };
  const { sealing } = services;
  return {
    ...{ division, requestKey, opening, at, action: "report", data: {}, actor },
    roles: actor.kind === "staff" ? ["clerk", "supervisor"] : ["applicant"],
    satellites: (key, event) => [
      voiceRow(sealing, { ...key, receivedAt: at, ...keptOf(services, brought) }, code),
      stepRow(sealing, key, {
        ...{ seq: event.seq, at: event.at, action: event.action, state: event.to },
        ...{ organ: bureau, words: {} },
      }),
    ],
  };
}

/** Of a clue everything is sealed; of the others what figures are counted by stands open. */
function keptOf(
  { sealing }: Pick<Services, "sealing">,
  { kind, about, person = {} }: Brought,
): Omit<Voice, "division" | "id" | "receivedAt"> {
  const { about: what, text, number, person: named, ...object } = about;
  const told: VoiceContent = {
    ...{ text, ...person },
    ...(named && { person: named }),
    ...(number && { number }),
  };
  const common = {
    ...{ kind, anonymous: Object.keys(person).length === 0 },
    ...(person.resident && { reporter: reporterIndex(sealing, person.resident) }),
  };
  if (kind === "clue") return { ...common, about: "matter", content: { ...told, about: what, ...object } };
  return { ...common, about: what, ...object, content: told };
}

function labelOf(kind: VoiceKind, person: Brought["person"]): string {
  if (!person) return "匿名";
  if (kind === "clue") return "实名";
  return person.name ? maskName(person.name) : "未留姓名";
}

function factsOf(services: Services, kind: VoiceKind, anonymous: boolean): CaseFacts {
  const rules = voiceRulesOf(services);
  const { unresolved, complaint, clue } = rules;
  const limits: Record<string, CaseFacts["limits"]> = {
    unresolved: { triage: unresolved.triage, call: unresolved.call, improve: unresolved.improve },
    complaint: {
      ...{ accept: complaint.accept, investigate: complaint.investigate },
      ...{ call: complaint.call, improve: complaint.improve },
    },
    clue: { screen: clue.screen, verify: clue.verify },
  };
  return { limits: limits[caseTypeOf(kind)] ?? {}, steps: [], traits: traitsOf(kind, anonymous) };
}
