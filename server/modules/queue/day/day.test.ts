import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board, HallList } from "#contract/queue.ts";
import type { QueueFiguresPage } from "#contract/queue-figures.ts";
import { people } from "#server/modules/people/index.ts";
import { approvalBureau, newKey } from "#server/testing/hall.ts";
import { endDay, queue } from "../index.ts";
import { clerkAt, hallId, next, ok, queueHall, serve, step, take } from "../queue.fixture.ts";
import { watchHall } from "./queue-jobs.ts";

const place = { division: "430482", hall: hallId };

test("the day ends honestly: nothing stays in processing (ZMS 1102), nothing crosses into tomorrow", async (t) => {
  const hall = await queueHall(t);
  const { db } = hall.services;
  const clerk = await clerkAt(hall, "D01");
  await take(hall, "household");
  await take(hall, "household");
  const { id } = (await next(clerk))!;
  await step(clerk, id, "start");
  hall.clock.forward(10);
  assert.equal(await endDay(hall.services, place, hall.clock.now), 2);
  assert.equal(await endDay(hall.services, place, hall.clock.now), 0, "again changes nothing");
  const tickets = await db.selectFrom("ticket").select(["number", "state", "ending"]).orderBy("id").execute();
  assert.deepEqual(tickets, [
    { number: "U001", state: "done", ending: "day-end" },
    { number: "U002", state: "left", ending: "day-end" },
  ]);
  const { board } = ok<{ board: Board }>(await hall.visitor.get(`/api/halls/${hallId}/board`));
  assert.deepEqual([board.called, board.waiting, board.counters], [[], {}, []]);
  const open = await db.selectFrom("ticket_span").select("ticket").where("to_at", "is", null).execute();
  assert.deepEqual(open, []);
});

test("a day nobody closed is closed by the first step of the next, at its own midnight", async (t) => {
  const hall = await queueHall(t);
  const { db } = hall.services;
  await clerkAt(hall, "D01");
  await take(hall, "household");
  hall.clock.forward(24 * 60);
  assert.equal((await take(hall, "household")).ticket.number, "U001");
  const clerk = await clerkAt(hall, "D01");
  assert.equal((await next(clerk))?.number, "U001");
  const spans = await db
    .selectFrom("ticket_span")
    .select(["day", "to_at", "cut"])
    .orderBy("ticket")
    .execute();
  assert.deepEqual(spans[0], { day: "2026-11-20", to_at: "2026-11-20T16:00:00.000Z", cut: true });
  const sessions = await db
    .selectFrom("counter_session")
    .select(["day", "closed_at"])
    .orderBy("day")
    .execute();
  assert.deepEqual(sessions[0], { day: "2026-11-20", closed_at: "2026-11-20T16:00:00.000Z" });
});

test("R12.3 the figures of the hall are those of its spans: by queue, hour, counter and person", async (t) => {
  const hall = await queueHall(t);
  const clerk = await clerkAt(hall, "D01");
  const supervisor = await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  await take(hall, "household");
  await take(hall, "household");
  hall.clock.forward(4);
  await serve(hall, clerk, 6);
  await serve(hall, clerk, 10);
  const figures = async (by: string) =>
    ok<QueueFiguresPage>(await supervisor.get(`/api/staff/halls/${hallId}/queue-figures?by=${by}`));
  const { total, rows } = await figures("queue");
  assert.deepEqual([total.taken, total.served, total.waitMean, total.serviceMean], [2, 2, 7, 8]);
  assert.deepEqual(
    rows.map(({ id, taken }) => [id, taken]),
    [["household", 2]],
  );
  assert.deepEqual([total.estimated, total.waitP90], [2, 10]);
  assert.deepEqual(
    (await figures("hour")).rows.map(({ id }) => id),
    ["09"],
  );
  const [counter] = (await figures("counter")).rows;
  assert.deepEqual([counter?.id, counter?.open, counter?.busy, counter?.use], ["D01", 20, 16, 80]);
  assert.deepEqual(
    (await figures("person")).rows.map(({ id }) => id),
    [clerk.id],
  );
});

test("R12.3 supervisors are told of a wait over twenty minutes, once; a phone is told that its turn is near", async (t) => {
  const hall = await queueHall(t);
  const { db } = hall.services;
  await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  const person = { name: "何秋月", idNumber: "430499198509230029", phone: "13900000009" };
  await take(hall, "household", { person });
  hall.clock.forward(19);
  await watchHall(hall.services, place, hall.clock.now);
  assert.equal((await db.selectFrom("sms").selectAll().execute()).length, 1);
  assert.deepEqual(await db.selectFrom("notice").selectAll().execute(), []);
  hall.clock.forward(1);
  await watchHall(hall.services, place, hall.clock.now);
  await watchHall(hall.services, place, hall.clock.now);
  const notices = await db.selectFrom("notice").select(["kind", "text"]).execute();
  assert.deepEqual(notices, [{ kind: "queue", text: "常宁市政务服务中心 U001 号已经等候超过 20 分钟" }]);
  assert.equal((await db.selectFrom("sms").selectAll().execute()).length, 1);
});

test("R12.1 免叫号、免排队: taken on at once in their own area, and counted", async (t) => {
  const hall = await queueHall(t);
  const clerk = await clerkAt(hall, "C04");
  const body = { requestKey: newKey(), queue: "civil-affairs", group: "military" };
  const elsewhere = await clerkAt(hall, "D01");
  const wrong = { ...body, requestKey: newKey(), queue: "household" };
  assert.equal((await elsewhere.post("/api/staff/counter/direct", wrong)).statusCode, 409);
  const taken = ok<{ id: number; state: string; number: string }>(
    await clerk.post("/api/staff/counter/direct", body),
  );
  assert.deepEqual([taken.state, taken.number], ["serving", "V001"]);
  const { tickets } = ok<HallList>(await clerk.get(`/api/staff/halls/${hallId}/line`));
  assert.deepEqual(
    tickets.map(({ number, counter }) => [number, counter]),
    [["V001", "C04"]],
  );
  assert.equal((await step(clerk, taken.id, "finish")).state, "done");
});

test("halls that are not in the data get a queue for each zone; loading again changes nothing", async (t) => {
  const hall = await queueHall(t);
  await queue.load?.(hall.services);
  const rows = await hall.services.db
    .selectFrom("service_queue")
    .select(["hall", "id", "prefix"])
    .where("hall", "=", "pingan")
    .execute();
  assert.deepEqual(rows, [{ hall: "pingan", id: "zone-a", prefix: "A" }]);
});

test("the demonstration has people in its hall: some at counters, some waiting; again changes nothing", async (t) => {
  const hall = await queueHall(t);
  await people.load?.(hall.services);
  await queue.demonstrate?.(hall.services);
  await queue.demonstrate?.(hall.services);
  const { board } = ok<{ board: Board }>(await hall.visitor.get(`/api/halls/${hallId}/board`));
  assert.deepEqual(
    board.called.map(({ number, counter }) => [number, counter]),
    [
      ["V001", "C01"],
      ["V002", "D01"],
      ["V003", "D04"],
    ],
  );
  assert.deepEqual(board.waiting, { "social-insurance": 4, household: 3, "real-estate": 2 });
});
