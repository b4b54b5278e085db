/** The questions of several items as one list: each once, by its data-element id (R2.34). */
import type { Answers } from "#contract/form.ts";
import type { Question } from "#contract/item.ts";
import { either, settleOne } from "./settle.ts";

/** Questions of the bundle first, then of its items in order. What `known` answers is asked of nobody. */
export function joinQuestions(lists: readonly (readonly Question[])[], known: Answers): Question[] {
  const joined = new Map<string, Question[]>();
  for (const question of lists.flat()) {
    if (question.id in known) continue;
    for (const open of settleOne(question, known)) {
      joined.set(open.id, [...(joined.get(open.id) ?? []), open]);
    }
  }
  return [...joined.values()].map(joinOne);
}

function joinOne(same: readonly Question[]): Question {
  const { when: _, ...first } = same[0]!;
  const when = either(same.map((question) => question.when));
  const required = same.some((question) => question.required);
  return { ...first, required, ...(when && { when }) };
}
