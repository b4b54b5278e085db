/** What was handed in, sealed: only its SM3 goes into the event, so the chain vouches for it without showing it. */

import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { sm3 } from "#server/kernel/digest/sm3.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { ApplicationContent } from "../application.ts";

const placeOf = (key: CaseKey, seq: number) => `application_content ${key.division}/${key.id}/${seq}`;

export function contentDigest(content: ApplicationContent): string {
  return sm3(canonical(content)).toString("hex");
}

/** What the event of handing in says of a helper who did it: under which mandate (R12.5). */
export function underMandate(actor: ResidentActor | StaffActor): { mandate?: string } {
  return actor.kind === "resident" && actor.by ? { mandate: actor.by.mandate } : {};
}

export function sealContent(
  sealing: Sealing,
  key: CaseKey,
  seq: number,
  content: ApplicationContent,
): Buffer {
  return sealing.seal(JSON.stringify(content), placeOf(key, seq));
}

export function openContent(sealing: Sealing, key: CaseKey, seq: number, sealed: Buffer): ApplicationContent {
  return JSON.parse(sealing.open(sealed, placeOf(key, seq))) as ApplicationContent;
}

/** Blind indexes an application is found by: name, identity number, phone, enterprise. */
export function searchTokens(
  sealing: Sealing,
  { applicant }: Pick<ApplicationContent, "applicant">,
): string[] {
  const { name, idNumber, phone, enterprise } = applicant;
  const words = [name, idNumber, phone, ...(enterprise ? [enterprise.uscc, enterprise.name] : [])];
  return [...new Set(words.filter((word) => word !== ""))].map((word) => searchToken(sealing, word));
}

/** The blind index of what somebody typed to find an application. */
export function searchToken(sealing: Sealing, word: string): string {
  return sealing.blind(word.replace(/\s/g, "").toUpperCase(), "application");
}
