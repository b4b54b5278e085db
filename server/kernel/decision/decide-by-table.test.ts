import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { DecisionRow, DecisionTest } from "#contract/decision.ts";
import { compileTable } from "./decide-by-table.ts";
import { anyTable, anythingFor, readByHand, someInputs, tableOf } from "./decision.fixture.ts";

const row = (
  id: string,
  when: Record<string, DecisionTest>,
  outcome: DecisionRow["outcome"] = "grant",
): DecisionRow => ({ id, when, outcome, reason: id });
const inputs = someInputs.filter(({ id }) => id === "age" || id === "own");
const table = (rows: DecisionRow[], hit: "unique" | "first" | "collect") => tableOf(rows, { hit, inputs });
const decide = (of: ReturnType<typeof table>, values: Record<string, unknown>) => compileTable(of)(values);

describe("A15 deciding by a table", () => {
  test("the compiled table says what the table on paper says, whatever it is asked", () => {
    const asked = anyTable.chain((any) =>
      fc.tuple(fc.constant(any), fc.array(anythingFor(any), { maxLength: 20 })),
    );
    fc.assert(
      fc.property(asked, ([any, all]) => {
        const evaluate = compileTable(any);
        for (const values of all) assert.deepEqual(evaluate(values), readByHand(any, values));
      }),
      { numRuns: 300 },
    );
  });

  test("no input that is missing, mistyped or outside its list is ever granted", () => {
    const old = table([row("old", { age: { atLeast: 65 } })], "first");
    assert.equal(decide(old, { age: 65, own: "yes" }).outcome, "grant");
    const doubtful: [unknown, string][] = [
      [undefined, "missing"],
      [null, "missing"],
      ["65", "mistyped"],
      [65.5, "mistyped"],
      [Number.NaN, "mistyped"],
      [151, "outside"],
    ];
    for (const [age, kind] of doubtful) {
      const verdict = decide(old, { age, own: "yes" });
      assert.deepEqual(
        [verdict.outcome, verdict.rows, verdict.doubts],
        ["person", [], [{ input: "age", kind }]],
      );
    }
    assert.equal(decide(old, { age: 65, own: "maybe" }).outcome, "person", "even where no row looks at it");
  });

  test("what no row speaks of goes to a person", () => {
    const verdict = decide(table([row("old", { age: { atLeast: 65 } })], "first"), { age: 64, own: "yes" });
    assert.deepEqual([verdict.outcome, verdict.odd], ["person", "no-row"]);
  });

  test("first: the first row counts; unique: two are a doubt; collect: one “person” outweighs", () => {
    const rows = [
      row("old", { age: { atLeast: 65 } }),
      row("not-own", { own: { is: "no" } }, "person"),
      row("very-old", { age: { atLeast: 80 } }),
    ];
    const both = { age: 80, own: "no" };
    assert.deepEqual(decide(table(rows, "first"), both).rows, ["old"]);
    assert.equal(decide(table(rows, "first"), both).outcome, "grant");
    const unique = decide(table(rows, "unique"), both);
    assert.deepEqual([unique.outcome, unique.odd], ["person", "several-rows"]);
    const collected = decide(table(rows, "collect"), both);
    assert.deepEqual([collected.outcome, collected.rows], ["person", ["old", "not-own", "very-old"]]);
    assert.equal(decide(table(rows, "collect"), { age: 80, own: "yes" }).outcome, "grant");
  });

  test("a table of more than 32 rows finds those at its end", () => {
    const rows = Array.from({ length: 70 }, (_, place) => row(`r${place}`, { age: { is: place } }));
    const many = compileTable(table(rows, "unique"));
    for (const age of [0, 31, 32, 63, 64, 69]) assert.deepEqual(many({ age, own: "no" }).rows, [`r${age}`]);
  });
});
