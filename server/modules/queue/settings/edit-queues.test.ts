import assert from "node:assert/strict";
import { test } from "node:test";
import type { HallQueues } from "#contract/queue.ts";
import type { EditableQueues } from "#contract/queue-settings.ts";
import { newKey } from "#server/testing/hall.ts";
import { queue } from "../index.ts";
import { clerkAt, codeOf, hallId, next, ok, queueHall, take } from "../queue.fixture.ts";

const path = `/api/staff/halls/${hallId}/queues`;
const body = (more: object = {}) => ({
  ...{ requestKey: newKey(), version: 0, name: "公证咨询", prefix: "BB", counters: ["A03"], open: true },
  ...more,
});

test("R12.1 a queue is added, renamed and closed at the desk; the data folder does not bring back what was", async (t) => {
  const hall = await queueHall(t);
  const admin = await hall.staff("system-admin");
  const first = body({ zone: "a" });
  assert.deepEqual(ok(await admin.put(`${path}/notary`, first)), { version: 1 });
  assert.deepEqual(ok(await admin.put(`${path}/notary`, first)), { version: 1 }, "a repeat changes nothing");
  const clerk = await clerkAt(hall, "A03");
  const { ticket } = await take(hall, "notary");
  assert.equal(ticket.number, "BB001");
  const change = body({ version: 1, name: "公证", prefix: "BC", counters: ["A03", "A04"] });
  assert.deepEqual(ok(await admin.put(`${path}/notary`, change)), { version: 2 });
  assert.equal((await take(hall, "notary")).ticket.number, "BC001", "from the next number on");
  assert.equal((await next(clerk))?.number, "BB001", "numbers that were given keep theirs");
  await queue.load?.(hall.services);
  const shown = ok<HallQueues>(await hall.visitor.get(`/api/halls/${hallId}/queues`));
  assert.equal(shown.queues.find(({ id }) => id === "notary")?.name, "公证");
  const { rows } = await hall.services.pool.query("select * from audit_entry where action = 'queue.save'");
  assert.equal(rows.length, 2);
});

test("R12.1 what would mislead or strand people is refused; closed queues are gone and may come back", async (t) => {
  const hall = await queueHall(t);
  const admin = await hall.staff("system-admin");
  const before = ok<EditableQueues>(await admin.get(path)).queues.find(({ id }) => id === "food-health")!;
  const { id, standing: _, ...kept } = before;
  const save = async (more: object) => codeOf(await admin.put(`${path}/${id}`, body({ ...kept, ...more })));
  assert.equal(await save({ prefix: "A" }), "queue-prefix-taken");
  assert.equal(await save({ prefix: "V" }), "queue-prefix-taken", "that of the priority groups");
  assert.equal(await save({ counters: ["Z99"] }), "counter-unknown");
  assert.equal(await save({ zone: "nowhere" }), "queue-zone-unknown");
  assert.equal(await save({ version: 9 }), "queue-changed");
  assert.equal(await save({ version: 0 }), "queue-exists");
  assert.equal(codeOf(await admin.put("/api/staff/halls/nowhere/queues/x", body())), "queue-unknown");
  await take(hall, id);
  assert.equal(await save({ open: false }), "queue-in-use");
  const other = ok<EditableQueues>(await admin.get(path)).queues.find((one) => one.id === "transport")!;
  const { id: quiet, standing: __, ...rest } = other;
  const close = body({ ...rest, open: false });
  assert.deepEqual(ok(await admin.put(`${path}/${quiet}`, close)), { version: rest.version + 1 });
  const late = await hall.kiosk.post(`/api/halls/${hallId}/tickets`, { requestKey: newKey(), queue: quiet });
  assert.equal(codeOf(late), "queue-unknown");
  await queue.load?.(hall.services);
  const shown = ok<HallQueues>(await hall.visitor.get(`/api/halls/${hallId}/queues`));
  assert.ok(!shown.queues.some((one) => one.id === quiet), "the data folder does not open it again");
  const again = body({ ...rest, version: rest.version + 1 });
  assert.deepEqual(ok(await admin.put(`${path}/${quiet}`, again)), { version: rest.version + 2 });
  assert.equal((await take(hall, quiet)).ticket.queue, quiet);
});
