/** Facts of self-service machines: who used them, what they printed, what was paid and went back. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const kioskFacts: readonly FactReading[] = [
  {
    source: "kiosk-visit",
    name: "自助机使用",
    facts: `
      select v.id::text as key, 'kiosk.visit' as kind, '{}'::text[] as marks, ${dayOf("v.started_at")} as day
      from kiosk_visit v where v.division = $1 and v.id = any($2::uuid[])`,
    keys: keysOf("kiosk_visit", "id"),
  },
  {
    source: "kiosk-print",
    name: "自助打印",
    facts: `
      select id::text as key, 'kiosk.printed' as kind, array[kind, state] as marks, ${dayOf("at")} as day, pages::bigint as amount
      from kiosk_print where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("kiosk_print", "id"),
  },
  {
    source: "kiosk-payment",
    name: "自助缴费",
    facts: `
      select id::text as key, 'kiosk.paid' as kind, '{}'::text[] as marks, ${dayOf("paid_at")} as day, fen as amount, item_key as item
      from kiosk_payment where division = $1 and id = any($2::uuid[]) and paid_at is not null`,
    keys: keysOf("kiosk_payment", "id"),
    named: `select id::text as key, name as subject, case_id from kiosk_payment
      where division = $1 and id = any($2::uuid[])`,
  },
  {
    source: "kiosk-refund",
    name: "自助缴费退费",
    facts: `
      select r.id::text as key, 'kiosk.refunded' as kind, array[r.cause] as marks, ${dayOf("r.refunded_at")} as day,
        r.fen as amount, p.item_key as item
      from kiosk_refund r join kiosk_payment p on p.division = r.division and p.id = r.payment
      where r.division = $1 and r.id = any($2::uuid[]) and r.refunded_at is not null`,
    keys: keysOf("kiosk_refund", "id"),
    named: `select r.id::text as key, '退费：' || p.name as subject, p.case_id
      from kiosk_refund r join kiosk_payment p on p.division = r.division and p.id = r.payment
      where r.division = $1 and r.id = any($2::uuid[])`,
  },
];
