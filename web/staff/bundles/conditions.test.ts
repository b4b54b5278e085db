import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Question } from "#contract/item.ts";
import { type Clause, clausesOf, conditionOf, conditionWords } from "./conditions.ts";

const questions: Question[] = [
  { id: "water", text: "要装水表吗？", kind: "yes-no", required: true },
  {
    ...{ id: "form", text: "用什么身份开店？", kind: "single", required: true },
    options: ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() })),
  },
  {
    ...{ id: "sells", text: "卖什么？", kind: "several", required: true },
    options: ["tea", "noodles"].map((value) => ({ value, label: value })),
  },
];

/** One choice, or for a question of one choice several that would do. */
const row: fc.Arbitrary<Clause> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom("yes", "no").map((value) => ({ q: "water", values: [value] })),
      fc.subarray(["a", "b", "c"], { minLength: 1 }).map((values) => ({ q: "form", values })),
      fc.constantFrom("tea", "noodles").map((value) => ({ q: "sells", values: [value] })),
    ),
    fc.boolean(),
  )
  .map(([clause, not]) => ({ ...clause, not }));

test("what rows say is read back as the same rows", () => {
  const modes = fc.constantFrom("all" as const, "any" as const);
  fc.assert(
    fc.property(modes, fc.array(row), (mode, rows) => {
      const read = clausesOf(conditionOf({ mode, rows }, questions));
      // Of one row or none, “all” and “any” are the same.
      assert.deepEqual(read, { mode: rows.length > 1 ? mode : "all", rows });
    }),
  );
});

test("a row without a choice says nothing; what is nested deeper is left to its words", () => {
  assert.equal(
    conditionOf({ mode: "all", rows: [{ q: "water", values: [], not: false }] }, questions),
    undefined,
  );
  const deep = {
    any: [
      { q: "water", is: "yes" },
      { all: [{ q: "form", in: ["a", "b"] }, { not: { q: "sells", has: "tea" } }] },
    ],
  };
  assert.equal(clausesOf(deep), undefined);
  assert.equal(
    conditionWords(deep, questions),
    "“要装水表吗？”选“是”，或者（“用什么身份开店？”选“A”或“B”，并且不是：“卖什么？”选“tea”）",
  );
  assert.equal(conditionWords(undefined, questions), "总是需要");
});
