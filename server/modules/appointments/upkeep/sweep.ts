/**
 * What follows by itself, every minute: places that were kept come free, whoever waits is offered one, whoever the hall
 * cannot receive is proposed another time, whoever did not come is noted. Each in a transaction of its own, so that a
 * closed day of hundreds is worked off whatever happens to the process, and done twice it does no harm.
 */
import { isMissed, proposalFor, suspendedUntil } from "#server/kernel/appointments/booking.ts";
import { addDays, type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment, Slot } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { changeAppointment, lockAppointment, readAppointment } from "../appointment-store.ts";
import { callOff } from "../booking/change.ts";
import { coolHold, insertHold } from "../booking/hold-store.ts";
import { hasPlaceIn, standingOf } from "../booking/person-store.ts";
import { releaseEnded } from "../booking/places.ts";
import { slotsBetween, takePlace } from "../slots/slot-store.ts";
import { momentWords, slotWords, tellBooker } from "../told.ts";
import { endWaiting, lockEndedWaiting } from "../waiting/wait-store.ts";
import { bookedBefore, inClosedSlots, withEndedProposal } from "./sweep-store.ts";

const system = { kind: "system" as const };

export async function sweepAppointments(services: Services, at: Instant): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  await db.transaction().execute((tx) => lapseOffers(tx, services, division, at));
  await db.transaction().execute((tx) => releaseEnded(tx, services, division, at));
  await displaceAll(services, division, at);
  await eachOf(services, await withEndedProposal(db, division, at), async (tx, it) => {
    if (it.state !== "displaced") return;
    await callOff(tx, services, it, { by: system, at, reason: it.reason ?? "大厅不能按时办理" });
  });
  await eachOf(services, await bookedBefore(db, division, shanghaiDay(at)), (tx, it) =>
    noteMissed(tx, services, it, at),
  );
}

/** Proposes another time to everybody booked in a closed slot; answers how many were, and how many could not be. */
export async function displaceAll(
  services: Services,
  division: string,
  at: Instant,
): Promise<{ proposed: number; calledOff: number }> {
  const count = { proposed: 0, calledOff: 0 };
  for (;;) {
    const ids = await inClosedSlots(services.db, division, at);
    if (ids.length === 0) return count;
    await eachOf(services, ids, async (tx, it) => {
      if (it.state === "booked") count[await displace(tx, services, it, at)]++;
    });
  }
}

async function eachOf(
  services: Services,
  ids: readonly number[],
  act: (tx: Database, it: Appointment) => Promise<unknown>,
): Promise<void> {
  const { db, sealing, config } = services;
  for (const id of ids) {
    await db.transaction().execute(async (tx) => {
      const it = await lockAppointment({ db: tx, sealing }, config.division, id);
      if (it) await act(tx, it);
    });
  }
}

/** The same hour of the next day that has a place is kept for them; without any, the appointment is called off. */
async function displace(
  tx: Database,
  services: Services,
  it: Appointment,
  at: Instant,
): Promise<"proposed" | "calledOff"> {
  const { division, slot, person } = it;
  const reason = slot.closedBecause ?? "大厅不能按时办理";
  const place = await proposedPlace(tx, services, it, at);
  if (!place) {
    await callOff(tx, services, it, { by: system, at, reason });
    return "calledOff";
  }
  const { proposalHours, noticeMinutes } = appointmentRulesOf(services);
  const last = msOf(place.startsAt) - noticeMinutes * 60_000;
  const endsAt = instantOf(Math.min(msOf(at) + proposalHours * 3_600_000, last));
  const held = {
    division,
    slot: place.id,
    share: "public" as const,
    kind: "proposal" as const,
    person,
    endsAt,
  };
  const proposal = { slot: place.id, hold: await insertHold(tx, held) };
  const change = { action: "displace", by: system, at, state: "displaced" as const, proposal, reason };
  await changeAppointment(tx, it, change);
  const now = (await readAppointment({ db: tx, sealing: services.sealing }, division, it.id))!;
  const more = { reason, other: slotWords(place), until: momentWords(endsAt) };
  await tellBooker(tx, services, now, { what: "appointment-displaced", at, more });
  return "proposed";
}

/** A free place of the same queue, taken; undefined when the horizon holds none. */
async function proposedPlace(
  tx: Database,
  services: Services,
  { slot, division, person }: Appointment,
  at: Instant,
): Promise<Slot | undefined> {
  const { horizonDays, noticeMinutes } = appointmentRulesOf(services);
  const today = shanghaiDay(at);
  const to = addDays(today > slot.day ? today : slot.day, horizonDays);
  const slots = await slotsBetween(tx, slot, { from: today, to });
  const soonest = instantOf(msOf(at) + (noticeMinutes + 60) * 60_000);
  let free = slots.filter(
    (one) => one.closedBecause === undefined && one.startsAt > soonest && one.publicUsed < one.publicCapacity,
  );
  for (;;) {
    const chosen = proposalFor(slot, free);
    if (!chosen) return undefined;
    if (!(await hasPlaceIn(tx, { division, person }, chosen.id)) && (await takePlace(tx, chosen, "public")))
      return chosen;
    free = free.filter(({ id }) => id !== chosen.id);
  }
}

/** Offers nobody took go to the next who waits, or to everybody; entries whose days are over end. */
async function lapseOffers(tx: Database, services: Services, division: string, at: Instant): Promise<void> {
  for (const entry of await lockEndedWaiting(tx, services.sealing, division, at)) {
    await endWaiting(tx, entry, "over");
    if (entry.offer) await coolHold(tx, { division, id: entry.offer.hold }, at);
  }
}

/** R12.2: nobody came, and the day is over; the third time suspends. */
async function noteMissed(tx: Database, services: Services, it: Appointment, at: Instant): Promise<void> {
  if (!isMissed(it.state, it.slot, at)) return;
  await changeAppointment(tx, it, { action: "miss", by: system, at, state: "missed" });
  const { noShow } = appointmentRulesOf(services);
  const { missed } = await standingOf(tx, it);
  const until = it.group === undefined ? suspendedUntil(missed, noShow) : undefined;
  const consequence =
    until !== undefined && until >= shanghaiDay(at)
      ? `${until} 之前不能网上预约，可以直接到大厅取号。`
      : "来不了时请提前取消，把时间让给别人。";
  await tellBooker(tx, services, it, { what: "appointment-missed", at, more: { consequence } });
}
