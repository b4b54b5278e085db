import assert from "node:assert/strict";
import { test } from "node:test";
import { freeSlots } from "./slots.ts";

const span = { helper: "h1", on: "2026-11-23", from: "09:00", to: "10:10" };

test("B15 duty is cut into whole slots; what is taken or over is not offered", () => {
  const all = freeSlots([span], [], 30, "2026-11-22T00:00:00.000Z");
  assert.deepEqual(
    all.map(({ startsAt }) => startsAt),
    ["2026-11-23T01:00:00.000Z", "2026-11-23T01:30:00.000Z"],
  );
  const first = all[0]!;
  assert.deepEqual(freeSlots([span], [first], 30, "2026-11-22T00:00:00.000Z"), all.slice(1));
  assert.deepEqual(freeSlots([span], [], 30, "2026-11-23T01:00:00.001Z"), all.slice(1));
  assert.equal(freeSlots([span, span], [], 30, "2026-11-22T00:00:00.000Z").length, 2, "each slot once");
});
