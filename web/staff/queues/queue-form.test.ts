import assert from "node:assert/strict";
import { test } from "node:test";
import { queueFaults, queueStart, queueWish } from "./queue-form.ts";

const queue = {
  id: "notary",
  version: 3,
  name: "公证",
  prefix: "BB",
  counters: ["A03"],
  open: true,
  standing: 0,
};

test("a queue comes out of its form as it went in", () => {
  const { version, name, prefix, counters } = queue;
  assert.deepEqual(queueWish(queueStart(queue), version), { version, name, prefix, counters });
  const wish = queueWish({ ...queueStart({ ...queue, zone: "a" }), prefix: " bc " }, 3);
  assert.deepEqual([wish.zone, wish.prefix], ["a", "BC"]);
});

test("R12.1 a prefix is one or two letters, so that a called number can be heard", () => {
  for (const prefix of ["A", "bc"]) assert.deepEqual(queueFaults({ prefix }), []);
  for (const prefix of ["", "A1", "ABC", "甲"]) assert.equal(queueFaults({ prefix })[0]?.field, "prefix");
});
