/** Facts of cards (R3.6): a card counts on the day it fell due, however late it was raised; withdrawn ones do not. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const cardFacts: readonly FactReading[] = [
  {
    source: "card",
    name: "红黄牌",
    facts: `
      select key, 'card.raised' as kind, array[light, 'rule.' || lower(rule), case when rectified then 'rectified' end,
          case when by_hand then 'by-hand' end, case when closed_at is null then 'open' else 'closed' end] as marks,
        ${dayOf("due_at")} as day, organ, item_key as item, hall, counter, handler as staff
      from card where division = $1 and key = any($2::text[]) and withdrawn_at is null`,
    keys: keysOf("card", "key", ' collate "C"'),
    named: `select key, subject, case_id from card where division = $1 and key = any($2::text[])`,
  },
];
