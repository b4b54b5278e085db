import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { DisclosureRules } from "#contract/disclosure.ts";
import { cellKey, isSummed, tableFindings, valueAt } from "./report.ts";

const rules: DisclosureRules = JSON.parse(
  readFileSync(new URL("../../../data/disclosure.json", import.meta.url), "utf8"),
);
const table = rules.tables.find(({ id }) => id === "applications")!;
const typed = table.lines.flatMap(({ id: line }) =>
  table.columns.flatMap(({ id: column }) => (isSummed(table, line, column) ? [] : [{ line, column }])),
);
const entered = (of: (line: string, column: string) => number) =>
  new Map(typed.map(({ line, column }) => [cellKey(line, column), of(line, column)]));

test("R10.6 seed 002: 53 requests; the identity holds in every column or the column is named", () => {
  const right = entered((line, column) =>
    column !== "person" ? 0 : ({ received: 53, open: 40, "refused-4": 9, "carried-out": 4 }[line] ?? 0),
  );
  assert.deepEqual(tableFindings(table, right), []);
  assert.equal(valueAt(table, right, "received", "all"), 53);
  assert.equal(valueAt(table, right, "answered", "all"), 49);
  const wrong = new Map(right).set(cellKey("open", "person"), 41);
  assert.deepEqual(
    tableFindings(table, wrong).map(({ sentence }) => sentence),
    [
      "“自然人”列不平：一加二应当等于三（七）加四，现在左边是 53，右边是 54，左边少 1。",
      "“总计”列不平：一加二应当等于三（七）加四，现在左边是 53，右边是 54，左边少 1。",
    ],
  );
});

test("R10.6 a blank is not zero: it is named, and no sum is made of it", () => {
  const values = new Map(entered(() => 0));
  values.delete(cellKey("partly", "legal"));
  const [finding] = tableFindings(table, values);
  assert.match(finding?.sentence ?? "", /“法律服务机构”列还没有填：“（二）部分公开”/);
  assert.equal(valueAt(table, values, "answered", "legal"), undefined);
  assert.equal(valueAt(table, values, "answered", "all"), undefined);
});

test("R10.6 what was carried over is what last year published", () => {
  const last = entered((line, column) =>
    column === "person" && ["received", "carried-out"].includes(line) ? 4 : 0,
  );
  const now = entered(() => 0);
  assert.match(tableFindings(table, now, last)[0]?.sentence ?? "", /填的是 0，上年公布的年报结转的是 4/);
});

test("R10.6 whatever is entered: two columns that balance have a total that does; one that is off is found", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: typed.length, maxLength: typed.length }),
      fc.nat(9),
      (some, off) => {
        const values = new Map(typed.map(({ line, column }, at) => [cellKey(line, column), some[at]!]));
        for (const { id: column } of table.columns.filter(({ sum }) => !sum)) {
          const out =
            valueAt(table, values, "answered", column)! + values.get(cellKey("carried-out", column))!;
          values.set(cellKey("received", column), out);
          values.set(cellKey("carried-in", column), 0);
        }
        assert.deepEqual(tableFindings(table, values), []);
        const cell = cellKey("received", "research");
        values.set(cell, values.get(cell)! + off);
        assert.equal(tableFindings(table, values).length, off === 0 ? 0 : 2, "the column and the total");
      },
    ),
    { numRuns: 50 },
  );
});
