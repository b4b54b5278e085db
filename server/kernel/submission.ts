/** What is still missing before an application can be handed in, and what of a draft is handed in. */
import type { DraftContent, MaterialEntry } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Material } from "#contract/item.ts";
import { holds, isAnswered } from "./condition.ts";
import { checkFields, tidiedAnswers, type VisibleField, visibleFields } from "./form.ts";
import { isPromised, isThere, promiseProblem, type Standing } from "./promises.ts";
import { missingAnswers, standingAnswers } from "./situation.ts";
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

/** A draft as its demand reads it. */
export interface CheckedSubmission {
  problems: SubmissionProblem[];
  /** What is kept of it when it is handed in. */
  kept: DraftContent;
}

/** Both answers at once, where both are wanted: what follows from the draft is worked out once. */
export function checkSubmission(
  demand: Demand,
  content: DraftContent,
  today: Day,
  standing: Standing = {},
): CheckedSubmission {
  const reading = readDraft(demand, content);
  return {
    problems: problemsIn(demand, content, reading, today, standing),
    kept: keptOf(demand, content, reading),
  };
}

/**
 * Everything wrong with a draft, all at once (R2.8 (4)): open questions, form fields, missing materials, and
 * materials nobody asked for (行政许可法第三十一条, R2.11). A written promise stands for a material only where the
 * demand lets it, and for an applicant of good standing (R2.31, R2.32).
 */
export function submissionProblems(
  demand: Demand,
  content: DraftContent,
  today: Day,
  standing: Standing = {},
): SubmissionProblem[] {
  return problemsIn(demand, content, readDraft(demand, content), today, standing);
}

/** What is kept of a draft when it is handed in: the answers and materials that this situation asks for. */
export function submittedContent(demand: Demand, content: DraftContent): DraftContent {
  return keptOf(demand, content, readDraft(demand, content));
}

/**
 * Answers given anew when an application is corrected (R2.9), under the same rule. A field may stay empty: in a bundle
 * the result of another part fills it.
 */
export function correctedAnswers(
  demand: Demand,
  content: DraftContent,
  today: Day,
): { problems: SubmissionProblem[]; kept: Answers } {
  const reading = readDraft(demand, content);
  const given = reading.fields.filter(({ field }) => isAnswered(reading.answers[field.id]));
  const problems = checkFields(given, reading.answers, today);
  return {
    problems: problems.map(({ field, page, message }) => ({ part: "answers", id: field, page, message })),
    kept: keptOf(demand, content, reading).answers,
  };
}

/** Materials this situation asks for, in the item's order. */
export function askedMaterials(demand: Demand, content: DraftContent): Material[] {
  return materialsUnder(demand, standingAnswers(demand, allAnswers(content)));
}

/** R1.17: what another public body issued and can be checked by data is never demanded from the applicant. */
export function isShared(material: Material): boolean {
  return material.source === "20" && material.originals + material.copies === 0;
}

/**
 * Answers to the form's own fields and the standing ones of the situation: what a form's fields may depend on. What
 * the draft holds besides, such as answers to a part of a bundle that is no longer chosen, has no say.
 */
export function formAnswers(demand: Demand, content: DraftContent): Answers {
  return answersIn(demand, content, situationIn(demand, standingAnswers(demand, allAnswers(content))));
}

/** What follows from a draft's answers. */
interface Reading {
  /** Standing answers to the questions of the situation. */
  situation: Answers;
  /** See `formAnswers`. */
  answers: Answers;
  fields: VisibleField[];
  materials: Material[];
}

function readDraft(demand: Demand, content: DraftContent): Reading {
  const standing = standingAnswers(demand, allAnswers(content));
  const situation = situationIn(demand, standing);
  const answers = answersIn(demand, content, situation);
  const fields = demand.form ? visibleFields(demand.form, answers) : [];
  return { situation, answers, fields, materials: materialsUnder(demand, standing) };
}

function problemsIn(
  demand: Demand,
  content: DraftContent,
  reading: Reading,
  today: Day,
  standing: Standing,
): SubmissionProblem[] {
  const questions = missingAnswers(demand, allAnswers(content)).map(
    (question): SubmissionProblem => ({
      part: "situation",
      id: question.id,
      message: `请回答：${question.text}`,
    }),
  );
  const fields = checkFields(reading.fields, reading.answers, today);
  return [
    ...questions,
    ...fields.map(({ field, page, message }) => ({ part: "answers" as const, id: field, page, message })),
    ...materialProblems(demand, content, reading.materials),
    ...promiseProblems(demand, content, reading.materials, standing),
  ];
}

function keptOf(
  demand: Demand,
  content: DraftContent,
  { situation, answers, fields, materials }: Reading,
): DraftContent {
  const asked = new Set(materials.map((material) => material.id));
  return {
    situation,
    answers: ownAnswers(demand, tidiedAnswers(fields, answers)),
    materials: content.materials.filter((entry) => asked.has(entry.material) && isHandedIn(entry)),
  };
}

function answersIn(demand: Demand, content: DraftContent, situation: Answers): Answers {
  return { ...ownAnswers(demand, content.answers), ...situation };
}

function situationIn(demand: Demand, standing: Answers): Answers {
  return only(new Set(demand.questions.map((question) => question.id)), standing);
}

/** Materials that are asked for under these standing answers (R1.16). */
function materialsUnder(demand: Demand, standing: Answers): Material[] {
  return demand.materials.filter((material) => holds(material.when, standing));
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

function materialProblems(
  demand: Demand,
  content: DraftContent,
  asked: readonly Material[],
): SubmissionProblem[] {
  const given = new Set(content.materials.filter(isHandedIn).map((entry) => entry.material));
  const missing = asked
    .filter((material) => material.necessity !== "optional" && !isShared(material) && !given.has(material.id))
    .map(({ id, name }) => ({ part: "materials" as const, id, message: `请提交材料：${name}` }));
  const known = new Set([...demand.materials.map((material) => material.id), ...(demand.hidden ?? [])]);
  const unasked = content.materials
    .filter((entry) => !known.has(entry.material))
    .map(({ material }) => ({
      part: "materials" as const,
      id: material,
      message: "清单以外的材料不用交，请移除",
    }));
  return [...missing, ...unasked];
}

/** Promises that cannot stand: of this material, or of this applicant. */
function promiseProblems(
  demand: Demand,
  content: DraftContent,
  asked: readonly Material[],
  standing: Standing,
): SubmissionProblem[] {
  return content.materials.flatMap(({ material: id, promise }) => {
    const material = asked.find((one) => one.id === id);
    const message = promise && material && promiseProblem(demand, material, promise.kind, standing);
    return message === undefined ? [] : [{ part: "materials" as const, id, message }];
  });
}

function isHandedIn(entry: MaterialEntry): boolean {
  return isThere(entry) || isPromised(entry);
}
