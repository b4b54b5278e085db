import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesOf } from "./pages.ts";

test("notices come in their order, as many to a page as fit; a long one alone", () => {
  const notices = [10, 10, 200, 10].map((length, id) => ({ id, text: "告".repeat(length) }));
  const ids = (signs: number, lines: number) =>
    pagesOf(notices, { signs, lines }).map((page) => page.map(({ id }) => id));
  assert.deepEqual(ids(40, 15), [
    [0, 1],
    [2, 3],
  ]);
  assert.deepEqual(ids(40, 10), [[0, 1], [2], [3]]);
  assert.deepEqual(ids(10, 6), [[0], [1], [2], [3]], "whatever is too long for any page has its own");
  assert.deepEqual(pagesOf([], { signs: 10, lines: 10 }), []);
});
