import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { DecisionInput, DecisionRow, DecisionTest } from "#contract/decision.ts";
import { compileTable } from "./decide-by-table.ts";
import { anyTable, anyValues, readByHand, someInputs, tableOf } from "./decision.fixture.ts";
import { lintTable } from "./lint.ts";

const row = (
  id: string,
  when: Record<string, DecisionTest>,
  outcome: DecisionRow["outcome"] = "grant",
): DecisionRow => ({ id, when, outcome, reason: id });
const only = (...ids: string[]) => someInputs.filter(({ id }) => ids.includes(id));
const codes = (table: ReturnType<typeof tableOf>) => lintTable(table).map(({ code }) => code);

describe("A15 the static check of a table", () => {
  test("finds rows that overlap, with values that both of them hold", () => {
    const rows = [row("a", { age: { atLeast: 60 } }), row("b", { age: { atMost: 60 }, own: { is: "yes" } })];
    const [overlap] = lintTable(tableOf(rows, { hit: "unique", inputs: only("age", "own") }));
    assert.equal(overlap?.code, "overlap");
    assert.deepEqual(overlap?.witness, { age: 60, own: "yes" });
    const apart = [row("a", { age: { above: 60 } }), row("b", { age: { atMost: 60 } })];
    assert.deepEqual(codes(tableOf(apart, { hit: "unique", inputs: only("age") })), []);
  });

  test("between 59 and 60 there is no whole number, and there is another", () => {
    const rows = [row("a", { age: { atMost: 59 } }, "person"), row("b", { age: { atLeast: 60 } })];
    assert.deepEqual(codes(tableOf(rows, { inputs: only("age") })), []);
    const broken = only("age").map(({ whole: _, ...input }): DecisionInput => input);
    const [gap] = lintTable(tableOf(rows, { inputs: broken }));
    assert.deepEqual([gap?.code, gap?.severity, gap?.witness], ["gap", "note", { age: 59.5 }]);
  });

  test("finds a row that the rows before it leave nothing, though none of them does alone", () => {
    const rows = [
      row("young", { age: { below: 60 } }, "person"),
      row("other", { own: { is: "no" } }, "person"),
      row("old", { age: { atLeast: 60 }, own: { is: "yes" } }),
      row("late", { age: { atLeast: 80 } }),
    ];
    const [found] = lintTable(tableOf(rows, { inputs: only("age", "own") }));
    assert.deepEqual([found?.code, found?.rows], ["unreachable", ["late"]]);
  });

  test("a grant without a condition, a table that grants nothing, a row that can never be true", () => {
    const inputs = only("age", "own");
    assert.deepEqual(codes(tableOf([row("any", {})], { inputs })), ["grants-anything"]);
    assert.deepEqual(codes(tableOf([row("any", { own: { in: ["yes", "no"] } })], { inputs })), [
      "grants-anything",
    ]);
    assert.deepEqual(codes(tableOf([row("all", {}, "person")], { inputs })), ["grants-nothing"]);
    const never = [row("never", { age: { above: 60, below: 61 } }), row("all", {}, "person")];
    assert.deepEqual(codes(tableOf(never, { inputs })), ["never-true"]);
  });

  test("cells that do not fit are named before anything is drawn", () => {
    const cell = (when: Record<string, DecisionTest>) => codes(tableOf([row("a", when)]));
    assert.deepEqual(cell({ nobody: { is: 1 } }), ["unknown-input"]);
    assert.deepEqual(cell({ age: { is: "65" } }), ["mistyped"]);
    assert.deepEqual(cell({ since: { atLeast: "2026-02-30" } }), ["mistyped"]);
    assert.deepEqual(cell({ own: { atLeast: "yes" } }), ["mistyped"]);
    assert.deepEqual(cell({ sold: { is: "plain" } }), ["mistyped"]);
    assert.deepEqual(cell({ kind: { not: { in: ["plain", "frozen"] } } }), ["outside"]);
    assert.deepEqual(cell({ age: { above: 151 } }), ["outside"]);
    assert.deepEqual(codes(tableOf([row("a", {}), row("a", {})])), ["twice"]);
    const listless: DecisionInput = { id: "k", label: "类", type: "choice", from: { answer: "k" } };
    assert.deepEqual(codes(tableOf([row("a", { k: { is: "x" } })], { inputs: [listless] })), [
      "list-missing",
    ]);
  });

  test("each overlap, gap and unreachable row is really there; where none is found, no input finds one", () => {
    const asked = anyTable.chain((any) =>
      fc.tuple(fc.constant(any), fc.array(anyValues(any), { maxLength: 40 })),
    );
    fc.assert(
      fc.property(asked, ([table, all]) => {
        const findings = lintTable(table);
        const decide = compileTable(table);
        for (const { code, witness } of findings) {
          if (code === "gap") assert.equal(decide(witness!).odd, "no-row");
          if (code === "overlap") assert.equal(decide(witness!).odd, "several-rows");
        }
        const has = (code: string) => findings.some((finding) => finding.code === code);
        const unreachable = new Set(
          findings.flatMap(({ code, rows }) => (code === "unreachable" ? rows! : [])),
        );
        for (const values of all) {
          const { odd, rows } = readByHand(table, values);
          if (odd === "no-row") assert.ok(has("gap"));
          if (odd === "several-rows") assert.ok(has("overlap"));
          assert.ok(!rows.some((id) => unreachable.has(id)));
        }
      }),
      { numRuns: 400 },
    );
  });
});
