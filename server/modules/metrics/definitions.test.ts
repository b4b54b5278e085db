import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readConfig } from "#server/config.ts";
import { bookOf, isFactSum, misfitsOf } from "#server/kernel/metric/definition.ts";
import { readDefinitions } from "./definitions.ts";

interface Bound {
  line: number;
  name: string;
  metric?: string;
  not?: string;
}

const all = readDefinitions(readConfig({}));
const book = bookOf(all);
const report: { reasons: Record<string, string>; rows: Bound[] } = JSON.parse(
  readFileSync(new URL("../../../data/report-figures.json", import.meta.url), "utf8"),
);

test("R3.6 R4.8 R9.4 R12.3 at least 120 metrics are declared, each once, and fit together", () => {
  assert.ok(all.length >= 120, String(all.length));
  assert.deepEqual(misfitsOf(book), []);
  assert.equal(new Set(all.map(({ id, edition }) => `${id} ${edition}`)).size, all.length);
  const newest = [...book.values()].flatMap((editions) => editions.at(-1) ?? []);
  const names = newest.map(({ name, subject }) => `${subject} ${name}`);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});

test("a share is refused whose numerator is no part of its denominator, and one that is made of itself", () => {
  const [one] = all.filter(({ id }) => id === "case.on-time-rate");
  const other = { kind: "ticket.taken", measure: "count" as const };
  assert.deepEqual(misfitsOf(bookOf([{ ...one!, denominator: other }])), [
    "case.on-time-rate: the numerator is no part of the denominator",
  ]);
  const self = { ...one!, source: "metrics" as const, numerator: { plus: [one!.id] } };
  assert.match(misfitsOf(bookOf([self])).join(), /is made of itself/);
});

test("rulebook §15 every figure of the five reports is bound to a metric, or says why it is none", () => {
  assert.deepEqual(
    report.rows.map(({ line }) => line),
    Array.from({ length: 287 }, (_, i) => i + 2),
  );
  for (const { line, name, metric, not } of report.rows) {
    assert.ok((metric === undefined) !== (not === undefined), `${line} ${name}`);
    if (metric !== undefined) assert.ok(book.has(metric), `${line} ${name}: ${metric}`);
    if (not !== undefined) assert.ok(report.reasons[not], `${line} ${name}: ${not}`);
  }
});

test("rulebook §15 no. 11 items and items at points are never comparable; what is entered is not computed", () => {
  const items = book.get("platform.items")?.[0];
  assert.ok(items?.notComparableWith?.includes("platform.face-items"));
  for (const it of all) {
    const parts = [it.numerator, it.denominator].filter((part) => part !== undefined);
    if (it.source === "entered" || it.source === "imported") assert.equal(parts.length, 0, it.id);
    if (it.source === "facts") assert.ok(parts.some(isFactSum) || parts.length > 0, it.id);
  }
});
