/** What a case number says of its case: the two digits after the day are its type's (R1.9a). Pure. */

/** Of `data/case-types/joint.json`; a type keeps its digits for ever, as numbers are kept. */
const jointDigits = "02";

/** Of `data/case-types/after-check.json`. */
const afterCheckDigits = "04";

/** It is the number of a check of a commitment after the decision (R2.31). */
export function isAfterCheckNumber(number: string): boolean {
  return number.slice(14, 16) === afterCheckDigits;
}

/** It is the number of a whole (一件事), not of one of its parts. */
export function isJointNumber(number: string): boolean {
  return number.slice(14, 16) === jointDigits;
}

/** Path under which the server tells everything about the case. */
export function caseRead(number: string): string {
  if (isAfterCheckNumber(number)) return `/after-checks/${number}`;
  return isJointNumber(number) ? `/joint/${number}` : `/applications/${number}`;
}

/** Its page at the portal; the desk has one address for all cases. */
export function portalPage(number: string): string {
  return isJointNumber(number) ? `/joint/${number}` : `/cases/${number}`;
}
