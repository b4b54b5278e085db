/** Facts of bundles (一件事): each counts from the day it was first published. */
import { dayOf, type FactReading } from "#server/kernel/metric/fact-reading.ts";

export const bundleFacts: readonly FactReading[] = [
  {
    source: "bundle",
    name: "一件事",
    facts: `
      select key, 'bundle.published' as kind, '{}'::text[] as marks, min(${dayOf("published_at")}) as day
      from bundle where division = $1 and key = any($2::text[]) group by key`,
    keys: `select distinct key collate "C" as key from bundle where division = $1 and key collate "C" > $2 order by 1 limit $3`,
    named: `
      select distinct on (key) key, content ->> 'name' as subject, '/bundles/' || key as page
      from bundle where division = $1 and key = any($2::text[]) order by key, version desc`,
  },
];
