import assert from "node:assert/strict";
import { test } from "node:test";
import { standing, withFacts } from "./facts.ts";

const fact = { field: "legalPerson", value: "郭小明", from: "登记", on: "2026-11-20", authoritative: true };

test("what a register says fills what is open and overwrites nothing", () => {
  assert.deepEqual(withFacts({}, [fact]), { legalPerson: "郭小明" });
  const own = { legalPerson: "何秋月" };
  assert.equal(withFacts(own, [fact]), own);
  assert.equal(standing("郭小明 ", fact), "same");
  assert.equal(standing("何秋月", fact), "differs");
  assert.equal(standing("", fact), "open");
  assert.equal(standing(12, { ...fact, value: 12 }), "same");
});
