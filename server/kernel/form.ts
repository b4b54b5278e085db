/**
 * Forms (申请表): which fields are shown, what is wrong, what is submitted, what a profile fills in.
 *
 * The rule for hidden answers, for questions, fields and materials alike, in the browser and on the server, for an item
 * and for a bundle, on the portal and at a counter (R1.18, R2.11):
 * - what is hidden is not submitted, is not checked, and makes nothing else be asked;
 * - the draft keeps what was said, so that it is there again when it is shown again; nobody types it twice;
 * - handing in ends the draft: what is hidden then is not kept.
 */
import type { Answers, Field, Form } from "#contract/form.ts";
import { isAnswered, shown } from "./condition.ts";
import { checkField, tidy } from "./field-check.ts";
import type { FieldFault } from "./field-fault.ts";
import { rowFaults } from "./rows.ts";
import type { Day } from "./time/day.ts";

export interface VisibleField {
  field: Field;
  /** Index of its page. */
  page: number;
}

/**
 * Fields to show, in order. `answers` holds those of the form and those of the situation questions together
 * (see `standingAnswers`), because fields may depend on both.
 */
export function visibleFields(form: Form, answers: Answers): VisibleField[] {
  const all = form.pages.flatMap(({ fields }, page) => fields.map((field) => ({ field, page })));
  const own = new Set(all.map(({ field }) => field.id));
  const others = Object.keys(answers).flatMap((id) => (own.has(id) ? [] : [{ id }]));
  const tidied = all.map(({ field }) => [field.id, tidy(field, answers[field.id]) ?? null]);
  const visible = shown([...all.map(({ field }) => field), ...others], {
    ...answers,
    ...Object.fromEntries(tidied),
  });
  return all.filter(({ field }) => visible.has(field.id));
}

export interface FormProblem extends FieldFault {
  /** Id of the field, or of one in a row: `shareholders.1.name`. */
  field: string;
  /** Index of its page. */
  page: number;
}

/** Every problem of the visible fields, at most one a field. `answers`: see `visibleFields`; `today` in the county. */
export function checkForm(form: Form, answers: Answers, today: Day): FormProblem[] {
  return checkFields(visibleFields(form, answers), answers, today);
}

/** Every problem of these fields, at most one a field, and of rows one for each of their fields. */
export function checkFields(fields: readonly VisibleField[], answers: Answers, today: Day): FormProblem[] {
  return fields.flatMap(({ field, page }) => {
    if (field.type === "rows") {
      return rowFaults(field, answers[field.id], today).map(({ id, ...fault }) => ({
        field: id,
        page,
        ...fault,
      }));
    }
    const fault = checkField(field, answers[field.id], today);
    return fault ? [{ field: field.id, page, ...fault }] : [];
  });
}

/**
 * What is handed in: answers to the visible fields, tidied. A hidden field is not submitted; the draft keeps its
 * answer, so that it is there again when the field is shown again.
 */
export function submittedAnswers(form: Form, answers: Answers): Answers {
  return tidiedAnswers(visibleFields(form, answers), answers);
}

/** The answers to these fields, tidied. */
export function tidiedAnswers(fields: readonly VisibleField[], answers: Answers): Answers {
  const given = fields.flatMap(({ field }) => {
    const answer = tidy(field, answers[field.id]);
    return isAnswered(answer) ? [[field.id, answer] as const] : [];
  });
  return Object.fromEntries(given);
}

/** What is known of the applicant, and of the enterprise acted for. */
export type Facts = Partial<Record<NonNullable<Field["prefill"]>, string>>;

/** Answers the profile gives to a fresh form. The applicant may change every one of them. */
export function prefill(form: Form, facts: Facts): Answers {
  const known = form.pages
    .flatMap((page) => page.fields)
    .flatMap((field) => {
      const fact = field.prefill && facts[field.prefill];
      return fact ? [[field.id, fact] as const] : [];
    });
  return Object.fromEntries(known);
}
