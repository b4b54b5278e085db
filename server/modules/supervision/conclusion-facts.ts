/**
 * Facts of concluded matters as supervision keeps them (R3.6): one a matter, with how it kept its limits and, as its
 * amount, the share of the promise it used; and one for each rule it has cards of. Withdrawn cards leave nothing.
 */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

/** Of a matter's amount: what is the whole of the promise. */
export const usedUnits = 10_000;

const how = `case when c.on_time then 'on-time' else 'late' end, case when c.early then 'early' end,
  case when c.used is null then 'unpromised' else 'promised' end`;
const rest = `${dayOf("c.concluded_at")} as day, round(coalesce(c.used, 0) * ${usedUnits})::bigint as amount,
  c.organ, c.item_key as item, c.hall, c.counter, c.handler as staff`;
const standing = "k.division = c.division and k.about_id = c.case_id and k.withdrawn_at is null";

export const conclusionFacts: FactReading = {
  source: "conclusion",
  name: "办结",
  facts: `
    select c.case_id::text as key, 'matter.concluded' as kind,
      array[${how}, case when exists (select from card k where ${standing} and k.light <> 'warning') then 'carded' end] as marks,
      ${rest}
    from conclusion c where c.division = $1 and c.case_id = any($2::bigint[])
    union all
    select c.case_id::text, 'matter.of-rule', array[${how}, 'rule.' || k.rule], ${rest}
    from conclusion c
    cross join lateral (select distinct rule from card k where ${standing}) as k
    where c.division = $1 and c.case_id = any($2::bigint[])`,
  keys: keysOf("conclusion", "case_id"),
  named: `select case_id::text as key, subject, case_id from conclusion
    where division = $1 and case_id = any($2::bigint[])`,
};
