/** Whose a material is and whom it is about, as blind indexes: the store can be searched and tells nobody's number. */
import type { Answers } from "#contract/form.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { ReuseRule, Wanted } from "./material.ts";

/** Who applies: the person as identified, and the enterprise they act for. */
export interface MaterialApplicant {
  resident: string;
  idNumber: string;
  enterprise?: { uscc: string };
}

export const personIndex = (sealing: Sealing, idNumber: string) =>
  sealing.blind(`person ${tidyCode(idNumber)}`, "material holder");

export const enterpriseIndex = (sealing: Sealing, uscc: string) =>
  sealing.blind(`enterprise ${uscc}`, "material holder");

/** Index of the answer to one field; undefined: there is none. */
export function aboutIndex(sealing: Sealing, answers: Answers, field: string): string | undefined {
  const answer = answers[field];
  if (typeof answer !== "string" || answer.trim() === "") return undefined;
  return sealing.blind(`${field} ${tidyCode(answer)}`, "material about");
}

/** Everybody and everything an application is about, as far as some rule asks. */
export function aboutIndexes(
  sealing: Sealing,
  answers: Answers,
  rules: ReadonlyMap<string, ReuseRule>,
): string[] {
  const fields = new Set([...rules.values()].flatMap(({ about }) => about ?? []));
  return [...fields].flatMap((field) => aboutIndex(sealing, answers, field) ?? []);
}

export function wantedBy(
  sealing: Sealing,
  { idNumber, enterprise }: MaterialApplicant,
  answers: Answers,
): Wanted {
  const person = personIndex(sealing, idNumber);
  return {
    person,
    applicant: enterprise ? enterpriseIndex(sealing, enterprise.uscc) : person,
    about: (field) => aboutIndex(sealing, answers, field),
  };
}
