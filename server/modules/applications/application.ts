/** What an application is, and the pure rules of handing one in. */
import type { DraftContent, MaterialEntry } from "#contract/application.ts";
import type { Item, Limit, Material } from "#contract/item.ts";
import type { CaseFacts, Opening } from "../../kernel/case-type/case.ts";
import { maskName } from "../../kernel/codes/mask.ts";
import { checkForm, submittedAnswers } from "../../kernel/form.ts";
import { materialsFor, missingAnswers, standingAnswers, stepsFor } from "../../kernel/situation.ts";
import type { Day } from "../../kernel/time/day.ts";

/** Who applies, as frozen with the application and kept sealed. */
export interface Applicant {
  /** Their account; absent for somebody who applied at a counter and has none. */
  resident?: string;
  name: string;
  idNumber: string;
  phone: string;
  enterprise?: { uscc: string; name: string };
}

/** Everything handed in, as of one event. */
export interface ApplicationContent extends DraftContent {
  applicant: Applicant;
}

/** One thing wrong with what was handed in. `field`: `situation.<id>`, `answers.<id>` or `materials.<id>`. */
export interface SubmissionProblem {
  field: string;
  message: string;
}

/**
 * Everything wrong with an application, all at once (R2.8 (4)): open questions, form fields, missing required
 * materials, and materials nobody asked for (行政许可法第三十一条, R2.11). `deferrable` materials may come later
 * only by a written promise, which is not this rule's; here they are required.
 */
export function submissionProblems(item: Item, content: DraftContent, today: Day): SubmissionProblem[] {
  const all = { ...content.situation, ...content.answers };
  const standing = standingAnswers(item, all);
  const questions = missingAnswers(item, all).map((question) => ({
    field: `situation.${question.id}`,
    message: `请回答：${question.text}`,
  }));
  const fields = item.form
    ? checkForm(item.form, { ...content.answers, ...onlyQuestions(item, standing) }, today).map(
        (problem) => ({
          field: `answers.${problem.field}`,
          message: problem.message,
        }),
      )
    : [];
  return [...questions, ...fields, ...materialProblems(item, content)];
}

/** What is kept of a draft when it is handed in: answers and materials that this situation asks for. */
export function submittedContent(item: Item, content: DraftContent): DraftContent {
  const all = { ...content.situation, ...content.answers };
  const standing = onlyQuestions(item, standingAnswers(item, all));
  const asked = new Set(askedMaterials(item, content).map((material) => material.id));
  return {
    situation: standing,
    answers: item.form ? submittedAnswersOf(item, content, standing) : {},
    materials: content.materials.filter((entry) => asked.has(entry.material) && isHandedIn(entry)),
  };
}

/** Materials this situation asks for, in the item's order. */
export function askedMaterials(item: Item, content: DraftContent): Material[] {
  return materialsFor(item, { ...content.situation, ...content.answers }).map(({ material }) => material);
}

/** R1.17: what another public body issued and can be checked by data is never demanded from the applicant. */
export function isShared(material: Material): boolean {
  return material.source === "20" && material.originals + material.copies === 0;
}

export interface OpeningSettings {
  /** R2.10 [A]: the applicant's time for a correction. */
  correction: Limit;
}

/** The case an application opens: what is frozen of the item, and whose it is. */
export function openingOf(
  item: Item,
  content: ApplicationContent,
  how: { typeVersion: number; channel: string; hall?: string },
  settings: OpeningSettings,
): Opening {
  const { applicant } = content;
  return {
    type: "application",
    typeVersion: how.typeVersion,
    organ: item.implementation.organ,
    subject: item.name,
    party: partyOf(applicant),
    partyLabel: applicant.enterprise?.name ?? maskName(applicant.name),
    channel: how.channel,
    ...(how.hall && { hall: how.hall }),
    facts: factsOf(item, content, settings),
  };
}

/** `enterprise/<uscc>`, or `resident/<account>`; somebody without an account is known only by their application. */
export function partyOf(applicant: Applicant): string {
  if (applicant.enterprise) return `enterprise/${applicant.enterprise.uscc}`;
  return applicant.resident ? `resident/${applicant.resident}` : "walk-in";
}

function factsOf(item: Item, content: DraftContent, settings: OpeningSettings): CaseFacts {
  const steps = stepsFor(item, { ...content.situation, ...content.answers });
  const limit = ({ n, unit }: Limit): Limit => ({ n, unit });
  return {
    limits: {
      ...(item.statutory && { statutory: limit(item.statutory) }),
      ...(item.promised && { promised: limit(item.promised) }),
      correction: limit(settings.correction),
    },
    steps: steps.map(({ id, name, kind, role, limit: each }) => ({
      id,
      name,
      kind,
      role,
      limit: limit(each),
    })),
    traits: item.result?.type === "1" ? ["licence"] : [],
  };
}

function submittedAnswersOf(item: Item, content: DraftContent, standing: DraftContent["situation"]) {
  const submitted = submittedAnswers(item.form!, { ...content.answers, ...standing });
  const fields = new Set(item.form!.pages.flatMap((page) => page.fields.map((field) => field.id)));
  return Object.fromEntries(Object.entries(submitted).filter(([id]) => fields.has(id)));
}

function materialProblems(item: Item, content: DraftContent): SubmissionProblem[] {
  const asked = askedMaterials(item, content);
  const missing = asked
    .filter((material) => material.necessity !== "optional" && !isShared(material))
    .filter(
      (material) => !content.materials.some((entry) => entry.material === material.id && isHandedIn(entry)),
    )
    .map((material) => ({ field: `materials.${material.id}`, message: `请提交材料：${material.name}` }));
  const known = new Set(item.materials.map((material) => material.id));
  const unasked = content.materials
    .filter((entry) => !known.has(entry.material))
    .map((entry) => ({ field: `materials.${entry.material}`, message: "清单以外的材料不用交，请移除" }));
  return [...missing, ...unasked];
}

function isHandedIn(entry: MaterialEntry): boolean {
  return entry.paper === true || entry.files.length > 0;
}

function onlyQuestions(item: Item, answers: DraftContent["situation"]): DraftContent["situation"] {
  const ids = new Set(item.questions.map((question) => question.id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}
