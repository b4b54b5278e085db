/** Warnings, cards and orders of electronic supervision; R3.6. */
import { eventDay } from "./cases.ts";
import { ends, endsInTime, opens } from "./ended.ts";
import { count, dayOf, type Recomputation, share, standing } from "./recomputation.ts";

/** A signal counts on the day it should have been given, however late it was seen; one that was withdrawn never. */
const cards = `
  select ${dayOf("due_at")} as day, organ, item_key as item, light, rectified, by_hand from card
  where division = $1 and withdrawn_at is null`;

/** A matter that was decided, and whether a yellow or red card about it still stands. */
const matters = `
  select ${eventDay} as day, c.organ, a.item_key as item, exists (select from card k where k.division = c.division
      and k.about_id = c.id and k.light in ('yellow', 'red') and k.withdrawn_at is null) as carded
  from case_event e join "case" c on c.division = e.division and c.id = e.case_id
  join application a on a.division = c.division and a.case_id = c.id
  where c.division = $1 and e.action in ('approve', 'reject', 'decide-by-rule')`;

export const supervision: Record<string, Recomputation> = {
  "card.warning": count(cards, "light = 'warning'"),
  "card.yellow": count(cards, "light = 'yellow'"),
  "card.red": count(cards, "light = 'red'"),
  "card.raised": count(cards, "light in ('yellow', 'red')"),
  "card.red-rectified": count(cards, "light = 'red' and rectified"),
  "card.red-rectified-rate": share(cards, "rectified", "light = 'red'"),
  "card.by-hand": count(cards, "light in ('yellow', 'red') and by_hand"),
  "card.open": standing(`
    select ${dayOf("raised_at")} as day, ${dayOf("coalesce(withdrawn_at, closed_at)")} as until, organ
    from card where division = $1 and light in ('yellow', 'red')`),
  "card.matters": count(matters, "carded"),
  "card.matter-rate": share(matters, "carded"),
  "order.opened": opens("order"),
  "order.closed": ends("order", "closed"),
  "order.on-time-rate": endsInTime("order", "closed"),
};
