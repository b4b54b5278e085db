import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placesOf } from "./ranking.ts";

test("R4.9 F18 equal values share a place, whoever has nothing to rank has none", () => {
  assert.deepEqual(placesOf([98, 100, null, 98, 90], "up-good"), [2, 1, undefined, 2, 4]);
  assert.deepEqual(placesOf([3, 0, 5], "down-good"), [2, 1, 3]);
  assert.deepEqual(placesOf([null], "up-good"), [undefined]);
  assert.deepEqual(placesOf([40, 12], "neutral"), [undefined, undefined]);
});

test("F18 a better value never has a later place, whatever the order in which they come", () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 20 });
  fc.assert(
    fc.property(values, (given) => {
      const places = placesOf(given, "up-good");
      const reversed = placesOf(given.toReversed(), "up-good").toReversed();
      assert.deepEqual(places, reversed);
      for (const [i, a] of given.entries())
        for (const [j, b] of given.entries())
          if (a !== null && b !== null) assert.equal(a > b, places[i]! < places[j]!);
    }),
  );
});
