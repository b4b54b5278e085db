/** Facts of the staff as they stand: accounts of people who work here. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const staffFacts: readonly FactReading[] = [
  {
    source: "staff",
    name: "工作人员",
    facts: `
      select s.id::text as key, 'staff.working' as kind,
        array(select distinct 'role.' || p.role from post p where p.division = s.division and p.staff = s.id and p.revoked_at is null) as marks,
        ${dayOf("s.created_at")} as day, case when s.closed_at is not null then ${dayOf("s.closed_at")} end as until, s.organ
      from staff s where s.division = $1 and s.id = any($2::uuid[])`,
    keys: keysOf("staff", "id"),
    named: `select id::text as key, name as subject, '/people/' || account as page from staff
      where division = $1 and id = any($2::uuid[])`,
  },
];
