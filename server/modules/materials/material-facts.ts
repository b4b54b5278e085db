/** Facts of papers people need not bring (免提交): reused, shared, abolished. */
import type { FactReading } from "#server/kernel/metric/fact-reading.ts";

export const materialFacts: readonly FactReading[] = [
  {
    source: "material-use",
    name: "免交材料",
    facts: `
      select case_id::text as key, 'material.spared' as kind, array[reason] as marks, used_on as day
      from material_use where division = $1 and case_id = any($2::bigint[])`,
    keys: `select distinct case_id::text as key from material_use where division = $1 and case_id::text > $2
      order by 1 limit $3`,
    named: `select distinct case_id::text as key, case_id from material_use
      where division = $1 and case_id = any($2::bigint[])`,
  },
];
