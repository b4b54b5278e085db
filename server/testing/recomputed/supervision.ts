/** Warnings, cards and orders of electronic supervision; R3.6. */
import { ends, endsInTime, opens } from "./ended.ts";
import { count, dayOf, type Recomputation, share, standing } from "./recomputation.ts";

/** A signal counts on the day it should have been given, however late it was seen; one that was withdrawn never. */
const cards = `
  select ${dayOf("due_at")} as day, organ, item_key as item, light, rectified, by_hand from card
  where division = $1 and withdrawn_at is null`;

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
  "order.opened": opens("order"),
  "order.closed": ends("order", "closed"),
  "order.on-time-rate": endsInTime("order", "closed"),
};
