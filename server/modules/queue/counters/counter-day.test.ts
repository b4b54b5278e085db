import assert from "node:assert/strict";
import { test } from "node:test";
import type { CounterDay, HallCounters, ItemQueues } from "#contract/calling.ts";
import { items } from "#server/modules/items/index.ts";
import { clerkAt, codeOf, hallId, next, ok, open, queueHall, take } from "../queue.fixture.ts";

test("R12.3 the line before a counter stands in the order in which it is called, the longest wait is told", async (t) => {
  const hall = await queueHall(t);
  const first = await take(hall, "food-health");
  hall.clock.forward(2);
  const priority = await take(hall, "food-health", { group: "disabled" });
  await take(hall, "housing-fund");
  const clerk = await clerkAt(hall, "A03");
  const day = ok<CounterDay>(await clerk.get("/api/staff/counter/day"));
  assert.equal(day.at, hall.clock.now);
  assert.deepEqual([day.waiting, day.oldest], [2, first.ticket.takenAt]);
  assert.deepEqual(
    day.next.map(({ number }) => number),
    [priority.ticket.number, first.ticket.number],
  );
  assert.equal((await next(clerk))?.number, day.next[0]?.number);
});

test("R12.3 my figures are those of my spans: the wait is from the number to its first call", async (t) => {
  const hall = await queueHall(t);
  await take(hall, "food-health");
  const clerk = await clerkAt(hall, "A03");
  assert.deepEqual(ok<CounterDay>(await clerk.get("/api/staff/counter/day")).figures, {
    served: 0,
    missed: 0,
  });
  hall.clock.forward(12);
  await next(clerk);
  const { figures } = ok<CounterDay>(await clerk.get("/api/staff/counter/day"));
  assert.deepEqual(figures, { served: 0, missed: 0, waited: 12 });
  const other = await hall.newClerk();
  assert.equal(codeOf(await other.get("/api/staff/counter/day")), "counter-closed");
  ok(await open(other, "A04"));
  assert.deepEqual(ok<CounterDay>(await other.get("/api/staff/counter/day")).figures, {
    served: 0,
    missed: 0,
  });
});

test("where a counter is and where one queues for a matter, for everybody", async (t) => {
  const hall = await queueHall(t);
  await items.load?.(hall.services);
  await clerkAt(hall, "A03");
  await take(hall, "food-health");
  const { counters } = ok<HallCounters>(await hall.visitor.get(`/api/halls/${hallId}/counters`));
  assert.equal(counters.find(({ id }) => id === "A03")?.zoneName, "企业服务区");
  const { halls } = ok<ItemQueues>(await hall.visitor.get("/api/items/food-business-licence/queues"));
  assert.equal(halls[0]?.hall, hallId, "the county's own hall first");
  assert.deepEqual(
    [halls[0]?.queue.id, halls[0]?.queue.open, halls[0]?.queue.waiting],
    ["food-health", 1, 1],
  );
  assert.equal(codeOf(await hall.visitor.get("/api/items/no-such-matter/queues")), "queue-unknown");
});
