/** Help, guidance, free services, things lent, machines, messages, papers on their way; R12.5, R12.9. */
import { ends, endsInTime, opens } from "./ended.ts";
import { count, dayOf, type Recomputation, share, standing, total, yuan } from "./recomputation.ts";

const supplies = (amount: string) => `
  select supplied_on as day, kind, ${amount} as amount from free_supply where division = $1`;
const quantities = supplies("quantity");
const costs = supplies("amount_fen");

const loans = `
  select ${dayOf("lent_at")} as day, quantity as amount, state from facility_loan where division = $1`;
const prints = `select ${dayOf("at")} as day, pages as amount, state from kiosk_print where division = $1`;
const payments = `
  select ${dayOf("paid_at")} as day, item_key as item, fen as amount from kiosk_payment
  where division = $1 and paid_at is not null`;
const refunds = (amount: string) => `
  select ${dayOf("r.refunded_at")} as day, p.item_key as item, ${amount} as amount
  from kiosk_refund r join kiosk_payment p on p.division = r.division and p.id = r.payment
  where r.division = $1 and r.state = 'refunded'`;
const sms = `select ${dayOf("created_at")} as day, state from sms where division = $1`;

const helpers = `
  select ${dayOf("s.created_at")} as day, ${dayOf("s.closed_at")} as until, s.organ from staff s
  where s.division = $1 and exists (select from post p
    where p.division = s.division and p.staff = s.id and p.role = 'assistant' and p.revoked_at is null)`;

export const convenience: Record<string, Recomputation> = {
  "assistance.asked": opens("assistance"),
  "assistance.closed": ends("assistance", "closed"),
  "assistance.on-time-rate": endsInTime("assistance"),
  "assistance.helpers": standing(helpers),
  "guidance.booked": opens("guidance"),
  "guidance.done": ends("guidance", "ended"),
  "deposit.dropped": opens("deposit"),
  "free.orders": opens("free-service"),
  "free.supplied": total(quantities),
  "free.seals": total(quantities, "kind = 'seal-set'"),
  "free.posted": total(quantities, "kind in ('post-province', 'post-country')"),
  "free.prints": total(quantities, "kind in ('print', 'copy')"),
  "free.spent": yuan(costs),
  "free.seals-spent": yuan(costs, "kind = 'seal-set'"),
  "loan.lent": total(loans),
  "loan.returned-rate": share(loans, "state = 'returned'"),
  "kiosk.visits": count(`select ${dayOf("started_at")} as day from kiosk_visit where division = $1`),
  "kiosk.pages": total(prints, "state = 'printed'"),
  "kiosk.paid": yuan(payments),
  "kiosk.refunded": yuan(refunds("r.fen")),
  "kiosk.refunds": count(refunds("r.fen")),
  "kiosk.net": yuan(`${payments} union all ${refunds("-r.fen")}`),
  "message.to-residents": count(
    `select ${dayOf("created_at")} as day from message where division = $1 and resident is not null`,
  ),
  "sms.sent": count(sms, "state = 'sent'"),
  "sms.sent-rate": share(sms, "state = 'sent'"),
  "hand-over.made": count(`select ${dayOf("made_at")} as day from hand_over where division = $1`),
};
