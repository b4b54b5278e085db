/** Appointments and their steps in the database. */
import type { Selectable } from "kysely";
import type { AppointmentState, AppointmentVia, Share } from "#contract/appointment.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Appointment as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import {
  type Appointment,
  appointmentOf,
  type Person,
  type Slot,
  sealedContent,
  voucherIndex,
} from "./appointment.ts";
import { readSlots } from "./slots/slot-store.ts";

/** What is opened with. */
export interface Ground {
  db: Database;
  sealing: Sealing;
}

/** Who did a step. */
export interface By {
  kind: "resident" | "staff" | "device" | "connected" | "system";
  id?: string;
}

export interface NewBooking {
  slot: Slot;
  share: Share;
  person: string;
  who: Person;
  voucher: string;
  via: AppointmentVia;
  resident?: string | undefined;
  enterprise?: string | undefined;
  item?: string | undefined;
  group?: string | undefined;
  by: By;
  at: Instant;
}

/** The appointment and its first step. Undefined when the person has a place in this slot already. */
export async function insertAppointment(
  { db, sealing }: Ground,
  booking: NewBooking,
): Promise<Appointment | undefined> {
  const { slot, by, at } = booking;
  const row = await db
    .with("made", (to) => appointmentInto(to, sealing, booking))
    .with("step", (to) =>
      to
        .insertInto("appointment_step")
        .columns(["division", "appointment", "seq", "at", "action", "slot", "state", "by_kind", "by_id"])
        .expression((from) =>
          from
            .selectFrom("made")
            .select((is) => [
              ...(["division", "id"] as const),
              ...[is.val(0).as("seq"), is.val(at).as("at"), is.val("book").as("action")],
              ...(["slot", "state"] as const),
              ...[is.val(by.kind).as("by_kind"), is.val(by.id ?? null).as("by_id")],
            ]),
        ),
    )
    .selectFrom("made")
    .selectAll()
    .executeTakeFirst();
  return row && appointmentOf(row, slot, sealing);
}

function appointmentInto(db: Pick<Database, "insertInto">, sealing: Sealing, booking: NewBooking) {
  const { slot, share, person, via, by, at } = booking;
  const { division } = slot;
  return db
    .insertInto("appointment")
    .values({
      ...{ division, slot: slot.id, share, person, via, state: "booked", booked_at: at, changed_at: at },
      ...sealedContent(sealing, division, booking),
      ...{ resident: booking.resident ?? null, enterprise: booking.enterprise ?? null },
      ...{ item: booking.item ?? null, priority_group: booking.group ?? null },
      booked_by: via === "portal" ? null : (by.id ?? null),
    })
    .onConflict((same) =>
      same
        .columns(["division", "slot", "person"])
        .where("state", "in", ["booked", "displaced", "arrived", "missed"])
        .doNothing(),
    )
    .returningAll();
}

interface Step {
  seq: number;
  at: Instant;
  action: string;
  by: By;
  slot: number;
  state: AppointmentState;
  reason?: string | undefined;
}

async function insertStep(
  tx: Database,
  { division, id }: { division: string; id: number },
  { by, reason, ...step }: Step,
): Promise<void> {
  const row = { division, appointment: id, ...step, by_kind: by.kind };
  await tx
    .insertInto("appointment_step")
    .values({ ...row, by_id: by.id ?? null, reason: reason ?? null })
    .execute();
}

export interface Change {
  action: string;
  by: By;
  at: Instant;
  state: AppointmentState;
  slot?: number;
  share?: Share;
  proposal?: { slot: number; hold: number };
  arrival?: { late: boolean; ticket: number; ticketNumber: string; groupSeen?: boolean };
  reason?: string;
}

/** Changes an appointment that the caller has locked, and writes down who did it. */
export async function changeAppointment(
  tx: Database,
  appointment: Appointment,
  change: Change,
): Promise<void> {
  const { division, id, version, sequence } = appointment;
  const { at, state, slot = appointment.slot.id, share = appointment.share, proposal, arrival } = change;
  // Calendars of phones follow what moves or ends; coming is no change to them.
  const inCalendar = state !== "arrived" && state !== "missed";
  await tx
    .updateTable("appointment")
    .set({
      ...{
        state,
        slot,
        share,
        version: version + 1,
        sequence: sequence + (inCalendar ? 1 : 0),
        changed_at: at,
      },
      ...{ proposed_slot: proposal?.slot ?? null, proposed_hold: proposal?.hold ?? null },
      ...(change.reason !== undefined && { reason: change.reason }),
      ...(arrival && {
        ...{ arrived_at: at, late: arrival.late },
        ...{ ticket: arrival.ticket, ticket_number: arrival.ticketNumber },
        ...(arrival.groupSeen !== undefined && { group_seen: arrival.groupSeen }),
      }),
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
  const { action, by, reason } = change;
  await insertStep(tx, appointment, { seq: version, at, action, by, slot, state, reason });
}

/** Rows opened, with their slots. */
export async function opened(
  { db, sealing }: Ground,
  rows: readonly Selectable<Row>[],
): Promise<Appointment[]> {
  const [first] = rows;
  if (!first) return [];
  const slots = await readSlots(
    db,
    first.division,
    rows.map(({ slot }) => slot),
  );
  return rows.map((row) => appointmentOf(row, slots.get(row.slot)!, sealing));
}

export async function readAppointment(
  ground: Ground,
  division: string,
  id: number,
): Promise<Appointment | undefined> {
  const query = ground.db.selectFrom("appointment").selectAll().where("division", "=", division);
  return (await opened(ground, await query.where("id", "=", id).execute()))[0];
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockAppointment(
  ground: Ground,
  division: string,
  id: number,
): Promise<Appointment | undefined> {
  const query = ground.db.selectFrom("appointment").selectAll().where("division", "=", division);
  return (await opened(ground, await query.where("id", "=", id).forUpdate().execute()))[0];
}

export async function appointmentWithVoucher(
  ground: Ground,
  division: string,
  voucher: string,
): Promise<Appointment | undefined> {
  const query = ground.db.selectFrom("appointment").selectAll().where("division", "=", division);
  const found = query.where("voucher_index", "=", voucherIndex(ground.sealing, voucher));
  return (await opened(ground, await found.execute()))[0];
}
