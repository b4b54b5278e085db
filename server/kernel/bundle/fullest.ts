/** The answers under which the most of a bundle is needed: what its editor sees first, and what a lint must hold for. */
import type { Bundle } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { Question } from "#contract/item.ts";
import { holds, shownAnswers } from "../condition.ts";
import { optionsOf, visibleQuestions } from "../situation.ts";

/**
 * Answers every question that is asked, one after the other, with the first choice that brings the most parts; where
 * several may be ticked, all are. Found greedily: a bundle whose conditions exclude each other may have fuller ones.
 */
export function fullestAnswers(bundle: Pick<Bundle, "questions" | "parts">): Answers {
  let answers: Answers = {};
  // A later answer can make an earlier one count, so that all are looked at twice.
  for (const question of [...bundle.questions, ...bundle.questions]) {
    if (!visibleQuestions(bundle, answers).some(({ id }) => id === question.id)) continue;
    answers = { ...answers, [question.id]: bestChoice(bundle, question, answers) };
  }
  return shownAnswers(bundle.questions, answers);
}

function bestChoice(bundle: Pick<Bundle, "questions" | "parts">, question: Question, answers: Answers) {
  const values = optionsOf(question).map(({ value }) => value);
  if (question.kind === "several") return values;
  const reached = (value: string) => {
    const own = shownAnswers(bundle.questions, { ...answers, [question.id]: value });
    return bundle.parts.filter(({ when }) => holds(when, own)).length;
  };
  return values.reduce((best, value) => (reached(value) > reached(best) ? value : best), values[0] ?? "");
}
