import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, faultsOf, told } from "./report.ts";

const text = "窗口说系统里没有这个事项";

test("what the page one came from tells is filled in", () => {
  assert.equal(told("complaint", "food-business-licence", "").about, "item");
  assert.equal(told("nonsense", undefined, "").kind, "unresolved");
});

test("what is missing is named, and nothing else", () => {
  const start = told("complaint", undefined, "");
  assert.deepEqual(
    faultsOf(start).map(({ field }) => field),
    ["about", "text"],
  );
  assert.deepEqual(faultsOf({ ...start, about: "matter", text }), []);
  assert.deepEqual(
    faultsOf({ ...start, about: "case", number: "123", text }).map(({ field }) => field),
    ["number"],
  );
  assert.deepEqual(faultsOf({ ...start, about: "case", text }), [], "a number may be forgotten");
});

test("only what belongs to the object is sent", () => {
  const filled = {
    ...told("clue", undefined, ""),
    about: "counter" as const,
    counter: "A01",
    person: "李四",
    text,
  };
  assert.deepEqual(bodyOf(filled, true), {
    kind: "clue",
    about: "counter",
    text,
    anonymous: true,
    counter: "A01",
  });
});
