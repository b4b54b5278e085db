/** What people are told about their appointments, into their inbox and by SMS. */

import type { SlotTimes } from "#server/kernel/appointments/slot-plan.ts";
import { type Instant, shanghaiDay, weekday } from "#server/kernel/time/day.ts";
import { sendMessage, type Telling } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment, Slot } from "./appointment.ts";
import { type PlaceNames, placeNames } from "./service-queues.ts";
import type { Waiting } from "./waiting/wait-store.ts";

type Ground = Pick<Services, "config" | "sealing">;

/** What happened, by the template that says it. */
export type Told =
  | "appointment-booked"
  | "appointment-reminder"
  | "appointment-moved"
  | "appointment-cancelled"
  | "appointment-displaced"
  | "appointment-called-off"
  | "appointment-missed";

/** “11 月 23 日 星期一 09:00–10:00” on the county's clock. */
export function slotWords({ startsAt, endsAt }: SlotTimes): string {
  const day = shanghaiDay(startsAt);
  const [, month, date] = day.split("-").map(Number);
  return `${month} 月 ${date} 日 星期${"一二三四五六日"[weekday(day) - 1]} ${timeWords(startsAt)}–${timeWords(endsAt)}`;
}

/** “09:00” on the county's clock. */
export function timeWords(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** “11 月 23 日 09:00”. */
export function momentWords(at: Instant): string {
  const [, month, date] = shanghaiDay(at).split("-").map(Number);
  return `${month} 月 ${date} 日 ${timeWords(at)}`;
}

export interface Tidings {
  what: Told;
  at: Instant;
  more?: Record<string, string>;
  /** Where it is, if that was read before. */
  names?: PlaceNames | undefined;
}

/** Tells whoever booked; `more` is what this template needs besides place and time. */
export async function tellBooker(
  tx: Database,
  services: Ground,
  appointment: Appointment,
  { what, at, more = {}, names }: Tidings,
): Promise<void> {
  const { division, id, version, slot, who, voucher, resident } = appointment;
  const { hall, queue } = names ?? (await placeNames(tx, slot));
  const telling: Telling = {
    ...{ division, at, template: what, key: `appointment ${id} ${version} ${what}`, phone: who.phone },
    ...(resident !== undefined && { to: { kind: "resident" as const, id: resident } }),
    parameters: { id, hall, queue, when: slotWords(slot), voucher: spaced(voucher), reason: "", ...more },
  };
  await sendMessage(tx, services, telling);
}

/** A place came free for somebody on the waiting list. */
export async function tellOffer(
  tx: Database,
  services: Ground,
  waiting: Waiting,
  { slot, until, at }: { slot: Slot; until: Instant; at: Instant },
): Promise<void> {
  const { division, id, resident, who } = waiting;
  const { hall, queue } = await placeNames(tx, slot);
  await sendMessage(tx, services, {
    ...{ division, at, template: "appointment-offer", key: `appointment-wait ${id} ${slot.id} ${until}` },
    ...{ to: { kind: "resident", id: resident }, phone: who.phone },
    parameters: { hall, queue, when: slotWords(slot), until: momentWords(until) },
  });
}

/** ABCDE-FGHJK, for eyes. */
export const spaced = (voucher: string) => `${voucher.slice(0, 5)}-${voucher.slice(5)}`;
