/** Facts of what other bodies were asked, so that nobody had to bring it. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const registerFacts: readonly FactReading[] = [
  {
    source: "register-question",
    name: "数据核验",
    facts: `
      select id::text as key, 'register.asked' as kind, array[outcome, purpose, 'register.' || lower(register)] as marks,
        ${dayOf("asked_at")} as day
      from register_question where division = $1 and id = any($2::bigint[])`,
    keys: keysOf("register_question", "id"),
  },
];
