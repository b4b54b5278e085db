import assert from "node:assert/strict";
import { test } from "node:test";
import { withPhrase } from "./phrases.ts";

test("the phrase used last is offered first, each once, five at most", () => {
  assert.deepEqual(withPhrase(["a", "b"], "b"), ["b", "a"]);
  assert.deepEqual(withPhrase(["1", "2", "3", "4", "5"], "6"), ["6", "1", "2", "3", "4"]);
});
