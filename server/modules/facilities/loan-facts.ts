/** Facts of what halls lend. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const loanFacts: readonly FactReading[] = [
  {
    source: "loan",
    name: "便民借用",
    facts: `
      select l.id::text as key, 'loan.lent' as kind, array[f.kind, l.state] as marks, ${dayOf("l.lent_at")} as day,
        l.quantity::bigint as amount, l.hall
      from facility_loan l join facility f on f.division = l.division and f.id = l.facility
      where l.division = $1 and l.id = any($2::uuid[])`,
    keys: keysOf("facility_loan", "id"),
    named: `
      select l.id::text as key, f.name as subject, '/facilities' as page
      from facility_loan l join facility f on f.division = l.division and f.id = l.facility
      where l.division = $1 and l.id = any($2::uuid[])`,
  },
];
