import assert from "node:assert/strict";
import { test } from "node:test";
import type { FoundTickets } from "#contract/calling.ts";
import type { HallQueues, Taken } from "#contract/queue.ts";
import type { QueueSettings } from "#contract/queue-settings.ts";
import { people } from "#server/modules/people/index.ts";
import { newKey } from "#server/testing/hall.ts";
import { queue } from "../index.ts";
import { clerkAt, codeOf, hallId, ok, queueHall, take } from "../queue.fixture.ts";

const me = { name: "郭小明", idNumber: "430499199003070018" };
const wish = () => ({ requestKey: newKey(), queue: "food-health" });
const path = `/api/halls/${hallId}/tickets`;

test("on the way: whoever is signed in takes a number for themselves, while a counter calls the queue", async (t) => {
  const hall = await queueHall(t, { modules: [people, queue] });
  const resident = await hall.resident("13900000001");
  ok(await resident.put("/api/me", me));
  assert.equal(codeOf(await resident.post(path, wish())), "phone-nobody-calls");
  const clerk = await clerkAt(hall, "A03");
  const other = { name: "别人", idNumber: "430499198509230029" };
  const { ticket } = ok<Taken>(await resident.post(path, { ...wish(), person: other }));
  const found = await clerk.post(`/api/staff/halls/${hallId}/tickets/find`, { text: me.idNumber });
  const [mine] = ok<FoundTickets>(found).tickets;
  assert.deepEqual([mine?.ticket.number, mine?.ticket.person?.name], [ticket.number, "郭*明"]);
  assert.equal(mine?.ticket.person?.phone, "139****0001");
  assert.equal(codeOf(await resident.post(path, wish())), "ticket-taken");
});

test("R12.1 nobody goes first by phone: the proof is seen at the desk", async (t) => {
  const hall = await queueHall(t);
  await clerkAt(hall, "A03");
  const resident = await hall.resident();
  assert.equal(codeOf(await resident.post(path, { ...wish(), group: "disabled" })), "phone-proof-needed");
});

test("R12.1 [A] a hall that wants nobody to queue from afar gives no numbers by phone, and says so before", async (t) => {
  const hall = await queueHall(t);
  await clerkAt(hall, "A03");
  const admin = await hall.staff("system-admin");
  const settings = `/api/staff/halls/${hallId}/queue-rules`;
  const { rules, version } = ok<QueueSettings>(await admin.get(settings));
  ok(await admin.put(settings, { requestKey: newKey(), version, rules: { ...rules, onTheWay: false } }));
  assert.equal(ok<HallQueues>(await hall.visitor.get(`/api/halls/${hallId}/queues`)).onTheWay, false);
  assert.equal(codeOf(await (await hall.resident()).post(path, wish())), "phone-not-here");
  assert.equal((await take(hall, "food-health")).ticket.number, "C001", "the kiosk goes on");
});

test("the guide desk finds a number however it is said, only of today and of its hall", async (t) => {
  const hall = await queueHall(t);
  const { ticket } = await take(hall, "food-health");
  const guide = await hall.newClerk();
  const find = async (text: string) =>
    ok<FoundTickets>(await guide.post(`/api/staff/halls/${hallId}/tickets/find`, { text })).tickets;
  for (const said of [ticket.number, "c1", " C 001 "])
    assert.equal((await find(said))[0]?.ticket.id, ticket.id, said);
  const [found] = await find("C001");
  assert.equal(found?.ahead, 0);
  assert.ok((found?.explained.length ?? 0) > 0, "its position can be explained to whoever asks");
  assert.deepEqual(await find("C002"), []);
  assert.deepEqual(await find("430499198509230029"), []);
  const away = await hall.staff("clerk", { halls: ["xiling"] });
  assert.equal(
    (await away.post(`/api/staff/halls/${hallId}/tickets/find`, { text: "C001" })).statusCode,
    403,
  );
  hall.clock.forward(24 * 60);
  const tomorrow = await hall.newClerk();
  const later = await tomorrow.post(`/api/staff/halls/${hallId}/tickets/find`, { text: "C001" });
  assert.deepEqual(ok<FoundTickets>(later).tickets, []);
});
