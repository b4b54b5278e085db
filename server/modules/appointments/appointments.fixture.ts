/** A hall with slots, and the steps tests take in it. */
import assert from "node:assert/strict";
import type { MyAppointment, MyAppointments, QueueSlots } from "#contract/appointment.ts";
import type { DeskDay } from "#contract/appointment-desk.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { casework } from "../casework/index.ts";
import { queue } from "../queue/index.ts";
import { appointments } from "./index.ts";

export interface Booking extends Hall {
  clerk: Browser;
  supervisor: Browser;
  /** The queue tests book at. */
  queue: string;
}

/** Friday 2026-11-20, 09:30; the next working day is Monday. */
export async function bookingHall(t: Cleanups): Promise<Booking> {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  for (const { load } of [casework, queue, appointments]) await load?.(hall.services);
  const atBureau = { organ: approvalBureau, reach: "all-organs" as const };
  const first = await hall.services.db
    .selectFrom("appointment_slot")
    .select("queue")
    .where("hall", "=", "changning")
    .orderBy("queue")
    .executeTakeFirstOrThrow();
  return {
    ...hall,
    clerk: await hall.staff("clerk", atBureau),
    supervisor: await hall.staff("supervisor", atBureau),
    queue: first.queue,
  };
}

export const monday = "2026-11-23";
export const tuesday = "2026-11-24";

export async function freeSlots(hall: Booking): Promise<QueueSlots> {
  const answer = await hall.visitor.get(`/api/appointments/slots?hall=changning&queue=${hall.queue}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

/** The slots of a day, in order. */
export async function slotsOn(hall: Booking, day: string) {
  return (await freeSlots(hall)).days.find((one) => one.day === day)?.slots ?? [];
}

export async function slotAt(hall: Booking, day: string, index = 0): Promise<number> {
  const slot = (await slotsOn(hall, day))[index];
  assert.ok(slot, `${day} has a slot`);
  return slot.id;
}

export const book = (who: Browser, slot: number, more: object = {}) =>
  who.post("/api/appointments", { requestKey: newKey(), slot, name: "郭小明", ...more });

export async function booked(who: Browser, slot: number, more: object = {}): Promise<MyAppointment> {
  const answer = await book(who, slot, more);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}

export const act = (
  who: Browser,
  it: Pick<MyAppointment, "id" | "version">,
  action: string,
  more: object = {},
) => who.post(`/api/appointments/${it.id}/${action}`, { requestKey: newKey(), version: it.version, ...more });

export async function mine(who: Browser): Promise<MyAppointments> {
  const answer = await who.get("/api/appointments");
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

export async function today(who: Browser, day: string): Promise<DeskDay> {
  const answer = await who.get(`/api/staff/appointments?hall=changning&day=${day}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

/** Leaves one public place in the slot, and none of the internal ones. */
export async function onePlace({ services }: Hall, slot: number): Promise<void> {
  await services.db
    .updateTable("appointment_slot")
    .set({ public_capacity: 1, internal_capacity: 0 })
    .where("id", "=", slot)
    .execute();
}

export const codeOf = (answer: { json<T>(): T }) => answer.json<{ code?: string }>().code;
