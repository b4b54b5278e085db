/** A walk-in at the counter: what has been filled in so far, what is still wrong, what is sent. Pure. */

import type { CounterApplicant } from "#contract/application.ts";
import type { DraftContent, MaterialEntry, Papers } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Item, Material } from "#contract/item.ts";
import type { StoredMaterial } from "#contract/materials.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { prefill } from "#server/kernel/form.ts";
import type { PromiseKind } from "#server/kernel/promises.ts";
import { askedMaterials, isShared, submissionProblems } from "#server/kernel/submission.ts";

/** What was handed over of one material. */
export interface Handed {
  original: boolean;
  copy: boolean;
  files: MaterialEntry["files"];
  /** What the store has instead, and where that came from. */
  stored?: { record: string; from: string };
  /** Promised on a paper that the applicant signed at the counter (R2.31, R2.32). */
  promise?: PromiseKind;
}

export const nothingHanded: Handed = { original: false, copy: false, files: [] };

export interface Walkin {
  kind: "person" | "enterprise";
  name: string;
  idNumber: string;
  phone: string;
  uscc: string;
  enterpriseName: string;
  situation: Answers;
  /** Answers typed here; everything else comes from who the applicant is. */
  typed: Answers;
  handed: Record<string, Handed>;
}

/** A change of what stands there when it is made, which may be more than when it was asked for. */
export type Alter = (now: Walkin) => Walkin;

export const nobody: Walkin = {
  kind: "person",
  name: "",
  idNumber: "",
  phone: "",
  uscc: "",
  enterpriseName: "",
  situation: {},
  typed: {},
  handed: {},
};

/** The same with one more answer typed. */
export const withTyped = (now: Walkin, id: string, answer: Walkin["typed"][string]): Walkin => ({
  ...now,
  typed: { ...now.typed, [id]: answer },
});

/** A reception so far. */
export interface Reception {
  item?: string;
  /** `item` is the key of a bundle. */
  bundle?: boolean;
  walkin: Walkin;
}

/** Who stands there, without anything of the matter they came for. */
export const samePerson = (walkin: Walkin): Walkin => ({ ...walkin, situation: {}, typed: {}, handed: {} });

/** Who may apply, by the item's 服务对象 (R1.11): natural persons, bodies, or both. */
export function applicantKinds(item: Pick<Item, "objects">): Walkin["kind"][] {
  const person = item.objects.includes("1");
  const enterprise = item.objects.some((code) => code !== "1");
  return [...(person ? ["person" as const] : []), ...(enterprise ? ["enterprise" as const] : [])];
}

/** A fresh walk-in for this item; who stands there already stays. */
export function walkinFor(item: Pick<Item, "objects">, before: Walkin = nobody): Walkin {
  const kinds = applicantKinds(item);
  const { name, idNumber, phone, uscc, enterpriseName } = before;
  const kind = kinds.includes(before.kind) ? before.kind : (kinds[0] ?? "person");
  return { ...nobody, kind, name, idNumber, phone, uscc, enterpriseName };
}

/** The whole draft: what is known of the applicant fills the form until somebody types something else. */
export function contentOf(item: Demand, walkin: Walkin): DraftContent {
  const known = item.form ? prefill(item.form, factsOf(walkin)) : {};
  const draft = { situation: walkin.situation, answers: { ...known, ...walkin.typed }, materials: [] };
  const materials = askedMaterials(item, draft).flatMap(({ id }) =>
    entryOf(id, walkin.handed[id], walkin.name.trim()),
  );
  return { ...draft, materials };
}

function factsOf({ kind, name, idNumber, phone, uscc, enterpriseName }: Walkin) {
  const person = {
    "applicant.name": name.trim(),
    "applicant.idNumber": tidyCode(idNumber),
    "applicant.phone": phone.trim(),
  };
  if (kind === "person") return person;
  return { ...person, "enterprise.name": enterpriseName.trim(), "enterprise.uscc": tidyCode(uscc) };
}

function entryOf(material: string, handed: Handed | undefined, signedBy: string): MaterialEntry[] {
  if (!handed) return [];
  if (handed.promise) return [{ material, files: [], promise: { kind: handed.promise, signedBy } }];
  const papers = papersOf(handed);
  if (handed.stored && papers.length === 0 && handed.files.length === 0)
    return [{ material, files: [], record: handed.stored.record }];
  if (papers.length === 0 && handed.files.length === 0) return [];
  return [{ material, files: handed.files, ...(papers.length > 0 && { paper: true, papers }) }];
}

/** What the store has, taken for everything that nobody handed over; what it no longer has is asked for again. */
export function withStoredMaterials(
  handed: Walkin["handed"],
  stored: readonly StoredMaterial[],
): Walkin["handed"] {
  const without = Object.entries(handed).map(([id, { stored: _, ...rest }]) => [id, rest] as const);
  const taken = stored.map(({ material, record, from }) => [
    material,
    { ...(handed[material] ?? nothingHanded), stored: { record, from } },
  ]);
  return { ...Object.fromEntries(without), ...Object.fromEntries(taken) };
}

function papersOf({ original, copy }: Handed): Papers {
  return [...(original ? ["original" as const] : []), ...(copy ? ["copy" as const] : [])];
}

export function applicantOf(walkin: Walkin): CounterApplicant {
  const { kind, name, phone } = walkin;
  const person = { name: name.trim(), idNumber: tidyCode(walkin.idNumber), phone: phoneOf(phone) };
  if (kind === "person") return person;
  return { ...person, enterprise: { uscc: tidyCode(walkin.uscc), name: walkin.enterpriseName.trim() } };
}

function phoneOf(typed: string): string {
  const phone = checkPhone(tidyCode(typed));
  return phone.ok ? phone.value.number : typed.trim();
}

export interface Fault {
  /** Id of the control. */
  field: string;
  message: string;
}

/** Everything wrong, in the order of the page. `today` in the county. */
export function faultsOf(item: Demand, walkin: Walkin, today: string): Fault[] {
  const rest = submissionProblems(item, contentOf(item, walkin), today);
  return [
    ...applicantFaults(walkin, today),
    ...rest.map(({ part, id, message }) => ({ field: controlId(part, id), message })),
  ];
}

/** Ids of the page's controls: questions, fields and materials may share theirs. */
export function controlId(part: "situation" | "answers" | "materials" | "applicant", id: string): string {
  return part === "answers" || part === "situation" ? id : `${part}-${id}`;
}

function applicantFaults(walkin: Walkin, today: string): Fault[] {
  const { kind, name, enterpriseName, uscc, idNumber, phone } = walkin;
  const checks: [string, boolean, string][] = [
    ["uscc", kind === "person" || isUscc(tidyCode(uscc)), wrongOr(uscc, "统一社会信用代码", "营业执照")],
    ["enterpriseName", kind === "person" || enterpriseName.trim() !== "", "请填写单位名称"],
    ["name", name.trim() !== "", kind === "person" ? "请填写姓名" : "请填写经办人姓名"],
    ["idNumber", checkCitizenId(tidyCode(idNumber), today).ok, wrongOr(idNumber, "身份证号", "身份证")],
    ["phone", checkPhone(tidyCode(phone)).ok, "请填写手机号，或者带区号的座机号"],
  ];
  return checks.flatMap(([id, right, message]) =>
    right ? [] : [{ field: controlId("applicant", id), message }],
  );
}

/** “请填写身份证号” when nothing was typed, else where to compare it with. */
function wrongOr(typed: string, name: string, paper: string): string {
  return typed.trim() === "" ? `请填写${name}` : `${name}不对，请照${paper}核对`;
}

/** What an identity number says of its holder, to be compared with the person at the counter. */
export function personWords(idNumber: string, today: string): string | undefined {
  const checked = checkCitizenId(tidyCode(idNumber), today);
  if (!checked.ok) return undefined;
  const { birth, sex } = checked.value;
  const age =
    Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0);
  const [year, month, day] = birth.split("-").map(Number);
  return `${sex === "male" ? "男" : "女"}，${year} 年 ${month} 月 ${day} 日生，${age} 岁`;
}

/** Materials this situation asks for; those that other departments share are not demanded (R1.17). */
export function materialsOf(item: Demand, walkin: Walkin): { material: Material; shared: boolean }[] {
  return askedMaterials(item, contentOf(item, walkin)).map((material) => ({
    material,
    shared: isShared(material),
  }));
}

/** Everything demanded was handed over in the form it is demanded in; what somebody ticked already stays. */
export function allHanded(item: Demand, walkin: Walkin): Walkin["handed"] {
  const asked = materialsOf(item, walkin).filter(
    ({ material, shared }) => !shared && material.necessity !== "optional",
  );
  const fresh = asked.map(({ material }) => [material.id, walkin.handed[material.id] ?? demanded(material)]);
  return { ...walkin.handed, ...Object.fromEntries(fresh) };
}

function demanded({ kind }: Material): Handed {
  return {
    original: kind === "original" || kind === "original-and-copy",
    copy: kind === "copy" || kind === "original-and-copy",
    files: [],
  };
}

/** “原件 1 份，复印件 2 份”. */
export function demandWords({ kind, originals, copies }: Material): string {
  if (kind === "electronic") return "电子件";
  const words = [originals > 0 && `原件 ${originals} 份`, copies > 0 && `复印件 ${copies} 份`];
  return words.filter(Boolean).join("，") || "看原件";
}
