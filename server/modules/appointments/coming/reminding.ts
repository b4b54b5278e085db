/**
 * The day before, whoever comes is reminded once (R12.2 [A]): of the appointment as it is then, so that one moved to
 * another day is reminded of that day. Who refuses invitations by SMS has it in their inbox alone.
 */
import { addDays, type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { lockAppointment } from "../appointment-store.ts";
import { tellBooker, timeWords } from "../told.ts";
import { toRemind } from "../upkeep/sweep-store.ts";

/** Done again, it reminds nobody twice. */
export async function remindOfTomorrow(services: Services, at: Instant): Promise<void> {
  const { db, sealing, config } = services;
  const { division } = config;
  const { reminder } = appointmentRulesOf(services);
  if (timeWords(at) < reminder.from) return;
  const day = addDays(shanghaiDay(at), 1);
  const bookedBefore = instantOf(msOf(at) - reminder.bookedHours * 3_600_000);
  for (;;) {
    const ids = await toRemind(db, { division, day, bookedBefore });
    if (ids.length === 0) return;
    for (const id of ids)
      await db.transaction().execute(async (tx) => {
        const it = await lockAppointment({ db: tx, sealing }, division, id);
        if (!it) return;
        await tx
          .updateTable("appointment")
          .set({ reminded_for: day })
          .where("division", "=", division)
          .where("id", "=", id)
          .execute();
        if (it.state !== "booked" || it.slot.day !== day) return;
        await tellBooker(tx, services, it, { what: "appointment-reminder", at });
      });
  }
}
