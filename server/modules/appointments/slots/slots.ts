/** Slots made ahead: every queue's days up to the horizon, and again whenever its plan or a day changes. */

import { engineOf } from "#server/cases/index.ts";
import { lastBookableDay } from "#server/kernel/appointments/booking.ts";
import { dayKind, type OfficialDays, slotsOf } from "#server/kernel/appointments/slot-plan.ts";
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { hallsWithQueues } from "../service-queues.ts";
import { type KeptOverride, overridesOf, plansOf } from "./plan-store.ts";
import { emptySlots, type PlannedDay, writeSlots } from "./slot-store.ts";

/** The notices that are loaded. */
export async function officialDays(services: Services): Promise<OfficialDays> {
  const { timekeeper } = await engineOf(services);
  return { calendar: timekeeper.current().calendar, years: timekeeper.years() };
}

export const daysFrom = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

/** Makes what is missing, and lets capacities follow their plans. Doing it again changes nothing. */
export async function keepSlots(services: Services, at: Instant): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const rules = appointmentRulesOf(services);
  const official = await officialDays(services);
  const [from, to] = [shanghaiDay(at), lastBookableDay(at, rules)];
  for (const hall of await hallsWithQueues(db, division)) {
    const key = { division, hall: hall.id };
    const plans = await plansOf(db, key);
    const overrides = await overridesOf(db, key, { from, to });
    for (const { id: queue } of hall.queues) {
      const plan = plans.get(queue)?.plan ?? rules.plan;
      const days = daysFrom(from, to).flatMap((day): PlannedDay[] => {
        const override = overrideOf(overrides, day, queue);
        // A closed day keeps its slots: they are closed, and whoever booked is told.
        if (override && override.hours === undefined) return [];
        return [{ day, slots: slotsOf(day, dayKind(official, day), hall.hours, plan, rules, override) }];
      });
      await db.transaction().execute(async (tx) => {
        await writeSlots(tx, { ...key, queue }, days);
        await emptySlots(tx, { ...key, queue }, days);
      });
    }
  }
}

/** What stands for a queue's day: its own before the hall's. */
export function overrideOf(
  overrides: readonly KeptOverride[],
  day: Day,
  queue: string,
): KeptOverride | undefined {
  const ofDay = overrides.filter((override) => override.day === day);
  return (
    ofDay.find((override) => override.queue === queue) ?? ofDay.find((override) => override.queue === null)
  );
}
