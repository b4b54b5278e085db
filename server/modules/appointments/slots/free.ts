/** What can be booked: queues with their next free time, days with their slots. */
import type { BookableDay, BookableQueue, BookableQueues, QueueSlots } from "#contract/appointment.ts";
import { lastBookableDay } from "#server/kernel/appointments/booking.ts";
import { dayKind } from "#server/kernel/appointments/slot-plan.ts";
import { type Day, type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { queueFor } from "#server/modules/queue/index.ts";
import { Refusal } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Slot } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { keptOf } from "../booking/hold-store.ts";
import { type HallQueues, hallsWithQueues, queueAt } from "../service-queues.ts";
import { countWaiting } from "../waiting/wait-store.ts";
import { overridesOf } from "./plan-store.ts";
import { slotsBetween } from "./slot-store.ts";
import { daysFrom, officialDays, overrideOf } from "./slots.ts";

/** A slot with the places anybody may take now. */
interface Free {
  slot: Slot;
  free: number;
}

/** Queues that can be booked, or those that serve a matter, each with its next free time. */
export async function bookableQueues(
  services: Services,
  division: string,
  { item, at }: { item?: string | undefined; at: Instant },
): Promise<BookableQueues> {
  const queues: BookableQueue[] = [];
  for (const hall of await hallsWithQueues(services.db, division)) {
    const asked = item === undefined ? hall.queues : await serving(services, division, hall, item);
    const free = Map.groupBy(
      (await freeOf(services, { division, hall: hall.id }, at)).filter((one) => one.free > 0),
      ({ slot }) => slot.queue,
    );
    for (const { id, name, zone } of asked) {
      const next = free.get(id)?.[0]?.slot;
      queues.push({
        ...{ hall: hall.id, hallName: hall.name, queue: id, name, ...(zone !== undefined && { zone }) },
        ...(next && { next: { slot: next.id, startsAt: next.startsAt, endsAt: next.endsAt } }),
      });
    }
  }
  return { ...(item !== undefined && { item }), queues };
}

/** The queue of a hall that serves the matter; none where the hall does not. */
async function serving(services: Services, division: string, hall: HallQueues, item: string) {
  try {
    return [await queueFor(services, hall.queues, { division, items: [item] })];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The slots that can be booked from now through the horizon, in order, with what is free. */
export async function freeOf(
  services: Services,
  where: { division: string; hall: string; queue?: string },
  at: Instant,
): Promise<Free[]> {
  const rules = appointmentRulesOf(services);
  const days = { from: shanghaiDay(at), to: lastBookableDay(at, rules) };
  const slots = await slotsBetween(services.db, where, days);
  const kept = await keptOf(
    services.db,
    where.division,
    slots.map(({ id }) => id),
    at,
  );
  const soonest = instantOf(msOf(at) + rules.noticeMinutes * 60_000);
  return slots
    .filter((slot) => slot.startsAt >= soonest && slot.publicCapacity > 0)
    .map((slot) => {
      const left = slot.publicCapacity - slot.publicUsed + (kept.get(slot.id)?.ended ?? 0);
      return { slot, free: slot.closedBecause === undefined ? left : 0 };
    });
}

/** The days of a queue through the horizon, with their slots, or why there are none. */
export async function queueSlots(
  services: Services,
  key: { division: string; hall: string; queue: string },
  at: Instant,
): Promise<QueueSlots> {
  const { db } = services;
  const rules = appointmentRulesOf(services);
  const { place, queue } = await queueAt(db, key);
  const free = Map.groupBy(await freeOf(services, key, at), ({ slot }) => slot.day);
  const span = { from: shanghaiDay(at), to: lastBookableDay(at, rules) };
  const official = await officialDays(services);
  const overrides = await overridesOf(db, key, span);
  const days = daysFrom(span.from, span.to).map((day) => {
    const override = overrideOf(overrides, day, key.queue);
    const why = override ? (override.hours ? "unplanned" : "closed") : reasonOf(dayKind(official, day));
    return bookableDay(day, free.get(day) ?? [], why);
  });
  return {
    ...{ hall: key.hall, hallName: place.name, queue: key.queue, name: queue.name, days },
    waitingOpen: (await countWaiting(db, key)) < rules.waiting.perQueue,
  };
}

function reasonOf(kind: ReturnType<typeof dayKind>): BookableDay["state"] {
  if (kind === "unknown") return "unknown";
  return kind === "holiday" || kind === "weekend" ? "holiday" : "unplanned";
}

function bookableDay(day: Day, slots: readonly Free[], why: BookableDay["state"]): BookableDay {
  const open = slots.filter(({ free, slot }) => free > 0 || slot.closedBecause === undefined);
  if (open.length === 0) return { day, state: slots.length > 0 ? "closed" : why, slots: [] };
  return {
    day,
    state: open.some(({ free }) => free > 0) ? "open" : "full",
    slots: open.map(({ slot: { id, startsAt, endsAt }, free }) => ({ id, startsAt, endsAt, free })),
  };
}
