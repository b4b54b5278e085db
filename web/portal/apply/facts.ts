/** What registers say of a draft's fields. Pure. */
import type { Answers } from "#contract/form.ts";
import type { RegisterFact } from "#contract/registers.ts";
import { isAnswered } from "#server/kernel/condition.ts";

/** The answers with every fact for which nothing was filled in; the same object when there is none. */
export function withFacts(answers: Answers, facts: readonly RegisterFact[]): Answers {
  const open = facts.filter(({ field }) => !isAnswered(answers[field]));
  if (open.length === 0) return answers;
  return { ...answers, ...Object.fromEntries(open.map(({ field, value }) => [field, value])) };
}

/** How an answer stands to what a register says of it. */
export function standing(
  answer: Answers[string] | undefined,
  { value }: RegisterFact,
): "open" | "same" | "differs" {
  if (!isAnswered(answer)) return "open";
  const plain = (words: unknown) => String(words).replace(/\s/g, "");
  return plain(answer) === plain(value) ? "same" : "differs";
}
