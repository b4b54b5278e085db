import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CaseSummary } from "#contract/case.ts";
import { standing, stepTo } from "./standing.ts";

const row = (number: string, version = 1) => ({ number, version }) as CaseSummary;
const known = (...rows: CaseSummary[]) => new Map(rows.map((each) => [each.number, each]));

test("rows keep their places and say what is new about them", () => {
  const found = standing(["a", "b"], known(row("a"), row("b")), { rows: [row("b", 2), row("a")] });
  assert.deepEqual(found.rows, [row("a"), row("b", 2)]);
  assert.equal(found.waiting, 0);
  assert.equal(found.gone.size, 0);
});

test("what is new waits, what has gone stays marked", () => {
  const found = standing(["a", "b"], known(row("a"), row("b")), { rows: [row("c"), row("b")] });
  assert.deepEqual(
    found.rows.map((each) => each.number),
    ["a", "b"],
  );
  assert.deepEqual([...found.gone], ["a"]);
  assert.equal(found.waiting, 1);
});

test("a row pushed off a full page is not said to be gone", () => {
  const found = standing(["a", "b"], known(row("a"), row("b")), { rows: [row("c"), row("a")], next: "x" });
  assert.equal(found.gone.size, 0);
});

test("the reader's rows never change their order, whatever happens", () => {
  const numbers = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(numbers, numbers, (shown, now) => {
      const before = known(...shown.map((number) => row(number)));
      const found = standing(shown, before, { rows: now.map((number) => row(number, 2)) });
      return found.rows.map((each) => each.number).join() === shown.join();
    }),
  );
});

test("j and k walk and stop at the ends", () => {
  assert.equal(stepTo(-1, 1, 3), 0);
  assert.equal(stepTo(-1, -1, 3), 2);
  assert.equal(stepTo(2, 1, 3), 2);
  assert.equal(stepTo(1, -1, 3), 0);
  assert.equal(stepTo(0, 1, 0), undefined);
});
