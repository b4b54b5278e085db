import assert from "node:assert/strict";
import { test } from "node:test";
import type { EditableQueues } from "#contract/queue-settings.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  act,
  book,
  booked,
  bookingHall,
  codeOf,
  freeSlots,
  mine,
  monday,
  onePlace,
  slotAt,
  slotsOn,
  tuesday,
} from "../appointments.fixture.ts";
import { sweepAppointments } from "../index.ts";

test("R12.2 booked, moved, cancelled: the calendar file follows with its sequence", async (t) => {
  const hall = await bookingHall(t);
  const who = await hall.resident();
  const days = (await freeSlots(hall)).days;
  assert.equal(days.find(({ day }) => day === "2026-11-21")?.state, "holiday", "Saturday");
  const it = await booked(who, await slotAt(hall, monday));
  assert.match(it.voucher, /^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  assert.deepEqual([it.mayMove, it.mayCancel, it.mayCheckIn], [true, true, false]);
  const file = async () => {
    const answer = await who.get(`/api/appointments/${it.id}/calendar.ics`);
    assert.match(String(answer.headers["content-type"]), /^text\/calendar/);
    return answer.body;
  };
  assert.match(await file(), /\r\nSEQUENCE:0\r\n/);
  const moved = await act(who, it, "move", { slot: await slotAt(hall, tuesday) });
  assert.equal(moved.statusCode, 200, moved.body);
  assert.match(await file(), /DTSTART:20261124/);
  assert.match(await file(), /\r\nSEQUENCE:1\r\n/);
  const cancelled = await act(who, moved.json(), "cancel");
  assert.equal(cancelled.json().state, "cancelled");
  const last = await file();
  assert.match(last, /METHOD:CANCEL/);
  assert.match(last, /\r\nSEQUENCE:2\r\n/);
  assert.deepEqual((await mine(who)).coming, []);
});

test("R12.2 two open bookings a person, also when asked for at once; one place in a slot", async (t) => {
  const hall = await bookingHall(t);
  const who = await hall.resident();
  const slots = await slotsOn(hall, monday);
  const answers = await Promise.all(slots.slice(0, 5).map(({ id }) => book(who, id)));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [201, 201, 409, 409, 409]);
  assert.equal((await mine(who)).coming.length, 2);
  const [first] = (await mine(who)).coming;
  await act(who, first!, "cancel");
  const other = (await mine(who)).coming[0]!;
  const again = await book(who, slots.find(({ startsAt }) => startsAt === other.startsAt)!.id);
  assert.equal(codeOf(again), "appointment-twice");
});

test("the same request twice is one booking; another's appointment is not there", async (t) => {
  const hall = await bookingHall(t);
  const who = await hall.resident();
  const requestKey = newKey();
  const slot = await slotAt(hall, monday);
  const [one, two] = await Promise.all([book(who, slot, { requestKey }), book(who, slot, { requestKey })]);
  assert.equal(one.json().id, two.json().id);
  assert.equal((await mine(who)).coming.length, 1);
  const stranger = await hall.resident("13900000002");
  assert.equal((await stranger.get(`/api/appointments/${one.json().id}`)).statusCode, 404);
  assert.equal((await act(stranger, one.json(), "cancel")).statusCode, 404);
});

test("a place is kept while one types, and comes free when its time has passed", async (t) => {
  const hall = await bookingHall(t);
  const [who, other] = [await hall.resident(), await hall.resident("13900000002")];
  const slot = await slotAt(hall, monday);
  await onePlace(hall, slot);
  const hold = await who.post("/api/appointments/holds", { requestKey: newKey(), slot });
  assert.equal(hold.statusCode, 201, hold.body);
  assert.equal(codeOf(await book(other, slot)), "appointment-full");
  hall.clock.forward(11);
  const late = await book(who, slot, { hold: hold.json().hold });
  assert.equal(codeOf(late), "appointment-hold-over");
  assert.equal((await slotsOn(hall, monday))[0]?.free, 1, "shown as free without anything having run");
  await booked(other, slot);
  const next = await who.post("/api/appointments/holds", { requestKey: newKey(), slot });
  assert.equal(codeOf(next), "appointment-full");
});

test("R12.2 a cancelled place reopens after a random while, so that nobody can hand it on", async (t) => {
  const hall = await bookingHall(t);
  const [who, other] = [await hall.resident(), await hall.resident("13900000002")];
  const slot = await slotAt(hall, monday);
  await onePlace(hall, slot);
  const it = await booked(who, slot);
  await act(who, it, "cancel");
  assert.equal(codeOf(await book(other, slot)), "appointment-full", "not at once");
  hall.clock.forward(61);
  await booked(await hall.resident("13900000002"), slot);
});

test("the waiting list: offered to whoever waits longest, kept for an hour, then to the next", async (t) => {
  const hall = await bookingHall(t);
  const who = await hall.resident();
  let [first, second] = [await hall.resident("13900000002"), await hall.resident("13900000003")];
  const slot = await slotAt(hall, monday);
  await onePlace(hall, slot);
  const it = await booked(who, slot);
  const wait = (person: typeof hall.visitor) =>
    person.post("/api/appointments/waiting", {
      ...{
        requestKey: newKey(),
        hall: "changning",
        queue: hall.queue,
        from: monday,
        to: monday,
        name: "何秋月",
      },
    });
  assert.equal((await wait(first)).statusCode, 201);
  assert.equal((await wait(second)).statusCode, 201);
  assert.equal(codeOf(await wait(first)), "appointment-waiting-once");
  await act(who, it, "cancel");
  hall.clock.forward(61);
  await sweepAppointments(hall.services, hall.services.now());
  [first, second] = [await hall.resident("13900000002"), await hall.resident("13900000003")];
  const [offered] = (await mine(first)).waiting;
  assert.equal(offered?.offer?.slot, slot);
  assert.equal((await mine(second)).waiting[0]?.offer, undefined);
  assert.equal(codeOf(await book(second, slot)), "appointment-full", "kept for the first");
  hall.clock.forward(61);
  await sweepAppointments(hall.services, hall.services.now());
  [first, second] = [await hall.resident("13900000002"), await hall.resident("13900000003")];
  assert.deepEqual((await mine(first)).waiting, []);
  const [next] = (await mine(second)).waiting;
  const taken = await second.post(`/api/appointments/waiting/${next?.id}/accept`, { requestKey: newKey() });
  assert.equal(taken.statusCode, 200, taken.body);
  assert.equal(taken.json().coming[0].startsAt, it.startsAt);
  assert.deepEqual(taken.json().waiting, []);
});

test("R12.2 three no-shows suspend for 30 days; staff may still book, priority groups are exempt", async (t) => {
  const hall = await bookingHall(t);
  const both = async () => [await hall.resident(), await hall.resident("13900000002")] as const;
  for (const day of [monday, tuesday, "2026-11-25"]) {
    const [who, elder] = await both();
    const slot = await slotAt(hall, day);
    await booked(who, slot);
    await booked(elder, slot, { group: "senior" });
    hall.clock.now = `${day}T16:30:00.000Z`;
    await sweepAppointments(hall.services, hall.services.now());
  }
  const [who, elder] = await both();
  const list = await mine(who);
  assert.deepEqual(
    list.past.map(({ state }) => state),
    ["missed", "missed", "missed"],
  );
  assert.equal(list.suspendedUntil, "2026-12-25");
  const slot = await slotAt(hall, "2026-11-27");
  const refused = await book(who, slot);
  assert.equal(codeOf(refused), "appointment-suspended");
  assert.match(refused.json().message, /2026-12-25/);
  await booked(elder, slot, { group: "senior" });
  const clerk = await hall.staff("clerk", { reach: "all-organs" });
  const body = { requestKey: newKey(), slot, via: "phone", name: "郭小明", phone: "13900000001" };
  assert.equal((await clerk.post("/api/staff/appointments", body)).statusCode, 201);
});

test("R12.2 a queue somebody has an appointment at is not closed; one that is closed takes no more", async (t) => {
  const hall = await bookingHall(t);
  const admin = await hall.staff("system-admin");
  const who = await hall.resident();
  const slot = await slotAt(hall, monday);
  const it = await booked(who, slot);
  const path = "/api/staff/halls/changning/queues";
  const { queues } = (await admin.get(path)).json() as EditableQueues;
  const { id, standing: _, ...queue } = queues.find((one) => one.id === hall.queue)!;
  const close = () => admin.put(`${path}/${id}`, { requestKey: newKey(), ...queue, open: false });
  assert.equal(codeOf(await close()), "queue-promised");
  assert.equal((await act(who, it, "cancel")).statusCode, 200);
  assert.equal((await close()).statusCode, 200);
  assert.equal(codeOf(await book(await hall.resident(), slot)), "appointment-full");
});
