/** Bundles (一件事) as a whole, and opinions asked of other bodies; R2.34. */
import { atCounter, eventDay } from "./cases.ts";
import { ends, endsInTime, opens, stands } from "./ended.ts";
import { count, dayOf, type Recomputation, standing } from "./recomputation.ts";

const acts = `
  select ${eventDay} as day, c.organ, e.action, e.actor_kind, e.seq, e.data ->> 'method' as method, c.hall
  from case_event e join "case" c on c.division = e.division and c.id = e.case_id
  where c.division = $1 and c.type = 'joint'`;

export const joint: Record<string, Recomputation> = {
  "joint.received": opens("joint"),
  "joint.under-way": stands("joint"),
  "joint.concluded": ends("joint", "concluded"),
  "joint.on-time-rate": endsInTime("joint", "concluded"),
  "joint.visits": count(acts, atCounter),
  "bundle.published": standing(`
    select ${dayOf("min(published_at)")} as day, null::date as until from bundle where division = $1 group by key`),
  "opinion.asked": opens("opinion"),
  "opinion.on-time-rate": endsInTime("opinion"),
};
