/** What somebody brought besides an application, and what may be known of it. Pure. */
import { createHash } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import type { VoiceAbout, VoiceKind } from "#contract/voice.ts";
import { voiceAboutNames, voiceKindNames } from "#contract/voice-words.ts";
import type { Case, CaseKey, Opening } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";

/** What is sealed: the words, and whom one can reach. Of an anonymous voice only the words and whom they are about. */
export interface VoiceContent {
  text: string;
  /** A resident's account. */
  resident?: string;
  name?: string;
  phone?: string;
  /** Of whom it speaks: name or badge. */
  person?: string;
  /** The case it speaks of, as printed. */
  number?: string;
  /** Of a clue, which names nobody outside its sealed content. */
  about?: VoiceAbout;
  item?: string;
  organ?: string;
  counter?: string;
}

export interface Voice extends CaseKey {
  kind: VoiceKind;
  about: VoiceAbout;
  item?: string;
  organ?: string;
  counter?: string;
  content: VoiceContent;
  anonymous: boolean;
  receivedAt: Instant;
  /** Blind index of the account it came from. */
  reporter?: string;
}

/** What was written with one event. `told` reaches the person who brought it, `inner` stays among staff. */
export interface StepWords {
  told?: string;
  inner?: string;
}

export interface VoiceStep {
  seq: number;
  at: Instant;
  action: string;
  state: string;
  organ: string;
  category?: string;
  outcome?: string;
  change?: string;
  words: StepWords;
  published?: string;
}

/** A suggestion is handled as a complaint is, and counted apart. */
export const caseTypeOf = (kind: VoiceKind): string => (kind === "suggestion" ? "complaint" : kind);

export const endStates = ["closed", "declined", "referred", "concluded"];

/** What lists and other desks may read: never a word of what was told, of a clue not even its object. */
export function subjectLine(kind: VoiceKind, about: VoiceAbout, itemName: string | undefined): string {
  if (kind === "clue") return "问题线索";
  const matter = about === "item" && itemName ? itemName : voiceAboutNames[about];
  return `${voiceKindNames[kind]}：${matter}`.slice(0, 80);
}

/** Traits decide who may look (`kernel/access`), and whether anybody can be called back. */
export function traitsOf(kind: VoiceKind, anonymous: boolean): string[] {
  const kept = kind === "clue" ? ["sealed"] : kind === "unresolved" ? [] : ["discreet"];
  return anonymous ? [...kept, "anonymous"] : kept;
}

/** No account and no enterprise: who brought it stands in no case table. */
export const partyOfVoice = (bureau: string): Opening["party"] => `organ/${bureau}`;

/** Whether the words name this member of staff: they neither read nor handle it. */
export function speaksOf({ person }: Pick<VoiceContent, "person">, staffName: string): boolean {
  return person !== undefined && [...staffName].length > 1 && person.includes(staffName);
}

/**
 * The roles of staff towards it. The desk's clerks reach every organ, but while an organ solves, only the bureau's own
 * matters are theirs to answer (谁办理谁负责).
 */
export function deskRoles(roles: readonly CaseRole[], current: Case, bureau: string): CaseRole[] {
  const others = current.state === "solving" && current.organ !== bureau;
  return roles.filter((role) => role !== "applicant" && !(others && role === "clerk"));
}

/** Letters and digits that are not mistaken for each other when read out. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 16 signs with 80 bits, from a secret; the same secret always gives the same code. */
export function codeOf(secret: string): string {
  const digest = createHash("sha256").update(secret).digest();
  return [...digest.subarray(0, 16)].map((byte) => alphabet[byte % 32]).join("");
}

/** As it was typed: blanks, hyphens and small letters do not matter. */
export const tidyVoiceCode = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/** C7: complaints for each 10,000 cases, one decimal; null where there were no cases. */
export function perTenThousand(complaints: number, cases: number): number | null {
  return cases === 0 ? null : Math.round((complaints / cases) * 100_000) / 10;
}
