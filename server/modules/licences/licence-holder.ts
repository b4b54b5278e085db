/** Whom a licence is for, and what strangers are told of them. Pure. */
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import { maskName } from "#server/kernel/codes/mask.ts";

export interface LicenceHolder {
  /** Whose code it is. */
  kind: "person" | "organisation";
  /** 持证主体: of a business the name it trades under. */
  name: string;
  /** 持证主体代码: citizen id number or USCC. */
  code: string;
  /** 经营者: the person behind a business that they applied for in their own name. */
  operator?: string;
}

export interface LicenceApplicant {
  name: string;
  idNumber: string;
  enterprise?: { uscc: string; name: string };
}

/**
 * R6.3: the enterprise that was applied for. A person is the holder themselves, unless the licence prints the name of
 * a business (the element `enterpriseName` of data/elements.json, of a 个体工商户 its 字号): then that business is,
 * with its operator; it has the operator's code as long as it has none of its own.
 */
export function holderOf(
  { result }: Pick<Item, "result">,
  answers: Answers,
  { name, idNumber, enterprise }: LicenceApplicant,
): LicenceHolder {
  if (enterprise) return { kind: "organisation", name: enterprise.name, code: enterprise.uscc };
  const business = textOf(answers, "enterpriseName");
  const printed = result?.prints?.some(({ field }) => field === "enterpriseName");
  if (!printed || !business) return { kind: "person", name, code: idNumber };
  const operator = textOf(answers, "legalPerson") ?? name;
  const uscc = textOf(answers, "uscc");
  if (uscc) return { kind: "organisation", name: business, code: uscc, operator };
  return { kind: "person", name: business, code: textOf(answers, "legalPersonId") ?? idNumber, operator };
}

function textOf(answers: Answers, field: string): string | undefined {
  const answer = answers[field];
  return typeof answer === "string" && answer.trim() !== "" ? answer.trim() : undefined;
}

/** R13.5: persons' names as strangers see them; those of enterprises and businesses are public. */
export function shownHolder({ kind, name, operator }: LicenceHolder): { holder: string; operator?: string } {
  if (operator !== undefined) return { holder: name, operator: maskName(operator) };
  return { holder: kind === "person" ? maskName(name) : name };
}

/** To themselves and on paper in full. */
export function plainHolder({ name, operator }: LicenceHolder): { holder: string; operator?: string } {
  return { holder: name, ...(operator !== undefined && { operator }) };
}
