/** What an application is, and the case it opens. What may be handed in is the kernel's rule (`kernel/submission.ts`). */

import type { AskedList } from "#contract/application.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { Item, Limit } from "#contract/item.ts";
import { type HallRules, partyOf } from "../../cases/index.ts";
import type { CaseFacts, Entrance, Opening } from "../../kernel/case-type/case.ts";
import { maskName } from "../../kernel/codes/mask.ts";
import { askedList, itemUnder } from "../../kernel/item-under.ts";
import { owed } from "../../kernel/promises.ts";
import { stepsFor } from "../../kernel/situation.ts";
import type { MaterialUse } from "../materials/index.ts";
import type { RegisterTold } from "./registers/register-told.ts";

/** Who applies, as frozen with the application and kept sealed. */
export interface Applicant {
  /** Their account: everybody who applies has one, at a counter it is made from the identity document. */
  resident: string;
  name: string;
  idNumber: string;
  phone: string;
  enterprise?: { uscc: string; name: string };
}

/** Everything handed in, as of one event. */
export interface ApplicationContent extends DraftContent, RegisterTold {
  applicant: Applicant;
  /** Materials that were asked for and not demanded, and why (R1.17, R1.19, R2.30). */
  uses?: MaterialUse[];
  /** What the answers called for, and why (R1.18). */
  asked?: AskedList;
}

/** With the list that follows from the answers, as it is frozen. */
export function withAsked(item: Item, content: ApplicationContent): ApplicationContent {
  return { ...content, asked: askedList(item, { ...content.situation, ...content.answers }) };
}

/** What a county sets for the cases it opens. */
export type OpeningRules = Pick<HallRules, "correction" | "deferralReminder">;

/** The case an application opens: what is frozen of the item, and whose it is. */
export function openingOf(
  item: Item,
  content: ApplicationContent,
  how: Entrance & { typeVersion: number },
  rules: OpeningRules,
): Opening {
  const { applicant } = content;
  return {
    type: "application",
    typeVersion: how.typeVersion,
    organ: item.implementation.organ,
    subject: item.name,
    ...whoseOf(applicant),
    ...entranceOf(how),
    facts: factsOf(item, content, rules),
  };
}

/** Only the entrance, of more that is known; what is absent stays absent. */
export function entranceOf(
  known: Omit<Entrance, "forwardedTo"> & { forwardedTo?: string | undefined },
): Entrance {
  const { channel, hall, counter, forwardedTo } = known;
  return {
    channel,
    ...(hall !== undefined && { hall }),
    ...(counter !== undefined && { counter }),
    ...(forwardedTo !== undefined && { forwardedTo }),
  };
}

/** Whose the case is, and what lists may call them (R13.5). */
export function whoseOf({ resident, name, enterprise }: Applicant): Pick<Opening, "party" | "partyLabel"> {
  return {
    party: partyOf({ resident, ...(enterprise && { enterprise: enterprise.uscc }) }),
    partyLabel: enterprise?.name ?? maskName(name),
  };
}

function factsOf(item: Item, content: DraftContent, rules: OpeningRules): CaseFacts {
  const limit = ({ n, unit }: Limit): Limit => ({ n, unit });
  const answers = { ...content.situation, ...content.answers };
  const steps = stepsFor(item, answers);
  const { statutory, promised } = itemUnder(item, answers);
  return {
    limits: {
      ...(statutory && { statutory: limit(statutory) }),
      ...(promised && { promised: limit(promised) }),
      correction: limit(rules.correction),
      ...deferralLimits(item, content, rules),
    },
    steps: steps.map(({ id, name, kind, role, limit: each }) => ({
      id,
      name,
      kind,
      role,
      limit: limit(each),
    })),
    traits: [...traitsOf(item), ...(owed(content).length > 0 ? ["deferred"] : [])],
  };
}

/** R2.32: how long what is promised is waited for, and when the applicant is reminded of it. */
function deferralLimits(
  { deferral }: Item,
  content: DraftContent,
  { deferralReminder }: OpeningRules,
): CaseFacts["limits"] {
  if (!deferral || owed(content).length === 0) return {};
  const { n, unit } = deferral.limit;
  return { deferral: { n, unit }, "deferral-reminder": { n: Math.max(1, n - deferralReminder), unit } };
}

/** `licence`: its result is one to make. `assigns-…`: it settles a number that others wait for. */
function traitsOf({ result }: Item): string[] {
  return [
    ...(result?.type === "1" ? ["licence"] : []),
    ...(result?.gives ?? []).map((field) => `assigns-${kebab(field)}`),
  ];
}

/** A field's id as ids of case types are written: `babyId` is `baby-id`. */
function kebab(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
