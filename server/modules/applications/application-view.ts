/** What the pages of an application show: answers in words, personal ones masked; materials; steps. Pure. */

import type { AnswerView, ApplicationView, MaterialView } from "#contract/application.ts";
import type { FileView } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import type { UseReason } from "#contract/materials.ts";
import type { FieldSource } from "#contract/registers.ts";
import { filesOf } from "#server/kernel/answer-files.ts";
import { answerWords, signatureWords } from "#server/kernel/answer-words.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { maskAddress, maskId, maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { isThere } from "#server/kernel/promises.ts";
import { columnsOf, rowWords } from "#server/kernel/rows.ts";
import { signatureOf } from "#server/kernel/signature.ts";
import { optionsOf, visibleQuestions } from "#server/kernel/situation.ts";
import { askedMaterials, formAnswers, isShared } from "#server/kernel/submission.ts";
import type { ApplicationContent } from "./application.ts";

const masks: Partial<Record<Field["type"], (text: string) => string>> = {
  "citizen-id": maskId,
  phone: maskPhone,
  address: maskAddress,
};

/** Fields whose values are personal: masked for staff until they ask, with a reason (R13.5). */
export function isPersonal(field: Field): boolean {
  const byType = field.type === "signature" || field.type in masks;
  return field.personal === true || byType || columnsOf(field).some(isPersonal);
}

/** Of files only how many there are: they are listed. Of rows only the personal answers in them are masked, or all where the whole field is personal. */
function maskedWords(field: Field, answer: Answers[string] | undefined): string {
  const mask = masks[field.type] ?? maskName;
  if (field.type === "signature") return signatureWords(answer, maskName);
  if (field.type === "file") return `${filesOf(answer).length} 个文件`;
  if (field.type !== "rows") return mask(answerWords(field, answer));
  return rowWords(field, answer, (column, said) =>
    field.personal || isPersonal(column) ? maskedWords(column, said) : answerWords(column, said),
  );
}

interface Showing {
  masked: boolean;
  /** What is known of the files that answers name. */
  files?: readonly FileView[];
  sources?: readonly FieldSource[];
}

export function answerViews(item: Item, content: ApplicationContent, showing: Showing): AnswerView[] {
  const { masked, files = [], sources = content.sources ?? [] } = showing;
  if (!item.form) return [];
  return visibleFields(item.form, formAnswers(item, content)).flatMap(({ field }) => {
    const text = answerWords(field, content.answers[field.id]);
    if (text === "") return [];
    const hide = masked && isPersonal(field);
    const shown = (answer: Answers[string] | undefined) =>
      hide || field.type === "file" ? maskedWords(field, answer) : answerWords(field, answer);
    const source = sources.find((each) => each.field === field.id);
    const brought = filesIn(field, content.answers[field.id], files, hide);
    return [
      {
        ...{ id: field.id, label: field.label, text: shown(content.answers[field.id]), masked: hide },
        ...(brought.length > 0 && { files: brought }),
        ...(source && { source: sourceView(source, shown) }),
      },
    ];
  });
}

/** By the names they were brought under with this answer, which may say as much as an answer does. */
function filesIn(
  field: Field,
  answer: Answers[string] | undefined,
  files: readonly FileView[],
  masked: boolean,
): FileView[] {
  const signature = signatureOf(answer);
  const picture = signature?.way === "drawn" ? [{ id: signature.file, name: field.label }] : [];
  return [...picture, ...filesOf(answer)].flatMap(({ id, name }) => {
    const found = files.find((file) => file.id === id);
    return found ? [{ ...found, name: masked ? field.label : name }] : [];
  });
}

/** Where it comes from, or what the register says instead; never more of a personal value than of the answer. */
function sourceView(
  { from, on, differs }: FieldSource,
  shown: (answer: Answers[string]) => string,
): NonNullable<AnswerView["source"]> {
  if (differs === undefined) return { words: `来自${from}，${on}`, differs: false };
  const words = shown(differs);
  return { words: `和${from}（${on}）不一致，登记的是：${words}`, differs: true };
}

/** One personal value in full: a form field by id, or the applicant's `idNumber` or `phone`. */
export function personalText(item: Item, content: ApplicationContent, field: string): string | undefined {
  const { idNumber, phone, name } = content.applicant;
  const own: Record<string, string> = {
    "applicant.idNumber": idNumber,
    "applicant.phone": phone,
    "applicant.name": name,
  };
  if (field in own) return own[field];
  return answerViews(item, content, { masked: false }).find(({ id }) => id === field)?.text;
}

export function applicantView(content: ApplicationContent, masked: boolean): ApplicationView["applicant"] {
  const { name, idNumber, phone, enterprise } = content.applicant;
  return {
    name,
    idNumber: masked ? maskId(idNumber) : idNumber,
    phone: masked ? maskPhone(phone) : phone,
    ...(enterprise && { enterprise }),
  };
}

export function situationViews(item: Item, content: ApplicationContent): ApplicationView["situation"] {
  return visibleQuestions(item, { ...content.situation, ...content.answers }).flatMap((question) => {
    const answer = content.situation[question.id];
    const values: unknown[] = Array.isArray(answer) ? answer : [answer];
    const labels = optionsOf(question).filter(({ value }) => values.includes(value));
    return labels.length > 0
      ? [{ question: question.text, answer: labels.map(({ label }) => label).join("、") }]
      : [];
  });
}

/** Reasons for which a material is not there at all; what is shared says so itself, what is reused is there. */
const waivers: ReadonlySet<UseReason> = new Set(["result", "held", "abolished"]);

/** Materials asked for and handed in, with what the open correction notice says is wrong. */
export function materialViews(
  item: Item,
  content: ApplicationContent,
  files: readonly FileView[],
  problems: ReadonlyMap<string, string>,
): MaterialView[] {
  const names = new Map(files.map((file) => [file.id, file]));
  const reasons = new Map(content.asked?.materials.map(({ id, because }) => [id, because]));
  const uses = new Map(content.uses?.map((use) => [use.material, use]));
  return askedMaterials(item, content).map((material) => {
    const entry = content.materials.find((one) => one.material === material.id);
    const shown = (entry?.files ?? []).flatMap(({ id, name }) => {
      const file = names.get(id);
      return file ? [{ ...file, name }] : [];
    });
    const problem = problems.get(material.name);
    const because = reasons.get(material.id);
    const use = uses.get(material.id);
    const waived = use && waivers.has(use.reason) ? use.because : undefined;
    return {
      id: material.id,
      name: material.name,
      ...(material.why !== undefined && { why: material.why }),
      ...(because !== undefined && { because }),
      shared: isShared(material),
      required: material.necessity !== "optional" && !isShared(material) && waived === undefined,
      ...(material.standard !== undefined && { standard: material.standard }),
      ...(entry?.promise && {
        promise: { kind: entry.promise.kind, signedBy: entry.promise.signedBy, supplied: isThere(entry) },
      }),
      paper: entry?.paper === true,
      ...(entry?.papers && { papers: entry.papers }),
      files: shown,
      ...(problem !== undefined && { problem }),
      ...(waived !== undefined && { waived }),
      ...(use?.grade && { stored: { grade: use.grade, from: use.because } }),
    };
  });
}

/** What the last correction notice named, by material; empty once the materials were handed in again. */
export function openProblems(current: Case, events: readonly CaseEvent[]): Map<string, string> {
  if (current.state !== "correcting") return new Map();
  const notice = events.findLast(({ action }) => action === "correct" || action === "correct-again");
  const listed = notice?.data.materials;
  if (!Array.isArray(listed)) return new Map();
  return new Map(
    (listed as { material: string; problem: string }[]).map(({ material, problem }) => [material, problem]),
  );
}

export function stepViews(current: Case): ApplicationView["steps"] {
  const done = current.concludedAt !== undefined;
  return current.facts.steps.map(({ name }, index) => ({
    name,
    done: done || (current.step !== undefined && index < current.step),
    current: !done && index === current.step,
  }));
}
