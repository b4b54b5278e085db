/** Facts of papers on their way from a point to the hall. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const handOverFacts: readonly FactReading[] = [
  {
    source: "hand-over",
    name: "材料流转",
    facts: `
      select id::text as key, 'hand-over.made' as kind, array[state] as marks, ${dayOf("made_at")} as day, from_hall as hall
      from hand_over where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("hand_over", "id"),
    named: `select id::text as key, number, '/hand-overs/' || id as page from hand_over
      where division = $1 and id = any($2::uuid[])`,
  },
];
