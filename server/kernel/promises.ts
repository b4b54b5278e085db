/**
 * Written promises in place of a material: to bring it later (容缺受理, R2.32), or that what it would prove is true
 * (告知承诺, R2.31). Pure: what may be promised for this demand by this applicant, and why not otherwise.
 */
import type { DraftContent, MaterialEntry, MaterialPromise } from "#contract/draft.ts";
import type { Demand, Material } from "#contract/item.ts";
import type { Commitment, Deferral } from "#contract/item-promises.ts";
import { deferralBars, limitInWords } from "./item/words.ts";

export type PromiseKind = MaterialPromise["kind"];

/** What is known of an applicant: a serious record that is not repaired keeps them from both (R2.31, R2.32). */
export interface Standing {
  seriousRecord?: boolean;
}

/** What may be promised for one material. */
export interface Offer {
  deferral?: Deferral;
  commitment?: Commitment;
}

const notStanding =
  "有尚未修复的严重失信记录，不能容缺受理，也不能用承诺代替材料；请提交材料，或先办理信用修复";

/** What may be promised of this material: nothing where the answer is empty. */
export function offerOf(demand: Demand, material: Material, standing: Standing = {}): Offer {
  if (standing.seriousRecord) return {};
  const deferral = whyNotDeferred(demand, material) === undefined ? demand.deferral : undefined;
  const { commitment } = material;
  return { ...(deferral && { deferral }), ...(commitment && { commitment }) };
}

/** Why this promise cannot stand for the material, in a sentence; undefined when it can. */
export function promiseProblem(
  demand: Demand,
  material: Material,
  kind: PromiseKind,
  standing: Standing = {},
): string | undefined {
  if (standing.seriousRecord) return `${notStanding}：${material.name}`;
  if (kind === "deferral") return whyNotDeferred(demand, material);
  return material.commitment ? undefined : `“${material.name}”不能用承诺代替，请提交材料`;
}

function whyNotDeferred(demand: Demand, { name, necessity }: Material): string | undefined {
  if (necessity !== "deferrable") return `“${name}”是主要材料，不能容缺后补，请提交材料`;
  const barred = deferralBar(demand);
  return barred && `${barred}，“${name}”不能容缺后补，请提交材料`;
}

/**
 * Why nothing of an item may wait (R2.32): it is decided at once, it directly touches what may not be risked, a law
 * forbids it, or nobody has set by when.
 */
export function deferralBar({ handling = "2", noDeferral = [], deferral }: Demand): string | undefined {
  if (handling !== "2") return "只有承诺件可以容缺受理";
  if (noDeferral.length > 0) return `本事项直接涉及${noDeferral.map((bar) => deferralBars[bar]).join("、")}`;
  return deferral ? undefined : "本事项没有设定容缺补交期限";
}

/** Handed in later by a promise, and not there yet. */
export function isOwed(entry: MaterialEntry): boolean {
  return entry.promise?.kind === "deferral" && !isThere(entry);
}

/** A promise that stands in for the material now. */
export function isPromised(entry: MaterialEntry): boolean {
  return entry.promise !== undefined;
}

/** Files or paper are there, or a kept material stands in (R1.17), whatever was promised. */
export function isThere(entry: MaterialEntry): boolean {
  return entry.paper === true || entry.record !== undefined || entry.files.length > 0;
}

export function owed(content: Pick<DraftContent, "materials">): MaterialEntry[] {
  return content.materials.filter(isOwed);
}

export function committed(content: Pick<DraftContent, "materials">): MaterialEntry[] {
  return content.materials.filter(({ promise }) => promise?.kind === "commitment");
}

/** What an applicant promises when a material is to come later. */
export function deferralWords(material: Pick<Material, "name">, { limit }: Deferral): string {
  return `我承诺在受理之日起 ${limitInWords(limit).replace(/^(\d+) /, "$1 ")}内补交“${material.name}”。逾期不补交的，办理终止（退办），由此造成的损失由我自己承担。`;
}
