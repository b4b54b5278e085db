import assert from "node:assert/strict";
import { test } from "node:test";
import { queuesOf, takeNumber } from "#server/modules/queue/index.ts";
import { approvalBureau, newKey } from "#server/testing/hall.ts";
import {
  act,
  booked,
  bookingHall,
  codeOf,
  mine,
  monday,
  slotAt,
  slotsOn,
  today,
} from "../appointments.fixture.ts";
import { sweepAppointments } from "../index.ts";

const smsOf = async (hall: Awaited<ReturnType<typeof bookingHall>>, template: string) => {
  const query = hall.services.db.selectFrom("message").select("id").where("template", "=", template);
  return (await query.execute()).length;
};

test("a closed day: everybody is told and proposed another time, kept until they answer", async (t) => {
  const hall = await bookingHall(t);
  const [who, other] = [await hall.resident(), await hall.resident("13900000002")];
  const slot = await slotAt(hall, monday);
  const it = await booked(who, slot);
  await booked(other, slot);
  const body = { requestKey: newKey(), hall: "changning", day: monday, reason: "停电检修" };
  const closed = await hall.supervisor.post("/api/staff/appointments/days", body);
  assert.equal(closed.statusCode, 200, closed.body);
  assert.deepEqual([closed.json().proposed, closed.json().calledOff], [2, 0]);
  assert.equal((await slotsOn(hall, monday)).length, 0);
  const [displaced] = (await mine(who)).coming;
  assert.equal(displaced?.state, "displaced");
  assert.equal(displaced?.reason, "停电检修");
  assert.equal(
    displaced?.proposal?.startsAt,
    it.startsAt.replace("11-23", "11-24"),
    "the same hour of the next day",
  );
  assert.equal(await smsOf(hall, "appointment-displaced"), 2);
  const accepted = await act(who, displaced!, "accept");
  assert.equal(accepted.json().state, "booked");
  assert.equal(accepted.json().startsAt, displaced?.proposal?.startsAt);
  assert.equal(accepted.json().voucher, it.voucher, "the voucher stays");
  hall.clock.forward(60 * 48 + 1);
  await sweepAppointments(hall.services, hall.services.now());
  const [unanswered] = (await mine(await hall.resident("13900000002"))).past;
  assert.equal(unanswered?.state, "called-off");
  assert.equal(unanswered?.reason, "停电检修");
});

test("a slot is closed once; the day is opened again by taking the decision back", async (t) => {
  const hall = await bookingHall(t);
  const slots = await slotsOn(hall, monday);
  const close = await hall.supervisor.post(`/api/staff/appointments/slots/${slots[0]?.id}/close`, {
    ...{ requestKey: newKey(), reason: "窗口培训" },
  });
  assert.deepEqual(close.json(), { slots: 1, proposed: 0, calledOff: 0 });
  assert.equal((await slotsOn(hall, monday)).length, slots.length - 1);
  const body = { hall: "changning", day: monday, queue: hall.queue, reason: "窗口培训" };
  const decide = () =>
    hall.supervisor.post("/api/staff/appointments/days", { requestKey: newKey(), ...body });
  assert.equal((await decide()).json().slots, slots.length - 1);
  assert.equal(codeOf(await decide()), "appointment-override-once");
  const [closure] = (await today(hall.supervisor, monday)).closures;
  const undo = await hall.supervisor.post(`/api/staff/appointments/days/${closure?.id}/undo`, {
    requestKey: newKey(),
  });
  assert.equal(undo.statusCode, 204, undo.body);
  assert.equal((await slotsOn(hall, monday)).length, slots.length);
});

test("R12.2 extended: a Saturday opened by the hall can be booked", async (t) => {
  const hall = await bookingHall(t);
  const saturday = "2026-11-28";
  assert.equal((await slotsOn(hall, saturday)).length, 0);
  const backwards = { days: [6], from: "11:00", to: "09:00" };
  const hours = [{ ...backwards, from: "09:00", to: "11:00" }];
  const body = { requestKey: newKey(), hall: "changning", day: saturday, hours, reason: "周六延时服务" };
  const wrong = { ...body, hours: [backwards] };
  assert.equal(
    codeOf(await hall.supervisor.post("/api/staff/appointments/days", wrong)),
    "appointment-hours",
  );
  assert.equal((await hall.supervisor.post("/api/staff/appointments/days", body)).statusCode, 200);
  assert.equal((await slotsOn(hall, saturday)).length, 2);
});

test("R12.2 checked in on time with the voucher at a kiosk: a number before those without an appointment", async (t) => {
  const hall = await bookingHall(t);
  const it = await booked(await hall.resident(), await slotAt(hall, monday));
  const kiosk = await hall.keyed("device");
  const show = (voucher = it.voucher) =>
    kiosk.post("/api/kiosk/appointments/check-in", { requestKey: newKey(), of: { voucher } });
  assert.equal(
    codeOf(await show()),
    "appointment-other-day",
    "tomorrow's appointment is not called today (ZMS 405)",
  );
  hall.clock.now = `${monday}T00:59:00.000Z`;
  const came = await show(it.voucher.toLowerCase());
  assert.equal(came.statusCode, 200, came.body);
  assert.equal(came.json().late, false);
  assert.match(came.json().ticket.number, /^[A-Z]+\d{3,4}$/);
  assert.equal(codeOf(await show()), "appointment-arrived");
  const ticket = await hall.services.db.selectFrom("ticket").selectAll().executeTakeFirstOrThrow();
  assert.equal(ticket.class, "appointment");
  assert.equal(ticket.due_at, it.startsAt);
  const clerk = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  const [line] = (await today(clerk, monday)).appointments;
  assert.deepEqual([line?.state, line?.name, line?.phone], ["arrived", "郭*明", "139****0001"]);
});

test("R12.2 later than 15 minutes it is void and queues as late; too early is refused with the time", async (t) => {
  const hall = await bookingHall(t);
  const who = await hall.resident();
  const [early, late] = [await slotAt(hall, monday, 4), await slotAt(hall, monday)];
  const afternoon = await booked(who, early);
  const morning = await booked(who, late);
  hall.clock.now = `${monday}T01:16:00.000Z`;
  const phone = await hall.resident();
  const come = (id: number) => phone.post(`/api/appointments/${id}/check-in`, { requestKey: newKey() });
  const came = await come(morning.id);
  assert.equal(came.statusCode, 200, came.body);
  assert.equal(came.json().late, true);
  assert.equal(came.json().token.length, 22, "opens the page of the ticket");
  assert.equal(codeOf(await come(afternoon.id)), "appointment-early");
  const ticket = await hall.services.db.selectFrom("ticket").selectAll().executeTakeFirstOrThrow();
  assert.equal(ticket.class, "late");
});

test("R12.1 the proof of a priority group is looked at when its person comes; late without it they queue as late", async (t) => {
  const hall = await bookingHall(t);
  const slot = await slotAt(hall, monday);
  const bookFor = async (phone: string) => {
    const person = { name: "谭大山", phone, via: "phone", group: "senior" };
    const made = await hall.clerk.post("/api/staff/appointments", { requestKey: newKey(), slot, ...person });
    assert.equal(made.statusCode, 201, made.body);
    return made.json();
  };
  const [proved, unproved] = [await bookFor("13900000008"), await bookFor("13900000009")];
  assert.deepEqual([proved.group.name, proved.group.seen], ["老年人", undefined]);
  hall.clock.now = `${monday}T01:20:00.000Z`;
  const clerk = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  const come = (id: number, groupSeen: boolean) =>
    clerk.post(`/api/staff/appointments/${id}/check-in`, { requestKey: newKey(), groupSeen });
  assert.equal((await come(proved.id, true)).statusCode, 200);
  assert.equal((await come(unproved.id, false)).statusCode, 200);
  const tickets = await hall.services.db.selectFrom("ticket").select("class").orderBy("id").execute();
  assert.deepEqual(
    tickets.map((one) => one.class),
    ["priority", "late"],
  );
  const lines = (await today(clerk, monday)).appointments.map(({ group }) => group?.seen);
  assert.deepEqual(lines, [true, false]);
});

test("the plan of a queue changes its free places at once and never what is booked; figures add up", async (t) => {
  const hall = await bookingHall(t);
  const it = await booked(await hall.resident(), await slotAt(hall, monday));
  const plan = { stretches: [{ days: [1, 2, 3, 4, 5], counters: 0, minutesEach: 15, internalPercent: 0 }] };
  const path = `/api/staff/appointments/plans/changning/${hall.queue}`;
  const edit = await hall.supervisor.put(path, { requestKey: newKey(), version: 0, plan });
  assert.equal(edit.statusCode, 200, edit.body);
  assert.equal(
    codeOf(await hall.supervisor.put(path, { requestKey: newKey(), version: 0, plan })),
    "appointment-plan-changed",
  );
  const free = (await slotsOn(hall, monday)).reduce((total, slot) => total + slot.free, 0);
  assert.equal(free, 0);
  assert.equal((await mine(await hall.resident())).coming[0]?.id, it.id);
  const figures = await hall.supervisor.get(
    `/api/staff/appointments/figures?hall=changning&from=${monday}&to=${monday}`,
  );
  assert.equal(figures.statusCode, 200, figures.body);
  const ofQueue = figures.json().queues.find(({ queue }: { queue: string }) => queue === hall.queue);
  assert.deepEqual([ofQueue.planned, ofQueue.booked, ofQueue.leadDays], [1, 1, 3]);
  const sum = figures
    .json()
    .queues.reduce((total: number, one: { planned: number }) => total + one.planned, 0);
  assert.equal(figures.json().total.planned, sum);
});

test("staff of another hall neither see nor change a hall's appointments", async (t) => {
  const hall = await bookingHall(t);
  const it = await booked(await hall.resident(), await slotAt(hall, monday));
  const elsewhere = await hall.staff("clerk", {
    organ: approvalBureau,
    reach: "all-organs",
    halls: ["xiling"],
  });
  assert.equal((await elsewhere.get("/api/staff/appointments?hall=changning")).statusCode, 404);
  const body = { requestKey: newKey(), version: it.version, reason: "无关的人" };
  assert.equal((await elsewhere.post(`/api/staff/appointments/${it.id}/call-off`, body)).statusCode, 403);
  assert.equal(
    (await elsewhere.post(`/api/staff/appointments/${it.id}/check-in`, { requestKey: newKey() })).statusCode,
    403,
  );
});

test("ZMS 1506: an appointment forwarded to another queue keeps its number, its class and its place", async (t) => {
  const hall = await bookingHall(t);
  const { division, services, clock } = hall;
  const it = await booked(await hall.resident(), await slotAt(hall, monday));
  clock.now = `${monday}T00:59:00.000Z`;
  const who = await hall.resident();
  const came = await who.post(`/api/appointments/${it.id}/check-in`, { requestKey: newKey() });
  assert.equal(came.statusCode, 200, came.body);
  const queues = await queuesOf(services.db, { division, hall: "changning" });
  const own = queues.find(({ id }) => id === hall.queue)!;
  const other = queues.find(
    ({ id, counters }) => id !== own.id && !counters.some((one) => own.counters.includes(one)),
  )!;
  // Somebody without an appointment waits there already, and longer.
  const walkIn = { division, hall: "changning", queue: other.id, via: "desk" as const };
  clock.now = `${monday}T00:40:00.000Z`;
  await takeNumber(services, { ...walkIn, requestKey: newKey(), at: services.now() });
  clock.now = `${monday}T01:02:00.000Z`;
  const sit = async (counter: string) => {
    const clerk = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
    await clerk.post("/api/staff/counter/open", { requestKey: newKey(), hall: "changning", counter });
    return clerk;
  };
  const next = async (clerk: Awaited<ReturnType<typeof sit>>) =>
    (await clerk.post("/api/staff/counter/next", { requestKey: newKey() })).json().ticket;
  const first = await sit(own.counters[0]!);
  const { id, number } = await next(first);
  const step = (action: string, more: object = {}) =>
    first.post(`/api/staff/tickets/${id}/${action}`, { requestKey: newKey(), ...more });
  assert.equal((await step("start")).statusCode, 200);
  const moved = await step("transfer", { queue: other.id });
  assert.equal(moved.statusCode, 200, moved.body);
  assert.deepEqual([moved.json().number, moved.json().class], [number, "appointment"]);
  assert.equal((await next(await sit(other.counters[0]!))).number, number, "before whoever came without one");
});
