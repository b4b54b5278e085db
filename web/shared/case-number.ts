/** What a case number says of its case: the two digits after the day are its type's (R1.9a). Pure. */

/** Of `data/case-types/*.json`; a type keeps its digits for ever, as numbers are kept. */
const digits = {
  ...{ joint: "02", "after-check": "04", card: "05", order: "06" },
  ...{ "bad-rating": "07", contest: "08", deposit: "12", assistance: "13", "free-service": "15" },
  ...{ evaluation: "16" },
} as const;

type SpokenType = keyof typeof digits;

const isOf = (type: SpokenType) => (number: string) => number.slice(14, 16) === digits[type];

/** Of `data/case-types/unresolved.json`, `complaint.json` and `clue.json`. */
const voiceDigits = ["09", "10", "11"];

/** It is the number of what somebody brought besides an application (R12.7, B8, B13). */
export function isVoiceNumber(number: string): boolean {
  return voiceDigits.includes(number.slice(14, 16));
}

/** It is the number of an errand that somebody is helped with (帮代办). */
export const isErrandNumber = isOf("assistance");

/** It is the number of a whole (一件事), not of one of its parts. */
export const isJointNumber = isOf("joint");
/** It is the number of a check of a commitment after the decision (R2.31). */
export const isAfterCheckNumber = isOf("after-check");
/** It is the number of a yellow or red card (R3.4). */
export const isCardNumber = isOf("card");
/** It is the number of a supervision order (督办). */
export const isOrderNumber = isOf("order");
/** It is the number of somebody's contest of an entry in their appraisal (R12.6). */
export const isContestNumber = isOf("contest");

/** It is the number of an envelope in the drop box (自助投件). */
export const isDepositNumber = isOf("deposit");

/** It is the number of an order of a free service: seals, posting (R12.9). */
export const isFreeServiceNumber = isOf("free-service");

/** It is the number of an organ's self-evaluation of a year (R11). */
export const isEvaluationNumber = isOf("evaluation");

/** It is the number of a bad rating that is put right (R4.7). */
export const isBadRatingNumber = isOf("bad-rating");

/** Steps of a bad rating with a talk apart or a check by somebody else: its module takes them. */
const ratingSteps = ["attempt", "contact", "unreachable", "exclude", "deny", "pass", "send-back"];

/** Path under which the server tells everything about the case. */
export function caseRead(number: string): string {
  if (isAfterCheckNumber(number)) return `/after-checks/${number}`;
  if (isCardNumber(number)) return `/supervision/cards/${number}`;
  if (isOrderNumber(number)) return `/orders/${number}`;
  if (isBadRatingNumber(number)) return `/bad-ratings/${number}`;
  if (isContestNumber(number)) return `/staff/conduct/contests/${number}`;
  if (isEvaluationNumber(number)) return `/staff/evaluations/${number}`;
  return isJointNumber(number) ? `/joint/${number}` : `/applications/${number}`;
}

/** Path under which an action is taken on the case. */
export function caseAct(number: string, action: string): string {
  const own =
    isCardNumber(number) ||
    isOrderNumber(number) ||
    (isBadRatingNumber(number) && ratingSteps.includes(action));
  return `${own ? caseRead(number) : `/cases/${number}`}/actions/${action}`;
}

/** Its page at the portal; the desk has one address for all cases. */
export function portalPage(number: string): string {
  if (isFreeServiceNumber(number)) return `/free-services/${number}`;
  return isJointNumber(number) ? `/joint/${number}` : `/cases/${number}`;
}
