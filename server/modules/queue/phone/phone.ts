/** A ticket on the phone of whoever holds its token: where it stands, why, and when to be back. */
import type { PhoneTicket } from "#contract/queue.ts";
import { explain } from "#server/kernel/queue/explain.ts";
import { hindrance, isAtCounter } from "#server/kernel/queue/ticket.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { openDesks, waitOf } from "../figures/pace.ts";
import { rulesOf } from "../settings/queue-rules.ts";
import { queuesOf } from "../settings/queue-store.ts";
import { aheadOf } from "../tickets/line-store.ts";
import { digestOf } from "../tickets/take-number.ts";
import { type KeptTicket, ticketOfToken, ticketsOfVisit } from "../tickets/ticket-store.ts";

export async function phoneTicket(services: Services, token: string, at: Instant): Promise<PhoneTicket> {
  const { db, config } = services;
  const { division } = config;
  const ticket = await ticketOfToken(db, division, digestOf(token));
  if (!ticket) throw refuse("ticket-unknown");
  const rules = await rulesOf(services, db, ticket);
  const queues = await queuesOf(db, ticket);
  const nameOf = (id: string) => queues.find((queue) => queue.id === id)?.name ?? id;
  const visit = await ticketsOfVisit(db, division, ticket.visit);
  const others = visit.filter(({ id }) => id !== ticket.id);
  const hand = { at, staff: "", queues: [], busy: false, elsewhere: false };
  const { number, hall, state, takenAt, counter } = ticket;
  return {
    ...{ number, hall, hallName: (await hallNames(db, division)).get(hall) ?? hall, state, takenAt },
    queueName: nameOf(ticket.queue),
    ...(isAtCounter(state) && counter !== undefined && { counter }),
    ...(state === "waiting" ? await standing(services, ticket, others, at) : { explained: [] }),
    mayCancel: hindrance(ticket, "cancel", rules, hand) === undefined,
    others: others.map((one) => ({
      ...{ number: one.number, queueName: nameOf(one.queue), state: one.state },
    })),
  };
}

/** Where a waiting ticket stands, with the reasons. */
export async function standing(
  services: Services,
  ticket: KeptTicket,
  others: readonly KeptTicket[],
  at: Instant,
): Promise<Pick<PhoneTicket, "ahead" | "estimate" | "comeBackAt" | "explained">> {
  const { db } = services;
  const rules = await rulesOf(services, db, ticket);
  const place = { division: ticket.division, hall: ticket.hall, day: ticket.day, at };
  const ahead = await aheadOf(db, place, rules, ticket);
  const desks = await openDesks(db, place, ticket.day);
  const asked = { queue: ticket.queue, ahead: ahead.byQueue, desks };
  const estimate = await waitOf(services, db, place, rules, asked);
  const open = desks.filter(({ queues }) => queues.includes(ticket.queue)).length;
  const elsewhere = others.find(({ state }) => isAtCounter(state))?.counter;
  const comeBackAt = estimate && comeBack(estimate.low - rules.comeBack.minutes, at);
  const position = { ticket, ahead: ahead.byClass, open, ...(elsewhere !== undefined && { elsewhere }) };
  return {
    ahead: ahead.n,
    ...(estimate && { estimate }),
    ...(comeBackAt !== undefined && { comeBackAt }),
    explained: explain(position, rules, at),
  };
}

/** Whoever has so many minutes to spare; rounded down to five, as people look at clocks. */
function comeBack(minutes: number, at: Instant): Instant | undefined {
  const five = 5 * 60_000;
  const moment = Math.floor((msOf(at) + minutes * 60_000) / five) * five;
  return minutes > 0 && moment > msOf(at) ? instantOf(moment) : undefined;
}
