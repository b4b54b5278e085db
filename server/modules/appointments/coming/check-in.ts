/**
 * Coming to the hall: an appointment becomes a number in the queue, in one transaction, so that it is never used twice
 * and never lost. On time it goes before those without one; void, it queues as late.
 */
import type { CheckedIn } from "#contract/appointment.ts";
import type { TakenTicket, TicketVia } from "#contract/queue.ts";
import { arrivalOf, checkInFrom } from "#server/kernel/appointments/booking.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { queueRulesOf, takeNumberIn } from "#server/modules/queue/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment } from "../appointment.ts";
import {
  appointmentWithVoucher,
  type By,
  changeAppointment,
  type Ground,
  lockAppointment,
} from "../appointment-store.ts";
import { placeNames } from "../service-queues.ts";
import { slotWords, timeWords } from "../told.ts";

/** Which appointment: known to be the person's own, or by the voucher they show. */
export type Shown = { id: number } | { voucher: string };

export interface CheckingIn {
  division: string;
  shown: Shown;
  /** Where the person stands; absent: on the phone, wherever they are. */
  hall?: string;
  via: TicketVia;
  by: By;
  requestKey: string;
  at: Instant;
  /** R12.1: at the desk, whether the proof of the group they booked with was seen; absent: nobody looked. */
  groupSeen?: boolean;
}

/** With the number as its slip shows it. */
export type CheckedInTicket = CheckedIn & { ticket: TakenTicket };

export async function checkIn(services: Services, checking: CheckingIn): Promise<CheckedInTicket> {
  const { division, by, requestKey, at, shown } = checking;
  const actor = `${by.kind} ${by.id ?? ""}`;
  const action = `appointment.check-in ${"id" in shown ? shown.id : ""}`;
  const request = { division, requestKey, actor, action, at };
  return await services.db
    .transaction()
    .execute((tx) => once(tx, services.sealing, request, () => checkInOnce(tx, services, checking)));
}

async function checkInOnce(tx: Database, services: Services, checking: CheckingIn): Promise<CheckedInTicket> {
  const { division, by, at, via, requestKey, groupSeen } = checking;
  const ground = { db: tx, sealing: services.sealing };
  const found = await find(ground, checking);
  const it = found && (await lockAppointment(ground, division, found.id));
  if (!it) throw refuse("appointment-not-found");
  const late = await assertComes(tx, services, it, checking);
  const { slot, who, group } = it;
  const { idNumber } = who;
  const { ticket, token } = await takeNumberIn(tx, services, {
    ...{ division, hall: slot.hall, queue: slot.queue, via, requestKey, at },
    ...(it.item !== undefined && { items: [it.item] }),
    ...(late && group !== undefined && groupSeen !== false && { group }),
    person: { name: who.name, phone: who.phone, ...(idNumber !== undefined && { idNumber }) },
    appointment: { id: String(it.id), startsAt: slot.startsAt },
  });
  const seen = group === undefined || groupSeen === undefined ? {} : { groupSeen };
  const arrival = { late, ticket: ticket.id, ticketNumber: ticket.number, ...seen };
  await changeAppointment(tx, it, { action: "arrive", by, at, state: "arrived", arrival });
  const { queueName, number: ticketNumber } = ticket;
  const priority = ticket.class === "priority";
  return { appointment: it.id, late, priority, queueName, ticketNumber, token, ticket };
}

async function find(ground: Ground, { division, shown }: CheckingIn): Promise<{ id: number } | undefined> {
  return "id" in shown ? shown : await appointmentWithVoucher(ground, division, shown.voucher);
}

/** Refuses whoever may not come now; answers whether they are late. */
async function assertComes(
  tx: Database,
  services: Services,
  it: Appointment,
  { hall, at }: CheckingIn,
): Promise<boolean> {
  if (it.state === "arrived") throw refuse("appointment-arrived", { number: it.ticketNumber ?? "" });
  if (it.state !== "booked") throw refuse("appointment-ended");
  const { slot, division } = it;
  const rules = await queueRulesOf(services, tx, { division, hall: slot.hall });
  const arrival = arrivalOf(slot, at, rules.appointment);
  if (arrival === "another-day") throw refuse("appointment-other-day", { when: slotWords(slot) });
  if (hall !== undefined && hall !== slot.hall)
    throw refuse("appointment-other-hall", { hall: (await placeNames(tx, slot)).hall });
  if (arrival === "too-early")
    throw refuse("appointment-early", { when: timeWords(checkInFrom(slot, rules.appointment)) });
  return arrival === "void";
}
