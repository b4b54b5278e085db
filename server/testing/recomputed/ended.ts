/** Cases of every type but applications: voices, orders, errands, bundles; opened, ended, and whether in time. */
import { count, dayOf, percent, type Recomputation, standing } from "./recomputation.ts";

/**
 * How a case ended; what was withdrawn or cancelled is no end of that kind. Limits the staff must keep (`staff` in the case type); one that was past when it
 * stopped makes the case late.
 */
export const ended = (type: string, ...states: string[]): string => `
  select ${dayOf("c.concluded_at")} as day, c.organ, e.to_state, not exists (select from deadline d
      where d.case_id = c.id and d.late and (t.content -> 'clocks' -> d.clock ->> 'staff')::boolean) as in_time
  from "case" c join case_type t on t.code = c.type and t.version = c.type_version
  cross join lateral (select e.to_state from case_event e where e.division = c.division and e.case_id = c.id
    and (t.content -> 'states' -> e.to_state ->> 'concluded')::boolean order by e.seq limit 1) as e
  where c.division = $1 and c.type = '${type}' and e.to_state not in ('withdrawn', 'cancelled')
    ${states.length > 0 ? `and e.to_state in (${states.map((one) => `'${one}'`).join(", ")})` : ""}`;

export const opened = (type: string): string => `
  select ${dayOf("opened_at")} as day, ${dayOf("concluded_at")} as until, organ from "case"
  where division = $1 and type = '${type}'`;

export const opens = (type: string): Recomputation => count(opened(type));
export const stands = (type: string): Recomputation => standing(opened(type));
export const ends = (type: string, ...states: string[]): Recomputation => count(ended(type, ...states));
export const endsInTime = (type: string, ...states: string[]): Recomputation =>
  percent(count(ended(type, ...states), "in_time"), count(ended(type, ...states)));
