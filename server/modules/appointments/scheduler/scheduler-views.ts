/** Slots and appointments in the words of the GovStack Scheduler building block. */
import type { AppointmentState } from "#contract/appointment.ts";
import type {
  EventList,
  EventQuery,
  SchedulerAppointmentList,
  SchedulerAppointmentQuery,
  SchedulerStatus,
} from "#contract/scheduler.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { hallsWithQueues } from "../service-queues.ts";
import { freeOf } from "../slots/free.ts";

/** Slots that can be booked now or are full, in order. */
export async function eventsFor(
  services: Services,
  division: string,
  { event_id, host_entity_id, category, from, to }: EventQuery,
  at: Instant,
): Promise<EventList> {
  const { noticeMinutes } = appointmentRulesOf(services);
  const events: EventList = [];
  for (const hall of await hallsWithQueues(services.db, division)) {
    if (host_entity_id !== undefined && hall.id !== host_entity_id) continue;
    const names = new Map(hall.queues.map(({ id, name }) => [id, name]));
    const where = { division, hall: hall.id, ...(category !== undefined && { queue: category }) };
    for (const { slot, free } of await freeOf(services, where, at)) {
      const { startsAt, endsAt, queue } = slot;
      if (event_id !== undefined && event_id !== String(slot.id)) continue;
      if (
        (from !== undefined && msOf(startsAt) < msOf(from)) ||
        (to !== undefined && msOf(endsAt) > msOf(to))
      )
        continue;
      const name = names.get(queue) ?? queue;
      events.push({
        event_id: String(slot.id),
        details: {
          ...{ name, description: `${hall.name} ${name}`, category: queue, host_entity_id: hall.id },
          ...{ from: startsAt, to: endsAt, deadline: instantOf(msOf(startsAt) - noticeMinutes * 60_000) },
          ...{ subscriber_limit: String(slot.publicCapacity), free, terms: "开始前随时可以取消（R12.2）" },
          status: slot.closedBecause !== undefined ? "closed" : free > 0 ? "open" : "full",
          venue: { building: hall.name, street: hall.address, country: "中国" },
        },
      });
    }
  }
  return events;
}

const statuses: Record<AppointmentState, SchedulerStatus> = {
  booked: "confirmed",
  displaced: "rescheduling",
  arrived: "attended",
  missed: "missed",
  cancelled: "cancelled",
  "called-off": "cancelled",
};

/** Appointments as their list, as far as they fit the filter. */
export function listed(
  all: readonly Appointment[],
  { appointment_id, status, from, to }: SchedulerAppointmentQuery,
): SchedulerAppointmentList {
  return all
    .filter(
      ({ id, state, slot }) =>
        (appointment_id === undefined || appointment_id === String(id)) &&
        (status === undefined || status === statuses[state]) &&
        (from === undefined || msOf(slot.startsAt) >= msOf(from)) &&
        (to === undefined || msOf(slot.endsAt) <= msOf(to)),
    )
    .map(({ id, slot, state, who }) => ({
      appointment_id: String(id),
      details: {
        ...{ exclusive: false, event_id: String(slot.id), participant_type: "subscriber" as const },
        participant: { name: maskName(who.name), phone: maskPhone(who.phone) },
        ...{
          participant_entity_id: slot.hall,
          status_id: statuses[state],
          from: slot.startsAt,
          to: slot.endsAt,
        },
      },
    }));
}
