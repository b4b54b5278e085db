/** What a licence is, what is printed and signed on it, and how its status changes. Pure. */
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import type { LicenceStatus } from "#contract/licence.ts";
import { answerWords } from "#server/kernel/answer-words.ts";
import { type LicencePartFault, licenceId } from "#server/kernel/codes/licence-id.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { addDays, type Day, type Instant } from "#server/kernel/time/day.ts";
import type { LicenceHolder } from "./licence-holder.ts";

export interface LicenceField {
  label: string;
  text: string;
}

/** Everything a licence says, and the signature covers. */
export interface LicenceContent {
  /** 证照标识 (R6.1). */
  identifier: string;
  /** 证照编号, as printed. */
  number: string;
  type: { code: string; name: string };
  /** 版本号: 1, and one more for each licence that replaces another (R6.4). */
  edition: number;
  holder: LicenceHolder;
  issuer: { code: string; name: string };
  issuedOn: Day;
  validFrom: Day;
  validUntil: Day;
  fields: LicenceField[];
  /** 关联证照标识: the licence this one replaces. */
  replaces?: string;
}

export interface Licence extends LicenceContent {
  division: string;
  id: string;
  /** Account of the person it was applied by; the enterprise it is for. Both may see it. */
  resident?: string;
  enterprise?: string;
  item: string;
  caseId?: number;
  /** Kept status; what holds on a day is `statusOn`. */
  status: Exclude<LicenceStatus, "expired">;
  statusReason?: string;
  statusAt: Instant;
  /** Opens the check page: nobody can guess it. Begins with the division. */
  token: string;
  keyId: string;
  signature: Buffer;
  /** Number of events. */
  version: number;
}

/** R6.3: a licence without an end. */
export const longTerm: Day = "9999-12-31";

/** R6.4 codes and words of the statuses. */
export const licenceStatuses: Record<LicenceStatus, { code: string; name: string }> = {
  valid: { code: "01", name: "有效" },
  suspended: { code: "02", name: "暂停" },
  revoked: { code: "03", name: "撤销" },
  cancelled: { code: "04", name: "注销" },
  expired: { code: "05", name: "过期" },
  other: { code: "99", name: "失效" },
};

/** What the licence is made from: the case's item, answers and holder as they were frozen. */
export interface LicenceDraft {
  item: Pick<Item, "result" | "form" | "implementation">;
  answers: Answers;
  holder: LicenceHolder;
  organName: string;
  number: string;
  /** Of the identifier: digits of the case, or of the licence it replaces. */
  serial: string;
  edition: number;
  issuedOn: Day;
  replaces?: string;
}

/** R6.1, R6.3. Undefined when the item's result is no e-licence (R1.11 结果类型). */
export function draftLicence(draft: LicenceDraft): LicenceContent | undefined {
  const { item, holder, organName, number, serial, edition, issuedOn, replaces } = draft;
  const { result, implementation } = item;
  if (!result?.electronic || !result.licenceType) return undefined;
  // [A] The organ that issues a type also defines it, until the national catalogue of types is loaded.
  const type = implementation.organ + result.licenceType;
  const identifier = licenceId({ type, issuer: implementation.organ, serial, version: edition });
  if (!identifier.ok)
    throw new RangeError(`licence identifier: bad ${identifier.reason satisfies LicencePartFault}`);
  return {
    identifier: identifier.value,
    number,
    type: { code: type, name: result.name },
    edition,
    holder,
    issuer: { code: implementation.organ, name: organName },
    issuedOn,
    validFrom: issuedOn,
    validUntil: validityEnd(issuedOn, result.validMonths),
    fields: printedFields(item, draft.answers),
    ...(replaces !== undefined && { replaces }),
  };
}

/**
 * Last day of a validity of so many months: from 2026-12-01, 60 months end on 2031-11-30. A month without that day
 * ends it on its last (民法典第二百零二条).
 */
export function validityEnd(from: Day, months: number | undefined): Day {
  if (months === undefined) return longTerm;
  const [year, month, date] = from.split("-").map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const first = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}-01`;
  const lastDate = Number(addDays(nextMonth(first), -1).slice(8));
  return addDays(first, date > lastDate ? lastDate - 1 : date - 2);
}

function nextMonth(first: Day): Day {
  return `${addDays(first, 31).slice(0, 8)}01`;
}

/** The form's answers that the item prints; what was not answered is left out. */
export function printedFields(
  { result, form }: Pick<Item, "result" | "form">,
  answers: Answers,
): LicenceField[] {
  const fields = new Map(form?.pages.flatMap((page) => page.fields).map((field) => [field.id, field]));
  return (result?.prints ?? []).flatMap(({ field: id, label }) => {
    const field = fields.get(id);
    const text = field ? answerWords(field, answers[id]) : "";
    return text === "" ? [] : [{ label, text }];
  });
}

/**
 * The bytes that are signed: the elements of GB/T 36903 by their names (R6.3), and JYZ 经营者 of our own, as one
 * canonical JSON text, so that whoever has the public key and the licence's data can check it without us.
 */
export function signedBytes(content: LicenceContent): Buffer {
  const { holder } = content;
  const elements = {
    ZZBS: content.identifier,
    ZZBH: content.number,
    ZZLXDM: content.type.code,
    ZZLXMC: content.type.name,
    ZZBFJGDM: content.issuer.code,
    ZZBFJG: content.issuer.name,
    ZZBFRQ: content.issuedOn,
    ZZYXQQSRQ: content.validFrom,
    ZZYXQJZRQ: content.validUntil,
    CZZT: holder.name,
    CZZTDM: holder.code,
    CZZTDMLX: holder.kind === "organisation" ? "001" : "111",
    JYZ: holder.operator,
    GLZZBS: content.replaces,
    YWXX: content.fields.map(({ label, text }) => [label, text]),
  };
  return Buffer.from(canonical(elements), "utf8");
}

/** The status on a day: a licence past its end has expired, whatever nobody recorded. */
export function statusOn(
  { status, validUntil }: Pick<Licence, "status" | "validUntil">,
  day: Day,
): LicenceStatus {
  return (status === "valid" || status === "suspended") && day > validUntil ? "expired" : status;
}

/** `recall` 撤回 (行政许可法 8) and `replace` (R6.4) come only from cases and end as 99 with a reason. */
export type LicenceChange = "suspend" | "resume" | "revoke" | "cancel" | "recall" | "replace";

const changes: Record<LicenceChange, { from: readonly LicenceStatus[]; to: Licence["status"] }> = {
  suspend: { from: ["valid"], to: "suspended" },
  resume: { from: ["suspended"], to: "valid" },
  revoke: { from: ["valid", "suspended", "expired"], to: "revoked" },
  cancel: { from: ["valid", "suspended", "expired"], to: "cancelled" },
  recall: { from: ["valid", "suspended"], to: "other" },
  replace: { from: ["valid", "suspended", "expired"], to: "other" },
};

/** The status after a change; undefined when it cannot be made on that day. */
export function statusAfter(
  licence: Pick<Licence, "status" | "validUntil">,
  change: LicenceChange,
  day: Day,
): Licence["status"] | undefined {
  const { from, to } = changes[change];
  return from.includes(statusOn(licence, day)) ? to : undefined;
}
