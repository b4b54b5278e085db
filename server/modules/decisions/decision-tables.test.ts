import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { DecisionTable } from "#contract/decision.ts";
import type { Item } from "#contract/item.ts";
import { geometryOf, uncovered } from "#server/kernel/decision/geometry.ts";
import { lintTable } from "#server/kernel/decision/lint.ts";
import { sourceFindings } from "#server/kernel/decision/lint-sources.ts";
import { isSampled, ruleOf } from "./decision.ts";
import { misfitOf } from "./decision-check.ts";

const data = new URL("../../../data/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, data), "utf8"));
const names = readdirSync(new URL("decisions/", data)).filter((name) => name.endsWith(".json"));

describe("A15 the tables of the data folder", () => {
  test("there are at least eight, among them the five everybody asks for", () => {
    assert.ok(names.length >= 8);
    for (const key of ["public-place-hygiene-renewal", "prepackaged-food-record", "senior-card"])
      assert.ok(names.includes(`${key}.json`), key);
    for (const key of ["residence-registration", "employment-registration"])
      assert.ok(names.includes(`${key}.json`), key);
  });

  for (const name of names) {
    test(`${name} has no fault, leaves no gap, and takes everything from its item`, () => {
      const content = read(`decisions/${name}`);
      assert.equal(misfitOf(content), undefined);
      const table = content as DecisionTable;
      const item = read(`items/${table.item}.json`) as Item;
      assert.equal(`${table.item}.json`, name);
      assert.deepEqual(lintTable(table), []);
      const faults = sourceFindings(table, item).filter(({ severity }) => severity === "fault");
      assert.deepEqual(faults, []);
    });

    test(`${name}: what is granted is said in full by the row that grants, whatever stands before it`, () => {
      const table = read(`decisions/${name}`) as DecisionTable;
      const { whole, rows, point } = geometryOf(table);
      const grants = table.rows.flatMap(({ outcome }, place) => (outcome === "grant" ? [place] : []));
      for (const place of grants) {
        const persons = rows.filter((_, at) => at < place);
        const own = uncovered(rows[place]!, persons);
        assert.ok(Array.isArray(own), "it can be reached");
        const verdict = ruleOf(table).evaluate(point(own));
        assert.deepEqual([verdict.outcome, verdict.rows], ["grant", [table.rows[place]!.id]]);
        const said = Object.keys(table.rows[place]!.when).length;
        assert.equal(said, whole.length, "a condition for every input");
      }
    });
  }

  test("samples are settled by the number alone, in about the share that was set", () => {
    const numbers = Array.from({ length: 5000 }, (_, place) => `4304822026112101${place}X`);
    const share = (sample: number) => numbers.filter((number) => isSampled(number, sample)).length / 50;
    assert.deepEqual([share(0), share(100)], [0, 100]);
    assert.ok(Math.abs(share(10) - 10) < 2, `${share(10)}`);
  });
});
