/** Facts of licences: issued, and in force until they are cancelled, replaced or revoked. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const licenceFacts: readonly FactReading[] = [
  {
    source: "licence",
    name: "证照",
    facts: `
      select id::text as key, 'licence.issued' as kind, array['status-' || status, holder_kind, 'type.' || lower(type_code)] as marks,
        issued_on as day, case when status <> '01' then ${dayOf("status_at")} end as until, organ, item
      from licence where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("licence", "id"),
    named: `select id::text as key, number, type_name as subject, case_id from licence
      where division = $1 and id = any($2::uuid[])`,
  },
  {
    source: "licence-use",
    name: "亮证用证",
    facts: `
      select id::text as key, 'licence.used' as kind, array[kind, verdict] as marks, ${dayOf("at")} as day
      from licence_use where division = $1 and id = any($2::bigint[])`,
    keys: keysOf("licence_use", "id"),
  },
];
