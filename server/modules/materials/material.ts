/**
 * What a kept material is worth (R1.19) and where it may stand in for one that is asked for (R1.17). Pure.
 */
import type { MaterialEntry } from "#contract/draft.ts";
import type { Material } from "#contract/item.ts";
import type { Grade, UseReason } from "#contract/materials.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";

/** A material of the list of `data/reusable-materials.json` [A]; no other is ever reused. */
export interface ReuseRule {
  material: string;
  /** Whose it is: the person who applies, or whoever is applied for (an enterprise where there is one). */
  of: "person" | "applicant";
  /** The form field that says whom or what it is about: another employee's identity card is not this one's. */
  about?: string;
  /** How long a check holds; absent: as long as the material itself says. */
  validMonths?: number;
}

/** A kept material. `holder` and `about` are blind indexes. */
export interface MaterialRecord {
  division: string;
  id: string;
  holder: string;
  about: readonly string[];
  /** The account that brought it; absent: a register gave it. */
  resident?: string;
  enterprise?: string;
  /** Data element of the material; absent: the result of a matter, known by its name. */
  material?: string;
  name: string;
  grade: Grade;
  caseId?: number;
  licence?: string;
  register?: string;
  details: MaterialDetails;
  issuedOn?: Day;
  validUntil?: Day;
  keptAt: Instant;
  checkedAt?: Instant;
  checkedBy?: string;
  withdrawnAt?: Instant;
}

/** What is sealed of it. */
export interface MaterialDetails {
  /** Where it came from, as sentences name it: the matter, the organ, the register. */
  origin: string;
  files: MaterialEntry["files"];
}

/** A material that was asked for and not demanded, and why (R1.17, R1.19, R2.30). Frozen with what was handed in. */
export interface MaterialUse {
  material: string;
  reason: UseReason;
  /** A sentence for applicant and staff. */
  because: string;
  on: Day;
  /** The record that stands in, where one does, with its grade of that day. */
  record?: string;
  grade?: "A" | "B";
}

/**
 * R1.19: what the applicant makes themselves (their own forms, plans, statements) is D; whatever else they hand in is C
 * until somebody has seen the original.
 */
export function gradeHandedIn({ source, kind }: Pick<Material, "source" | "kind">): "C" | "D" {
  const madeByApplicant = source === "10" && (kind === "original" || kind === "electronic");
  return madeByApplicant ? "D" : "C";
}

/** R1.19: seeing the original makes a C a B. What the applicant made stays theirs to answer for. */
export function gradeChecked(grade: Grade): Grade {
  return grade === "C" ? "B" : grade;
}

/** The clerk who accepted it had the original in hand. */
export function originalSeen({ paper, papers }: MaterialEntry): boolean {
  return paper === true && papers?.includes("original") === true;
}

/** The last day a check holds; undefined: without end. */
export function validUntil(rule: ReuseRule | undefined, from: Day): Day | undefined {
  if (rule?.validMonths === undefined) return undefined;
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + rule.validMonths;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const day = Math.min(Number(from.slice(8)), daysIn(year, month));
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reusable at all today: issued or checked, in time, not withdrawn. */
export function isReusable(
  record: Pick<MaterialRecord, "grade" | "validUntil" | "withdrawnAt">,
  today: Day,
): record is { grade: "A" | "B" } & typeof record {
  const { grade, validUntil: until, withdrawnAt } = record;
  if (grade !== "A" && grade !== "B") return false;
  return withdrawnAt === undefined && (until === undefined || until >= today);
}

/** Who applies now, and about whom: blind indexes as the record has them. */
export interface Wanted {
  person: string;
  /** The enterprise acted for, or the person again. */
  applicant: string;
  /** Index of the answer to a form field; undefined: not answered. */
  about: (field: string) => string | undefined;
}

/**
 * Whether a kept material stands in for one that is asked for: the same data element, or the result that is asked for
 * by name; of the same holder, about the same person or thing; reusable today.
 */
export function standsIn(
  asked: Pick<Material, "id" | "licenceType">,
  rule: ReuseRule | undefined,
  record: MaterialRecord,
  wanted: Wanted,
  today: Day,
): boolean {
  if (!rule || rule.material !== asked.id || !isReusable(record, today)) return false;
  const same =
    record.material === undefined ? record.name === asked.licenceType : record.material === asked.id;
  if (!same || record.holder !== wanted[rule.of]) return false;
  if (rule.about === undefined) return true;
  const about = wanted.about(rule.about);
  return about !== undefined && record.about.includes(about);
}

/** Where a kept material came from and when, in words. */
export function originWords({ grade, details, keptAt, checkedAt, licence, register }: OriginOf): string {
  const { origin } = details;
  if (register !== undefined) return `${shanghaiDay(keptAt)} 来自${origin}`;
  if (grade === "B" && checkedAt !== undefined)
    return `${shanghaiDay(checkedAt)} 办理“${origin}”时由窗口核验原件`;
  if (grade === "A") return `${shanghaiDay(keptAt)} 办理“${origin}”${licence ? "颁发的电子证照" : "的结果"}`;
  return `${shanghaiDay(keptAt)} 办理“${origin}”时提交`;
}

type OriginOf = Pick<MaterialRecord, "grade" | "details" | "keptAt" | "checkedAt" | "licence" | "register">;
