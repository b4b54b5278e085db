/** Moving and cancelling, by whoever booked or by the hall; taking the time the hall proposes. */
import { mayCancel, mayMove, reopensAt } from "#server/kernel/appointments/booking.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Appointment } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { type By, changeAppointment, lockAppointment, readAppointment } from "../appointment-store.ts";
import { readSlot } from "../slots/slot-store.ts";
import { slotWords, tellBooker } from "../told.ts";
import { assertMayBook, type Ground, placeFor, slotFor } from "./book.ts";
import { coolHold, insertHold, takeHold } from "./hold-store.ts";
import { hasPlaceIn } from "./person-store.ts";

export interface Acting {
  by: By;
  at: Instant;
  byStaff: boolean;
  /** From 0 to below 1: when the place that is left opens again; absent: drawn. */
  chance?: number;
}

/** The appointment under the hands of the caller; refused when it has moved on meanwhile. */
export async function locked(
  tx: Database,
  services: Ground,
  key: { division: string; id: number; version: number },
): Promise<Appointment> {
  const found = await lockAppointment({ db: tx, sealing: services.sealing }, key.division, key.id);
  if (!found) throw refuse("appointment-not-found");
  if (found.version !== key.version) throw refuse("appointment-changed");
  return found;
}

/**
 * Leaves the place. One that anybody could have had opens again after a random while, so that it cannot be handed on
 * to somebody who waits at the keyboard (R12.2 [A]). The slot itself is not touched here: two people who change places
 * with each other would each wait for the other's (ZMS 1201).
 */
async function vacate(
  tx: Database,
  services: Ground,
  it: Appointment,
  at: Instant,
  chance = Math.random(),
): Promise<void> {
  const { division, slot, share } = it;
  const atOnce = share === "internal" || slot.closedBecause !== undefined || slot.startsAt <= at;
  const endsAt = atOnce ? at : reopensAt(at, appointmentRulesOf(services).reopenMinutes, chance);
  await insertHold(tx, { division, slot: slot.id, share, kind: "cooling", endsAt });
  if (it.proposal) await coolHold(tx, { division, id: it.proposal.hold }, at);
}

/** Takes another slot in place of this one. */
export async function move(
  tx: Database,
  services: Ground,
  it: Appointment,
  to: { slot: number; hold?: number | undefined; reason?: string },
  { by, at, byStaff }: Acting,
): Promise<Appointment> {
  const { division, person, group } = it;
  if (!mayMove(it.state, it.slot, at) && !(byStaff && it.state === "booked"))
    throw refuse("appointment-fixed");
  if (to.slot === it.slot.id) throw refuse("appointment-same-slot", { field: "slot" });
  const slot = await slotFor(tx, division, to.slot);
  const booker = { division, person, group, byStaff };
  await assertMayBook(tx, services, booker, slot, at, 1);
  if (await hasPlaceIn(tx, it, slot.id)) throw refuse("appointment-twice", { field: "slot" });
  const share = await placeFor(tx, services, { booker, slot, hold: to.hold, at });
  await vacate(tx, services, it, at);
  const { reason } = to;
  const change = { action: "move", by, at, state: "booked" as const, slot: slot.id, share };
  await changeAppointment(tx, it, { ...change, ...(reason !== undefined && { reason }) });
  return await told(tx, services, it, {
    what: "appointment-moved",
    at,
    more: { before: slotWords(it.slot) },
  });
}

/** Given up by whoever booked. */
export async function cancel(
  tx: Database,
  services: Ground,
  it: Appointment,
  { by, at, chance }: Acting,
): Promise<Appointment> {
  if (!mayCancel(it.state, it.slot, at)) throw refuse("appointment-fixed");
  await vacate(tx, services, it, at, chance);
  await changeAppointment(tx, it, { action: "cancel", by, at, state: "cancelled" });
  return await told(tx, services, it, { what: "appointment-cancelled", at });
}

/** Given up by the hall, with the reason it tells. */
export async function callOff(
  tx: Database,
  services: Ground,
  it: Appointment,
  { by, at, reason }: { by: By; at: Instant; reason: string },
): Promise<Appointment> {
  if (it.state !== "booked" && it.state !== "displaced") throw refuse("appointment-fixed");
  await vacate(tx, services, it, at);
  await changeAppointment(tx, it, { action: "call-off", by, at, state: "called-off", reason });
  return await told(tx, services, it, { what: "appointment-called-off", at, more: { reason } });
}

/** The time the hall proposed is taken; it was kept since. */
export async function acceptProposal(
  tx: Database,
  services: Ground,
  it: Appointment,
  { by, at }: Acting,
): Promise<Appointment> {
  const { division, proposal, person } = it;
  if (it.state !== "displaced" || !proposal) throw refuse("appointment-offer-over");
  const kept = await takeHold(tx, { division, id: proposal.hold }, { kind: "proposal", person, at });
  const slot = await readSlot(tx, division, proposal.slot);
  if (!kept || !slot || slot.closedBecause !== undefined) throw refuse("appointment-offer-over");
  await vacate(tx, services, it, at);
  const to = { slot: kept.slot, share: kept.share };
  await changeAppointment(tx, it, { action: "accept", by, at, state: "booked", ...to });
  return await told(tx, services, it, {
    what: "appointment-moved",
    at,
    more: { before: slotWords(it.slot) },
  });
}

/** The appointment as it is now, its booker told. */
async function told(
  tx: Database,
  services: Ground,
  { division, id }: Appointment,
  what: Parameters<typeof tellBooker>[3],
): Promise<Appointment> {
  const now = (await readAppointment({ db: tx, sealing: services.sealing }, division, id))!;
  await tellBooker(tx, services, now, what);
  return now;
}
