import assert from "node:assert/strict";
import { test } from "node:test";
import { keyKeeper } from "./intention.ts";

test("a repeat carries the first key, a changed intention a new one", () => {
  let made = 0;
  const keyOf = keyKeeper(() => `key-${++made}`);
  assert.equal(keyOf({ version: 1, data: { note: "a" } }), "key-1");
  assert.equal(keyOf({ version: 1, data: { note: "a" } }), "key-1");
  assert.equal(keyOf({ version: 2, data: { note: "a" } }), "key-2");
  assert.equal(keyOf({ version: 1, data: { note: "a" } }), "key-3");
});
