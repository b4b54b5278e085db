import assert from "node:assert/strict";
import { test } from "node:test";
import { hasWords, periodsOf, timesBetween } from "./metrics.ts";

test("usual periods end where the next begins, across a year's end too", () => {
  const span = (today: string, name: string) => {
    const { from, to } = periodsOf(today).find((one) => one.name === name)!.span;
    return `${from} ${to}`;
  };
  assert.equal(span("2026-12-31", "本月"), "2026-12-01 2027-01-01");
  assert.equal(span("2026-01-05", "上月"), "2025-12-01 2026-01-01");
  assert.equal(span("2026-11-22", "本季度"), "2026-10-01 2027-01-01");
  assert.equal(span("2026-11-22", "去年"), "2025-01-01 2026-01-01");
});

test("a chart over time has no gaps", () => {
  assert.deepEqual(timesBetween([]), []);
  assert.deepEqual(timesBetween(["2025", "2027"]), ["2025", "2026", "2027"]);
  assert.deepEqual(timesBetween(["2025-11", "2026-02"]), ["2025-11", "2025-12", "2026-01", "2026-02"]);
  assert.deepEqual(timesBetween(["2026-02-27", "2026-03-01"]), ["2026-02-27", "2026-02-28", "2026-03-01"]);
  assert.deepEqual(timesBetween(["2026-02-27"]), ["2026-02-27"]);
});

test("a metric is found by words of its name, its sentence or its id, all of them", () => {
  const metric = { name: "办结数", sentence: "期间内办结的办件。", id: "case.concluded" } as Parameters<
    typeof hasWords
  >[0];
  assert.deepEqual(
    ["办结", "办件 数", "case.", "收件", ""].map((words) => hasWords(metric, words)),
    [true, true, true, false, true],
  );
});
