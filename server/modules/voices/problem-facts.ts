/** Facts of the problem list (R12.7). */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const problemFacts: readonly FactReading[] = [
  {
    source: "problem",
    name: "问题清单",
    facts: `
      select id::text as key, 'problem.raised' as kind, array[source, state] as marks, ${dayOf("raised_at")} as day,
        case when ended_at is not null then ${dayOf("ended_at")} end as until, organ
      from problem where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("problem", "id"),
    named: `select id::text as key, '/problems/' || id as page from problem
      where division = $1 and id = any($2::uuid[])`,
  },
];
