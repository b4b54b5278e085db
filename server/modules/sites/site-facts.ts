/** Facts of service points (R12): where they are and what can be done there. */
import { type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const siteFacts: readonly FactReading[] = [
  {
    source: "site",
    name: "服务点",
    facts: `
      select hall as key, 'site.open' as kind, array[kind, case when cardinality(accessibility) > 0 then 'accessible' end] as marks,
        '2000-01-01'::date as day, hall
      from site where division = $1 and hall = any($2::text[])
      union all
      select hall, 'site.item', array['how.' || lower(how)], '2000-01-01'::date, hall
      from site_item where division = $1 and hall = any($2::text[])`,
    keys: keysOf("site", "hall", ' collate "C"'),
    named: `select hall as key, '/sites/' || hall as page from site where division = $1 and hall = any($2::text[])`,
  },
];
