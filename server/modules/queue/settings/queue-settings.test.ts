import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueueSettings } from "#contract/queue-settings.ts";
import { newKey } from "#server/testing/hall.ts";
import { clerkAt, codeOf, hallId, next, ok, queueHall, take } from "../queue.fixture.ts";

const path = `/api/staff/halls/${hallId}/queue-rules`;

test("R12.1 [A] the weights a hall sets decide from the next call on; the change is audited and not lost to another", async (t) => {
  const hall = await queueHall(t);
  const admin = await hall.staff("system-admin");
  const before = ok<QueueSettings>(await admin.get(path));
  assert.equal(before.version, 0);
  const walkIn = await take(hall, "food-health");
  await take(hall, "food-health", { group: "disabled" });
  const classes = before.rules.classes.map((one) => (one.id === "walk-in" ? { ...one, weight: 1 } : one));
  const rules = { ...before.rules, classes };
  const body = { requestKey: newKey(), version: 0, rules };
  assert.deepEqual(ok(await admin.put(path, body)), { version: 1 });
  assert.deepEqual(ok(await admin.put(path, body)), { version: 1 }, "a repeat changes nothing");
  assert.deepEqual(ok<QueueSettings>(await admin.get(path)).rules.classes, classes);
  const clerk = await clerkAt(hall, "A03");
  assert.equal((await next(clerk))?.number, walkIn.ticket.number);
  const { rows } = await hall.services.pool.query("select * from audit_entry where action = 'queue.rules'");
  assert.equal(rows.length, 1);
  for (const version of [0, 7]) {
    const late = await admin.put(path, { ...body, requestKey: newKey(), version });
    assert.equal(codeOf(late), "queue-rules-changed");
  }
  const twice = { ...rules, classes: classes.map(() => classes[0]!) };
  const wrong = await admin.put(path, { requestKey: newKey(), version: 1, rules: twice });
  assert.equal(codeOf(wrong), "queue-rules-classes");
});
