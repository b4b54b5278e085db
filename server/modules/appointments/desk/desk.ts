/** What the desk sees of a hall's day: who comes when, the slots with their places, what was closed. */
import type { DeskAppointment, DeskDay, DeskQueue, DeskSlot, PlanViews } from "#contract/appointment-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { arrivalOf } from "#server/kernel/appointments/booking.ts";
import { dayKind } from "#server/kernel/appointments/slot-plan.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { queueRulesOf } from "#server/modules/queue/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment, Slot } from "../appointment.ts";
import { appointmentsOfDay } from "../appointment-lists.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { keptOf } from "../booking/hold-store.ts";
import { type HallQueues, hallsWithQueues } from "../service-queues.ts";
import { overridesOf, plansOf } from "../slots/plan-store.ts";
import { slotsBetween } from "../slots/slot-store.ts";
import { officialDays } from "../slots/slots.ts";
import { countWaiting } from "../waiting/wait-store.ts";

/** The hall that was asked for, or the first, of those one's posts reach. */
async function hallOf(services: Services, actor: StaffActor, asked: string | undefined) {
  const { division } = actor;
  const all = await hallsWithQueues(services.db, division);
  const halls = all.filter(({ id }) => can(actor, "appointment.read", { division, hall: id }));
  const hall = asked === undefined ? halls[0] : halls.find(({ id }) => id === asked);
  if (!hall) throw refuse("appointment-queue-unknown", { field: "hall" });
  return { halls, hall };
}

export async function deskDay(
  services: Services,
  { actor, at }: StaffCall,
  asked: { hall?: string | undefined; day?: Day | undefined },
): Promise<DeskDay> {
  const { db } = services;
  const { division } = actor;
  const { halls, hall } = await hallOf(services, actor, asked.hall);
  const day = asked.day ?? shanghaiDay(at);
  const key = { division, hall: hall.id };
  const slots = await slotsBetween(db, key, { from: day, to: day });
  const overrides = await overridesOf(db, key, { from: day, to: day });
  const names = new Map(hall.queues.map(({ id, name }) => [id, name]));
  const list = await appointmentsOfDay(services, { ...key, day });
  const { appointment: rules } = await queueRulesOf(services, db, key);
  return {
    ...{ hall: hall.id, day, dayKind: dayKind(await officialDays(services), day) },
    halls: halls.map(({ id, name }) => ({ id, name })),
    appointments: await Promise.all(
      list.map((it) =>
        deskAppointment(services, it, {
          hallName: hall.name,
          queueName: names.get(it.slot.queue) ?? it.slot.queue,
          mayCheckIn: it.state === "booked" && ["on-time", "void"].includes(arrivalOf(it.slot, at, rules)),
        }),
      ),
    ),
    queues: await deskQueues(services, division, hall, slots, at),
    closures: overrides.map(({ id, queue, hours, reason }) => ({
      ...{ id, day, open: hours !== undefined, reason },
      ...(queue !== null && { queue, queueName: names.get(queue) ?? queue }),
    })),
    mayPlan: can(actor, "appointment.plan", key),
    mayKeep: can(actor, "appointment.keep", key),
  };
}

async function deskQueues(
  services: Services,
  division: string,
  hall: HallQueues,
  slots: readonly Slot[],
  at: Instant,
): Promise<DeskQueue[]> {
  const { db } = services;
  const ids = slots.map(({ id }) => id);
  const kept = await keptOf(db, division, ids, at);
  return await Promise.all(
    hall.queues.map(async ({ id: queue, name }) => ({
      ...{ queue, name, waiting: await countWaiting(db, { division, hall: hall.id, queue }) },
      slots: slots
        .filter((slot) => slot.queue === queue && slot.publicCapacity + slot.internalCapacity > 0)
        .map((slot) => deskSlot(slot, kept.get(slot.id)?.kept ?? 0)),
    })),
  );
}

function deskSlot({ id, startsAt, endsAt, closedBecause, ...places }: Slot, kept: number): DeskSlot {
  const { publicCapacity, internalCapacity, publicUsed, internalUsed } = places;
  const numbers = { publicCapacity, internalCapacity, publicUsed, internalUsed };
  return { id, startsAt, endsAt, ...numbers, kept, closed: closedBecause !== undefined };
}

/** A line of the list: the person masked (R13.5). */
export async function deskAppointment(
  services: Services,
  it: Appointment,
  around: { hallName: string; queueName: string; mayCheckIn: boolean },
): Promise<DeskAppointment> {
  const { slot, who, item, reason } = it;
  const group = await groupOf(services, it);
  const itemName = item === undefined ? undefined : await nameOfItem(services, it.division, item);
  return {
    ...{ id: it.id, version: it.version, state: it.state, share: it.share, via: it.via, late: it.late },
    ...{ hall: slot.hall, queue: slot.queue, startsAt: slot.startsAt, endsAt: slot.endsAt, ...around },
    ...{ name: maskName(who.name), phone: maskPhone(who.phone) },
    ...(who.enterpriseName !== undefined && { enterpriseName: who.enterpriseName }),
    ...(itemName !== undefined && { itemName }),
    ...(group !== undefined && { group }),
    ...(it.ticketNumber !== undefined && { ticketNumber: it.ticketNumber }),
    ...(reason !== undefined && { reason }),
  };
}

/** What people call the priority group, and what proves it (R12.1). */
async function groupOf(
  services: Services,
  { division, slot, group, groupSeen }: Appointment,
): Promise<DeskAppointment["group"]> {
  if (group === undefined) return undefined;
  const { groups } = await queueRulesOf(services, services.db, { division, hall: slot.hall });
  const known = groups.find(({ id }) => id === group) ?? { name: group, proof: "有效证件" };
  const { name, proof } = known;
  return { name, proof, ...(groupSeen !== undefined && { seen: groupSeen }) };
}

/** The plans of a hall's queues; version 0 where the data folder's stands. */
export async function planViews(
  services: Services,
  { actor }: StaffCall,
  asked: string | undefined,
): Promise<PlanViews> {
  const { division } = actor;
  const rules = appointmentRulesOf(services);
  const { hall } = await hallOf(services, actor, asked);
  const own = await plansOf(services.db, { division, hall: hall.id });
  const plans = hall.queues.map(({ id: queue, name }) => {
    const { plan, version } = own.get(queue) ?? { plan: rules.plan, version: 0 };
    return { hall: hall.id, queue, name, version, plan };
  });
  return { plans, slotMinutes: rules.slotMinutes };
}
