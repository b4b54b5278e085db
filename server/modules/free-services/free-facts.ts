/** Facts of free services (R12.9): what was supplied, and what it cost, corrections taken off. */
import { type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const freeFacts: readonly FactReading[] = [
  {
    source: "free-supply",
    name: "免费服务",
    facts: `
      select id::text as key, f.kind, array[lower(free_supply.kind), case when corrects is null then null else 'correction' end] as marks,
        supplied_on as day, f.amount
      from free_supply cross join lateral (values ('free.supplied', quantity::bigint), ('free.spent', amount_fen)) as f (kind, amount)
      where division = $1 and id = any($2::uuid[]) and f.amount <> 0`,
    keys: keysOf("free_supply", "id"),
    named: `
      select id::text as key, case when corrects is not null then '更正：' || reason end as subject, about_case as case_id
      from free_supply where division = $1 and id = any($2::uuid[])`,
  },
];
