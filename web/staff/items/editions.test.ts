import assert from "node:assert/strict";
import { test } from "node:test";
import { changedFields, pairToCompare } from "./editions.ts";

const editions = [
  { id: "power-2024", kind: "power" as const },
  { id: "licensing-2023", kind: "licensing" as const },
  { id: "licensing-2022", kind: "licensing" as const },
];

test("A7 first the newest edition that has one of its kind before it; then what the address names", () => {
  assert.deepEqual(pairToCompare(editions, null, null), { from: "licensing-2022", to: "licensing-2023" });
  assert.deepEqual(pairToCompare(editions, "power-2024", "licensing-2022"), {
    from: "power-2024",
    to: "licensing-2022",
  });
  assert.deepEqual(pairToCompare(editions, "gone", "licensing-2022"), {
    from: "licensing-2022",
    to: "licensing-2023",
  });
  assert.equal(pairToCompare(editions.slice(0, 2), null, null), undefined);
});

test("A7 a changed entry tells what stood there and what stands there now", () => {
  const before = { number: 1, name: "甲", organName: "市应急局", basis: "" };
  const after = { ...before, basis: "《安全生产法》", name: "甲" };
  assert.deepEqual(changedFields({ before, after, fields: ["设定依据"] }), [
    { name: "设定依据", before: "没有", after: "《安全生产法》" },
  ]);
});
