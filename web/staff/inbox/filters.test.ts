import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { filterQuery, filterWords, holders, readFilter, states, statesFor } from "./filters.ts";

test("the address holds the filter, and gives it back", () => {
  const anyOf = (choices: typeof states) => fc.constantFrom(...choices.map((choice) => choice.value));
  fc.assert(
    fc.property(anyOf(states), anyOf(holders), (state, holder) => {
      const filter = { ...(state && { state }), ...(holder && { holder }) };
      assert.deepEqual(readFilter(filterQuery(filter)), filter);
    }),
  );
});

test("a role is offered the states that wait for it", () => {
  const offered = (...roles: Parameters<typeof statesFor>[0]) => statesFor(roles).map(({ value }) => value);
  assert.deepEqual(offered("clerk"), ["", "received", "approved", "issued"]);
  assert.deepEqual(offered("examiner", "archivist"), ["", "handling", "special", "delivered"]);
  assert.deepEqual(offered("supervisor"), [""]);
});

test("a value nobody knows is no filter", () => {
  assert.deepEqual(readFilter("?state=nonsense&holder=me&x=1"), { holder: "me" });
});

test("a filter in words, and the next page of it", () => {
  assert.equal(filterWords({ state: "received", holder: "me" }), "待受理，我领办的");
  assert.equal(filterWords({}), "全部");
  assert.equal(filterQuery({ state: "received" }, "c1"), "?state=received&after=c1");
  assert.equal(filterQuery({}), "");
});
