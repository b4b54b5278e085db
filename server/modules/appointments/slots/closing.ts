/** What the hall decides about single days and slots: closed, opened beyond the calendar, and back again. */
import type { Closed, NewOverride } from "#contract/appointment-desk.ts";
import { addDays, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { hallsWithQueues, queueAt } from "../service-queues.ts";
import { displaceAll } from "../upkeep/sweep.ts";
import { endOverride, insertOverride } from "./plan-store.ts";
import { closeSlots, readSlot, reopenSlots, slotsBetween } from "./slot-store.ts";
import { keepSlots } from "./slots.ts";

/**
 * Closes a day (or a queue's day), or opens it with hours of its own. Everybody booked in what is closed is proposed
 * another time and told; those who cannot be are called off.
 */
export async function decideDay(
  services: Services,
  call: KeyedCall & Omit<NewOverride, "requestKey">,
): Promise<Closed> {
  const { actor, at, hall, day, queue, hours, reason } = call;
  const { division } = actor;
  permit(actor, "appointment.plan", { division, hall });
  assertAhead(day, at);
  if (hours?.some(({ from, to }) => from >= to)) throw refuse("appointment-hours", { field: "to" });
  const slots = await carryOut(
    services,
    call,
    `appointment.day ${hall} ${day} ${queue ?? ""}`,
    async (tx) => {
      await assertThere(tx, division, hall, queue);
      const override = { division, hall, day, queue: queue ?? null, reason, at, staff: actor.id };
      const id = await insertOverride(tx, { ...override, ...(hours && { hours }) });
      if (id === undefined) throw refuse("appointment-override-once", { field: "day" });
      const details = { day, queue: queue ?? "", open: hours !== undefined };
      await recordAudit(tx, doneBy(call, "appointment.day", { kind: "hall", id: hall }, details));
      if (hours) return 0;
      const closing = await slotsBetween(tx, { division, hall, queue }, { from: day, to: day });
      return await closeSlots(
        tx,
        division,
        closing.map((slot) => slot.id),
        { at, reason },
      );
    },
  );
  if (hours) await keepSlots(services, at);
  return { slots, ...(await displaceAll(services, division, at)) };
}

async function assertThere(tx: Database, division: string, hall: string, queue: string | undefined) {
  if (queue !== undefined) {
    await queueAt(tx, { division, hall, queue });
    return;
  }
  const halls = await hallsWithQueues(tx, division);
  if (!halls.some(({ id }) => id === hall)) throw refuse("appointment-queue-unknown", { field: "hall" });
}

function assertAhead(day: string, at: Instant): void {
  const today = shanghaiDay(at);
  if (day < today || day > addDays(today, 366)) throw refuse("appointment-day", { field: "day" });
}

/** Takes the decision back: the day is again what calendar and plan say. Who was moved meanwhile stays moved. */
export async function undoDay(services: Services, call: KeyedCall & { id: number }): Promise<void> {
  const { actor, at, id } = call;
  const { division } = actor;
  await carryOut(services, call, `appointment.day-undo ${id}`, async (tx) => {
    const ended = await endOverride(tx, { division, id, at });
    if (!ended) throw refuse("appointment-override-not-found");
    const { hall, day, queue } = ended;
    permit(actor, "appointment.plan", { division, hall });
    await reopenSlots(tx, { division, hall, day, queue });
    await recordAudit(tx, doneBy(call, "appointment.day-undo", { kind: "hall", id: hall }, { day }));
  });
  await keepSlots(services, at);
}

/** Closes one slot; everybody booked in it is proposed another time and told. */
export async function closeSlot(
  services: Services,
  call: KeyedCall & { slot: number; reason: string },
): Promise<Closed> {
  const { actor, at, slot: id, reason } = call;
  const { division } = actor;
  const slots = await carryOut(services, call, `appointment.slot-close ${id}`, async (tx) => {
    const slot = await readSlot(tx, division, id);
    if (!slot) throw refuse("appointment-slot-unknown");
    permit(actor, "appointment.plan", slot);
    if (slot.endsAt <= at) throw refuse("appointment-over");
    const closed = await closeSlots(tx, division, [id], { at, reason });
    const { hall, day } = slot;
    await recordAudit(
      tx,
      doneBy(call, "appointment.slot-close", { kind: "slot", id: `${id}` }, { hall, day }),
    );
    return closed;
  });
  return { slots, ...(await displaceAll(services, division, at)) };
}
