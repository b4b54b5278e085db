/** What is still missing before an application can be handed in, and what of a draft is handed in. */
import type { DraftContent, MaterialEntry } from "#contract/application.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Material } from "#contract/item.ts";
import { checkForm, submittedAnswers } from "./form.ts";
import { materialsFor, missingAnswers, standingAnswers } from "./situation.ts";
import type { Day } from "./time/day.ts";

/** One thing wrong with a draft. */
export interface SubmissionProblem {
  part: "situation" | "answers" | "materials";
  /** Id of the question, field or material. */
  id: string;
  /** Of a field: index of its page. */
  page?: number;
  message: string;
}

/**
 * Everything wrong with a draft, all at once (R2.8 (4)): open questions, form fields, missing materials, and
 * materials nobody asked for (行政许可法第三十一条, R2.11). A `deferrable` material may come later only by a written
 * promise, which is not this rule's; here it is required.
 */
export function submissionProblems(demand: Demand, content: DraftContent, today: Day): SubmissionProblem[] {
  const questions = missingAnswers(demand, allAnswers(content)).map(
    (question): SubmissionProblem => ({
      part: "situation",
      id: question.id,
      message: `请回答：${question.text}`,
    }),
  );
  const fields = demand.form ? checkForm(demand.form, formAnswers(demand, content), today) : [];
  return [
    ...questions,
    ...fields.map(({ field, page, message }) => ({ part: "answers" as const, id: field, page, message })),
    ...materialProblems(demand, content),
  ];
}

/** What is kept of a draft when it is handed in: the answers and materials that this situation asks for. */
export function submittedContent(demand: Demand, content: DraftContent): DraftContent {
  const asked = new Set(askedMaterials(demand, content).map((material) => material.id));
  return {
    situation: situationOf(demand, content),
    answers: demand.form
      ? ownAnswers(demand, submittedAnswers(demand.form, formAnswers(demand, content)))
      : {},
    materials: content.materials.filter((entry) => asked.has(entry.material) && isHandedIn(entry)),
  };
}

/** Materials this situation asks for, in the item's order. */
export function askedMaterials(demand: Demand, content: DraftContent): Material[] {
  return materialsFor(demand, allAnswers(content)).map(({ material }) => material);
}

/** R1.17: what another public body issued and can be checked by data is never demanded from the applicant. */
export function isShared(material: Material): boolean {
  return material.source === "20" && material.originals + material.copies === 0;
}

/** Answers of the form and the standing ones of the situation: what a form's fields may depend on. */
export function formAnswers(demand: Demand, content: DraftContent): Answers {
  return { ...content.answers, ...situationOf(demand, content) };
}

function situationOf(demand: Demand, content: DraftContent): Answers {
  const ids = new Set(demand.questions.map((question) => question.id));
  return only(ids, standingAnswers(demand, allAnswers(content)));
}

function ownAnswers(demand: Demand, answers: Answers): Answers {
  const fields = demand.form?.pages.flatMap((page) => page.fields.map((field) => field.id));
  return only(new Set(fields), answers);
}

function only(ids: ReadonlySet<string>, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

function allAnswers(content: DraftContent): Answers {
  return { ...content.situation, ...content.answers };
}

function materialProblems(demand: Demand, content: DraftContent): SubmissionProblem[] {
  const given = new Set(content.materials.filter(isHandedIn).map((entry) => entry.material));
  const missing = askedMaterials(demand, content)
    .filter((material) => material.necessity !== "optional" && !isShared(material) && !given.has(material.id))
    .map(({ id, name }) => ({ part: "materials" as const, id, message: `请提交材料：${name}` }));
  const known = new Set(demand.materials.map((material) => material.id));
  const unasked = content.materials
    .filter((entry) => !known.has(entry.material))
    .map(({ material }) => ({
      part: "materials" as const,
      id: material,
      message: "清单以外的材料不用交，请移除",
    }));
  return [...missing, ...unasked];
}

function isHandedIn(entry: MaterialEntry): boolean {
  return entry.paper === true || entry.files.length > 0;
}
