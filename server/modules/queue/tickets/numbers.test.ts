import assert from "node:assert/strict";
import { test } from "node:test";
import type { HallQueues } from "#contract/queue.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  clerkAt,
  codeOf,
  hallId,
  next,
  ok,
  open,
  panelOf,
  queueHall,
  take,
  tryNext,
} from "../queue.fixture.ts";

test("numbers run without gap or duplicate, however many ask at once (The Q: count of rows)", async (t) => {
  const hall = await queueHall(t);
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(hall, "household")));
  const numbers = taken.map(({ ticket }) => ticket.number).sort();
  assert.deepEqual(
    numbers,
    Array.from({ length: 20 }, (_, i) => `U${String(i + 1).padStart(3, "0")}`),
  );
  hall.clock.forward(24 * 60);
  assert.equal((await take(hall, "household")).ticket.number, "U001", "a new day begins at one");
});

test("R12.3 what the hall says of a queue beforehand is what the next paper says; where nobody calls it, nothing", async (t) => {
  const hall = await queueHall(t);
  await clerkAt(hall, "A01");
  for (let n = 0; n < 3; n += 1) await take(hall, "enterprise-opening");
  const { queues } = ok<HallQueues>(await hall.visitor.get(`/api/halls/${hallId}/queues`));
  const of = (id: string) => queues.find((one) => one.id === id);
  assert.equal(of("household")?.estimate, undefined);
  const said = of("enterprise-opening")?.estimate;
  assert.ok(said && said.likely > 0 && said.low <= said.likely && said.likely <= said.high);
  assert.deepEqual((await take(hall, "enterprise-opening")).ticket.estimate, said);
});

test("pressed twice, one paper (ZMS 1363: tickets printed twice)", async (t) => {
  const hall = await queueHall(t);
  const body = { requestKey: newKey(), queue: "tax" };
  const ask = () => hall.kiosk.post(`/api/halls/${hallId}/tickets`, body);
  const [first, second] = await Promise.all([ask(), ask()]);
  assert.equal(first.body, second.body);
  assert.equal((await take(hall, "tax")).ticket.ahead, 1);
});

test("R12.1 a priority group has numbers of its own and goes first; some need no number at all", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  const { ticket } = await take(hall, "household", { group: "pregnant" });
  assert.deepEqual([ticket.number, ticket.class, ticket.ahead], ["V001", "priority", 0]);
  const clerk = await clerkAt(hall, "D01");
  assert.equal((await next(clerk))?.number, "V001");
  const body = { requestKey: newKey(), queue: "household", group: "military" };
  const direct = await hall.kiosk.post(`/api/halls/${hallId}/tickets`, body);
  assert.equal(codeOf(direct), "ticket-not-needed");
  assert.match((direct.json() as { message: string }).message, /C04/);
});

test("two counters never call one person (The Q #20, ZMSKVR-1138)", async (t) => {
  const hall = await queueHall(t);
  const person = { name: "郭小明", idNumber: "430499199003070018" };
  await take(hall, "enterprise-opening", { person });
  await take(hall, "household", { person });
  await take(hall, "enterprise-change");
  const [a01, a02, d01] = [
    await clerkAt(hall, "A01"),
    await clerkAt(hall, "A02"),
    await clerkAt(hall, "D01"),
  ];
  const called = await Promise.all([next(a01), next(a02), next(d01)]);
  const numbers = called.map((ticket) => ticket?.number);
  assert.equal(new Set(numbers.filter(Boolean)).size, numbers.filter(Boolean).length);
  const ofPerson = numbers.filter((number) => number === "A001" || number === "U001");
  assert.equal(ofPerson.length, 1, "one person stands at one counter");
});

test("one counter holds one person, one person sits at one counter", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  await take(hall, "household");
  const clerk = await clerkAt(hall, "D01");
  const called = await next(clerk);
  assert.equal(called?.number, "U001");
  assert.deepEqual(
    called?.allowed.map(({ action }) => action),
    ["recall", "start", "park", "transfer", "return", "cancel"],
  );
  assert.equal(codeOf(await tryNext(clerk)), "counter-busy");
  assert.equal(codeOf(await open(await hall.newClerk(), "D01")), "counter-taken");
  assert.equal(codeOf(await open(clerk, "D02")), "counter-busy", "somebody still stands at D01");
  assert.equal((await panelOf(clerk)).current?.number, "U001");
});

test("a second number of the same person in the same queue is refused, in another it is the same visit", async (t) => {
  const hall = await queueHall(t);
  const person = { name: "何秋月", idNumber: "430499198509230029", phone: "13900000009" };
  await take(hall, "household", { person });
  const again = { requestKey: newKey(), queue: "household", person };
  assert.equal(codeOf(await hall.kiosk.post(`/api/halls/${hallId}/tickets`, again)), "ticket-taken");
  await take(hall, "vehicles", { person });
  const ticket = await next(await clerkAt(hall, "D01"));
  assert.deepEqual(ticket?.person, { name: "何*月", idNumber: "430499********0029", phone: "139****0009" });
  assert.deepEqual(
    ticket?.others.map(({ number }) => number),
    ["X001"],
  );
});
