/** What an appointment is: its row opened, its person, its voucher. Pure. */
import { randomInt } from "node:crypto";
import type { Selectable } from "kysely";
import type { AppointmentState, AppointmentVia, Share } from "#contract/appointment.ts";
import type { SlotTimes } from "#server/kernel/appointments/slot-plan.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Appointment as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

export interface Slot extends SlotTimes {
  division: string;
  id: number;
  hall: string;
  queue: string;
  day: string;
  publicCapacity: number;
  internalCapacity: number;
  publicUsed: number;
  internalUsed: number;
  closedBecause?: string;
}

/** Who comes; kept sealed. */
export interface Person {
  name: string;
  phone: string;
  idNumber?: string;
  enterpriseName?: string;
}

export interface Appointment {
  division: string;
  id: number;
  version: number;
  sequence: number;
  slot: Slot;
  share: Share;
  state: AppointmentState;
  /** Blind index of the person. */
  person: string;
  resident?: string;
  enterprise?: string;
  item?: string;
  group?: string;
  /** Whether somebody looked at what proves it. */
  groupSeen?: boolean;
  via: AppointmentVia;
  bookedBy?: string;
  who: Person;
  voucher: string;
  changedAt: Instant;
  late: boolean;
  ticketNumber?: string;
  proposal?: { slot: number; hold: number };
  reason?: string;
}

/** One person is one, by identity number where it is known, else by phone: whoever books, limits count them once. */
export function personIndex(sealing: Sealing, { idNumber, phone }: Person): string {
  return idNumber === undefined
    ? sealing.blind(phone, "appointment-phone")
    : sealing.blind(idNumber, "appointment-id");
}

/** Without letters and digits that are mistaken for each other. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** 取号凭证: 10 random characters, 50 bits; it is shown at a kiosk, so it is short enough to type. */
export function newVoucher(): string {
  return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
}

/** What somebody typed or scanned, as it was given out. */
export const tidyVoucher = (typed: string) => typed.replaceAll(/[\s-]/g, "").toUpperCase();

export const voucherIndex = (sealing: Sealing, voucher: string) =>
  sealing.blind(tidyVoucher(voucher), "appointment-voucher");

const place = (division: string, index: string) => `appointment ${division}/${index}`;

export function sealedContent(
  sealing: Sealing,
  division: string,
  { who, voucher }: { who: Person; voucher: string },
) {
  const index = voucherIndex(sealing, voucher);
  return {
    voucher_index: index,
    content: sealing.seal(JSON.stringify({ who, voucher }), place(division, index)),
  };
}

export function appointmentOf(row: Selectable<Row>, slot: Slot, sealing: Sealing): Appointment {
  const opened = sealing.open(row.content, place(row.division, row.voucher_index));
  const { who, voucher } = JSON.parse(opened) as { who: Person; voucher: string };
  return {
    ...{
      division: row.division,
      id: row.id,
      version: row.version,
      sequence: row.sequence,
      slot,
      who,
      voucher,
    },
    ...{ share: row.share as Share, state: row.state as AppointmentState, person: row.person },
    ...{ via: row.via as AppointmentVia, changedAt: row.changed_at, late: row.late },
    ...(row.resident !== null && { resident: row.resident }),
    ...(row.enterprise !== null && { enterprise: row.enterprise }),
    ...(row.item !== null && { item: row.item }),
    ...(row.priority_group !== null && { group: row.priority_group }),
    ...(row.group_seen !== null && { groupSeen: row.group_seen }),
    ...(row.booked_by !== null && { bookedBy: row.booked_by }),
    ...(row.ticket_number !== null && { ticketNumber: row.ticket_number }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.proposed_slot !== null && { proposal: { slot: row.proposed_slot, hold: row.proposed_hold! } }),
  };
}
