/** Facts of questions people asked and answers they may rely on. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const answerFacts: readonly FactReading[] = [
  {
    source: "question",
    name: "咨询",
    facts: `
      select id::text as key, 'question.asked' as kind,
        array[case when replied_at is null and answer_id is null then 'unanswered' else 'answered' end] as marks,
        ${dayOf("asked_at")} as day, channel
      from question where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("question", "id"),
  },
];
