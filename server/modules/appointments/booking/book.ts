/** Keeping a place while somebody types, and booking it (R12.2). */
import type { Share } from "#contract/appointment.ts";
import { bookingFault, suspendedUntil } from "#server/kernel/appointments/booking.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { queueRulesOf } from "#server/modules/queue/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Appointment, newVoucher, type Person, personIndex, type Slot } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { type By, insertAppointment } from "../appointment-store.ts";
import { type PlaceNames, placeNames } from "../service-queues.ts";
import { readSlot } from "../slots/slot-store.ts";
import { tellBooker } from "../told.ts";
import { insertHold, releaseTyping, takeHold } from "./hold-store.ts";
import { lockPerson, standingOf } from "./person-store.ts";
import { tryPlace } from "./places.ts";

export type Ground = Pick<Services, "config" | "sealing">;

/** A slot with what people call its place; neither changes, so both are read before anything is held. */
export interface SeenSlot {
  slot: Slot;
  names: PlaceNames;
}

/** Refuses a slot that there is not. */
export async function seenSlot(db: Database, division: string, id: number): Promise<SeenSlot> {
  const slot = await readSlot(db, division, id);
  if (!slot) throw refuse("appointment-slot-unknown", { field: "slot" });
  return { slot, names: await placeNames(db, slot) };
}

/** Who books for whom. */
export interface Booker {
  division: string;
  person: string;
  /** Exempt from suspension (R12.2); shown at the hall. */
  group?: string | undefined;
  byStaff: boolean;
}

export interface Booked {
  hold?: number | undefined;
  who: Person;
  resident?: string | undefined;
  enterprise?: string | undefined;
  item?: string | undefined;
  group?: string | undefined;
  via: Appointment["via"];
  by: By;
}

export async function slotFor(tx: Database, division: string, id: number): Promise<Slot> {
  const slot = await readSlot(tx, division, id);
  if (!slot) throw refuse("appointment-slot-unknown", { field: "slot" });
  if (slot.closedBecause !== undefined) throw refuse("appointment-full", { field: "slot" });
  return slot;
}

/**
 * Refuses what the person may not book now. The person is taken by the hand first, so that two requests at once cannot
 * both be the last one allowed.
 *
 * @param besides open bookings that do not count: the one that is being moved.
 */
export async function assertMayBook(
  tx: Database,
  services: Ground,
  booker: Booker,
  slot: Slot,
  at: Instant,
  besides = 0,
): Promise<void> {
  const rules = appointmentRulesOf(services);
  await lockPerson(tx, { ...booker, at });
  const { open, missed } = await standingOf(tx, booker);
  const until = booker.group === undefined ? suspendedUntil(missed, rules.noShow) : undefined;
  const booking = { slot, at, byStaff: booker.byStaff, open: open - besides, suspendedUntil: until };
  const fault = bookingFault(booking, rules);
  if (fault) throw refuse(`appointment-${fault}`, { most: rules.openPerPerson, until: until ?? "" });
}

/** Shares a booker may draw from, in their order: staff first from what is kept for their callers. */
export const sharesFor = (byStaff: boolean): Share[] => (byStaff ? ["internal", "public"] : ["public"]);

/** Keeps a place for a person who is typing; a place kept before is let go. */
export async function keepPlace(
  tx: Database,
  services: Ground,
  booker: Booker,
  slotId: number,
  at: Instant,
): Promise<{ hold: number; slot: Slot; endsAt: Instant }> {
  const slot = await slotFor(tx, booker.division, slotId);
  await assertMayBook(tx, services, booker, slot, at);
  await releaseTyping(tx, booker, at);
  const share = await tryPlace(tx, services, slot, sharesFor(booker.byStaff), at);
  if (!share) throw refuse("appointment-full", { field: "slot" });
  const { holdMinutes } = appointmentRulesOf(services);
  const endsAt = instantOf(msOf(at) + holdMinutes * 60_000);
  const { division, person } = booker;
  const hold = await insertHold(tx, { division, slot: slotId, share, kind: "typing", person, endsAt });
  return { hold, slot, endsAt };
}

/** Books, by the place that was kept or by one that is free; tells whoever it is for. */
export async function book(
  tx: Database,
  services: Ground,
  { slot, names }: SeenSlot,
  booked: Booked,
  at: Instant,
): Promise<Appointment> {
  const { sealing } = services;
  const { division } = slot;
  const person = personIndex(sealing, booked.who);
  const byStaff = booked.via === "desk" || booked.via === "phone";
  const booker = { division, person, group: booked.group, byStaff };
  if (slot.closedBecause !== undefined || !names.open) throw refuse("appointment-full", { field: "slot" });
  if (booked.group !== undefined) await assertGroup(tx, services, slot, booked.group);
  await assertMayBook(tx, services, booker, slot, at);
  const share = await placeFor(tx, services, { booker, slot, hold: booked.hold, at });
  return await putIn(tx, services, { ...booked, person, share, slot, names }, at);
}

/** R12.1: one of the hall's priority groups; its proof is asked for at the guide desk. */
async function assertGroup(tx: Database, services: Ground, slot: Slot, group: string): Promise<void> {
  const { groups } = await queueRulesOf(services, tx, slot);
  if (!groups.some(({ id }) => id === group)) throw refuse("group-unknown", { field: "group" });
}

/** The place that was kept for this person, or else a free one. */
export async function placeFor(
  tx: Database,
  services: Ground,
  { booker, slot, hold, at }: { booker: Booker; slot: Slot; hold?: number | undefined; at: Instant },
): Promise<Share> {
  const { division, person, byStaff } = booker;
  if (hold === undefined) {
    const share = await tryPlace(tx, services, slot, sharesFor(byStaff), at);
    if (!share) throw refuse("appointment-full", { field: "slot" });
    return share;
  }
  const kept = await takeHold(tx, { division, id: hold }, { kind: "typing", person, at });
  if (!kept) throw refuse("appointment-hold-over", { field: "slot" });
  if (kept.slot !== slot.id) throw refuse("appointment-hold-over", { field: "slot" });
  return kept.share;
}

/** Writes the appointment down; its place is taken already. */
export async function putIn(
  tx: Database,
  services: Ground,
  { names, ...booked }: Booked & { person: string; share: Share; slot: Slot; names?: PlaceNames },
  at: Instant,
): Promise<Appointment> {
  const ground = { db: tx, sealing: services.sealing };
  const made = await insertAppointment(ground, { ...booked, voucher: newVoucher(), at });
  if (!made) throw refuse("appointment-twice", { field: "slot" });
  await tellBooker(tx, services, made, { what: "appointment-booked", at, names });
  return made;
}
