/** Facts of the organisation as it stands: organs, halls and counters; when they began is not kept, so from the start. */
import { type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

const always = "'2000-01-01'::date";

export const organisationFacts: readonly FactReading[] = [
  {
    source: "organ",
    name: "机构",
    facts: `
      select uscc as key, 'organ.open' as kind, array[kind] as marks, ${always} as day, closed_on as until, uscc as organ
      from organ where division = $1 and uscc = any($2::text[])`,
    keys: keysOf("organ", "uscc", ' collate "C"'),
    named: `select uscc as key, name as subject from organ where division = $1 and uscc = any($2::text[])`,
  },
  {
    source: "hall",
    name: "大厅",
    facts: `
      select id as key, 'hall.open' as kind, array[case when parent is null then 'main' else 'branch' end] as marks,
        ${always} as day, closed_on as until, organ, id as hall
      from hall where division = $1 and id = any($2::text[])`,
    keys: keysOf("hall", "id", ' collate "C"'),
    named: `select id as key, name as subject from hall where division = $1 and id = any($2::text[])`,
  },
  {
    source: "counter",
    name: "窗口",
    facts: `
      select hall || '/' || id as key, 'counter.there' as kind, array[kind] as marks, ${always} as day,
        closed_on as until, hall, id as counter
      from counter where division = $1 and hall || '/' || id = any($2::text[])`,
    keys: `select hall || '/' || id as key from counter where division = $1 and (hall || '/' || id) collate "C" > $2
      order by (hall || '/' || id) collate "C" limit $3`,
    named: `select hall || '/' || id as key, id as number, name as subject from counter
      where division = $1 and hall || '/' || id = any($2::text[])`,
  },
];
