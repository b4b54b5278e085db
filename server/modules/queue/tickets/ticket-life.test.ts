import assert from "node:assert/strict";
import { test } from "node:test";
import type { PhoneTicket } from "#contract/queue.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  clerkAt,
  codeOf,
  hallId,
  miss,
  next,
  ok,
  open,
  panelOf,
  queueHall,
  serve,
  step,
  take,
  tryNext,
  tryStep,
} from "../queue.fixture.ts";

test("R12.3 called again at most twice, with time to walk up between; missed only after that", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  const clerk = await clerkAt(hall, "D01");
  const { id } = (await next(clerk))!;
  assert.equal(codeOf(await tryStep(clerk, id, "recall")), "recall-too-soon");
  assert.equal(codeOf(await tryStep(clerk, id, "miss")), "miss-too-soon");
  for (const calls of [2, 3]) {
    hall.clock.forward(0.5);
    assert.equal((await step(clerk, id, "recall")).calls, calls);
  }
  assert.equal(codeOf(await tryStep(clerk, id, "miss")), "miss-too-soon", "the last call is fresh");
  hall.clock.forward(0.5);
  assert.equal(codeOf(await tryStep(clerk, id, "recall")), "recall-used-up");
  assert.equal((await step(clerk, id, "miss")).state, "missed");
  assert.equal((await panelOf(clerk)).current, undefined);
});

test("a missed person can be called again (ZMS 1034): once, within the hour, after three others (R12.3)", async (t) => {
  const hall = await queueHall(t);
  for (let n = 0; n < 6; n += 1) await take(hall, "household");
  const clerk = await clerkAt(hall, "D01");
  const first = (await next(clerk))!;
  await miss(hall, clerk, first.id);
  await step(clerk, first.id, "restore");
  const order: string[] = [];
  for (let n = 0; n < 6; n += 1) order.push((await serve(hall, clerk)).number);
  assert.deepEqual(order, ["U002", "U003", "U004", "U001", "U005", "U006"]);
});

test("R12.3 too late, or a second time: a missed number is not restored", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  const clerk = await clerkAt(hall, "D01");
  const { id } = (await next(clerk))!;
  await miss(hall, clerk, id);
  await step(clerk, id, "restore");
  assert.equal((await next(clerk))?.id, id, "nobody else waits: it is its turn");
  await miss(hall, clerk, id);
  assert.equal(codeOf(await tryStep(clerk, id, "restore")), "restore-used-up");
  await take(hall, "household");
  const other = (await next(clerk))!;
  await miss(hall, clerk, other.id);
  for (let third = 0; third < 3; third += 1) {
    hall.clock.forward(21);
    await panelOf(clerk);
  }
  assert.equal(codeOf(await tryStep(clerk, other.id, "restore")), "restore-too-late");
});

test("a forwarded number keeps its number and its place (ZMS 1506, 1061)", async (t) => {
  const hall = await queueHall(t);
  const early = await take(hall, "household");
  hall.clock.forward(5);
  await take(hall, "vehicles");
  const [d01, d03] = [await clerkAt(hall, "D01"), await clerkAt(hall, "D03")];
  const { id } = (await next(d01))!;
  await step(d01, id, "start");
  hall.clock.forward(5);
  const moved = await step(d01, id, "transfer", { queue: "vehicles" });
  assert.deepEqual([moved.number, moved.dueAt, moved.state], ["U001", early.ticket.takenAt, "waiting"]);
  assert.equal((await next(d03))?.number, "U001", "due before the other one");
  assert.equal(codeOf(await tryStep(d03, id, "transfer", { queue: "vehicles" })), "queue-unknown");
  assert.equal(codeOf(await tryStep(d01, id, "recall")), "ticket-elsewhere");
});

test("held at the counter, parked for a paper: the counter is free meanwhile, and takes the person up again", async (t) => {
  const hall = await queueHall(t);
  for (let n = 0; n < 3; n += 1) await take(hall, "social-insurance");
  const [c01, c02] = [await clerkAt(hall, "C01"), await clerkAt(hall, "C02")];
  const { id } = (await next(c01))!;
  await step(c01, id, "start");
  await step(c01, id, "hold");
  assert.equal(codeOf(await tryStep(c02, id, "resume")), "ticket-elsewhere");
  const second = (await next(c01))!;
  assert.equal(codeOf(await tryStep(c01, id, "resume")), "counter-busy");
  await step(c01, second.id, "start");
  await step(c01, second.id, "park");
  assert.deepEqual(
    (await panelOf(c01)).aside.map(({ number, state }) => [number, state]),
    [
      ["L001", "held"],
      ["L002", "parked"],
    ],
  );
  assert.equal((await step(c02, second.id, "resume")).counter, "C02", "any counter of the queue");
  assert.equal((await step(c01, id, "resume")).state, "serving");
  await step(c01, id, "finish");
});

test("the longest wait is lifted; the late appointment waits from when it came (A6)", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  hall.clock.forward(29);
  await take(hall, "household", { group: "senior" });
  const clerk = await clerkAt(hall, "D01");
  hall.clock.forward(2);
  assert.equal((await next(clerk))?.number, "U001", "waited over half an hour: goes first");
});

test("a pause calls nobody; a closed counter neither; the person there is not forgotten", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household");
  const clerk = await clerkAt(hall, "D01");
  const post = (way: string) => clerk.post(`/api/staff/counter/${way}`, { requestKey: newKey() });
  ok(await post("pause"));
  assert.equal(codeOf(await tryNext(clerk)), "counter-paused");
  ok(await open(clerk, "D01"));
  const { id } = (await next(clerk))!;
  assert.equal(codeOf(await post("close")), "counter-busy");
  await step(clerk, id, "return");
  ok(await post("close"));
  assert.equal(codeOf(await tryNext(clerk)), "counter-closed");
  const board = ok<{ board: { counters: unknown[]; waiting: object } }>(
    await hall.visitor.get(`/api/halls/${hallId}/board`),
  ).board;
  assert.deepEqual([board.counters, board.waiting], [[], { household: 1 }]);
});

test("the phone says where one stands and why, and gives the number up", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "household", { group: "senior" });
  const { token, ticket } = await take(hall, "household");
  assert.equal(ticket.estimate, undefined, "no counter is open: nobody can say");
  const look = async () => ok<PhoneTicket>(await hall.visitor.post("/api/tickets/look", { token }));
  const shut = await look();
  assert.match(shut.explained.join(), /前面有 1 位：优先群体 1 位。.*取号起排队.*没有窗口在叫/);
  await clerkAt(hall, "D01");
  const seen = await look();
  assert.deepEqual([seen.state, seen.ahead, seen.estimate?.likely], ["waiting", 1, 10]);
  assert.ok(seen.estimate!.low <= 10 && seen.estimate!.high >= 10);
  ok(await hall.visitor.post("/api/tickets/cancel", { token, requestKey: newKey() }));
  assert.equal((await look()).state, "cancelled");
  const wrong = { token: "A".repeat(22) };
  assert.equal((await hall.visitor.post("/api/tickets/look", wrong)).statusCode, 404);
});

test("several matters in one visit: another number, without telling everything again", async (t) => {
  const hall = await queueHall(t);
  const person = { name: "何秋月", idNumber: "430499198509230029" };
  await take(hall, "household", { person });
  const clerk = await clerkAt(hall, "D01");
  const { id } = (await next(clerk))!;
  await step(clerk, id, "start");
  ok(await clerk.post(`/api/staff/tickets/${id}/matters`, { requestKey: newKey(), queue: "vehicles" }));
  const d03 = await clerkAt(hall, "D03");
  assert.equal(await next(d03), undefined, "the person stands at D01");
  await step(clerk, id, "finish");
  const second = await next(d03);
  assert.deepEqual([second?.number, second?.person?.name], ["X001", "何*月"]);
});
