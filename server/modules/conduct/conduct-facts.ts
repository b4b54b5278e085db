/** Facts of rounds and deductions at the counters (R12.6); those struck out after a contest do not count. */
import { type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const conductFacts: readonly FactReading[] = [
  {
    source: "round",
    name: "巡查",
    facts: `
      select id::text as key, 'conduct.round' as kind, array['zone.' || lower(zone), case when ended_at is null then 'under-way' else 'ended' end] as marks,
        day, hall, first_supervisor::text as staff
      from conduct_round where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("conduct_round", "id"),
    named: `select id::text as key, '第 ' || n || ' 次' as subject, '/conduct/rounds/' || id as page from conduct_round
      where division = $1 and id = any($2::uuid[])`,
  },
  {
    source: "conduct-entry",
    name: "考核记分",
    facts: `
      select e.id::text as key, 'conduct.entry' as kind, array['item.' || lower(e.item)] as marks, e.day, e.tenths::bigint as amount,
        e.hall, e.counter, e.staff::text as staff
      from conduct_entry e where e.division = $1 and e.id = any($2::uuid[])
        and not exists (select from conduct_strike s where s.division = e.division and s.entry_id = e.id)`,
    keys: keysOf("conduct_entry", "id"),
    named: `select id::text as key, '/conduct/rounds/' || round_id as page from conduct_entry
      where division = $1 and id = any($2::uuid[])`,
  },
];
