import assert from "node:assert/strict";
import { test } from "node:test";
import type { MetricDefinition } from "#contract/metric.ts";
import { whyNotBeside } from "./beside.ts";

const metric = (id: string, more: Partial<MetricDefinition> = {}): MetricDefinition => ({
  ...{ id, edition: 2020, name: id, english: id, unit: "件", sentence: `${id}的口径。`, subject: "办件" },
  ...{ source: "facts", numerator: { kind: "case.closed", measure: "count" }, decimals: 0 },
  ...{ periods: ["month"], cohort: "closed", owner: "supervisor", compare: "up-good" },
  ...more,
});
const share = (id: string, kind: string, marks: string[] = []) =>
  metric(id, { unit: "%", scale: 100, denominator: { kind, with: marks, measure: "count" } });

test("§15 no. 11 metrics of one unit and one denominator stand side by side", () => {
  assert.equal(whyNotBeside(metric("case.received"), metric("case.closed")), undefined);
  assert.equal(
    whyNotBeside(share("a.on-time", "case.due", ["x", "y"]), share("a.early", "case.due", ["y", "x"])),
    undefined,
  );
});

test("§15 no. 11 other units, other denominators and what says so itself are refused in words", () => {
  const closed = metric("case.closed");
  const apart = (a: MetricDefinition, b: MetricDefinition) => whyNotBeside(a, b) ?? "";
  assert.match(apart(closed, closed), /已经在图上/);
  assert.match(apart(closed, metric("budget.spent", { unit: "元" })), /单位不同/);
  assert.match(apart(share("a.on-time", "case.due"), share("b.good", "rating.given")), /分母不是同一批/);
  assert.match(apart(metric("p.a", { notComparableWith: ["p.b"] }), metric("p.b")), /口径不同/);
  assert.match(
    apart(share("a.on-time", "case.due"), metric("a.growth", { unit: "%", growthOf: "case.closed" })),
    /一个是比率/,
  );
});
