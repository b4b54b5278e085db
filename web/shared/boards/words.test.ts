import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, figureWords, periodWords } from "./words.ts";

test("figures are said with their unit, money in 万元, nothing in words", () => {
  assert.equal(figureWords(12345, { unit: "件", decimals: 0 }), "12,345 件");
  assert.equal(figureWords(98.2, { unit: "%", decimals: 2 }), "98.20%");
  assert.equal(figureWords(19_404_200, { unit: "元", decimals: 2 }), "1,940.42 万元");
  assert.equal(figureWords(120.5, { unit: "元", decimals: 2 }), "120.50 元");
  assert.equal(figureWords(null, { unit: "%", decimals: 2 }), "无数据");
});

test("a year before: per cent in points, better or worse as the metric says", () => {
  assert.deepEqual(changeOf(110, 100, "件", "neutral"), { words: "比去年同期多 10%", direction: "up" });
  assert.deepEqual(changeOf(97.5, 98, "%", "up-good"), {
    ...{ words: "比去年同期低 0.5 个百分点", direction: "down", isBetter: false },
  });
  assert.equal(changeOf(3, 5, "张", "down-good")?.isBetter, true);
  assert.equal(changeOf(98.01, 98, "%", "up-good")?.direction, "same");
  assert.equal(changeOf(5, 0, "件", "up-good"), undefined);
  assert.equal(changeOf(5, null, "%", "up-good"), undefined);
});

test("a period is said as people say it", () => {
  assert.equal(periodWords({ from: "2026-10-01", to: "2026-11-01" }), "2026 年 10 月");
  assert.equal(periodWords({ from: "2025-01-01", to: "2026-01-01" }), "2025 年");
  assert.equal(periodWords({ from: "2026-01-01", to: "2026-11-23" }), "2026 年到 11 月 22 日");
  assert.equal(periodWords({ from: "2026-11-01", to: "2026-11-23" }), "2026 年 11 月到 11 月 22 日");
  assert.equal(periodWords({ from: "2026-12-01", to: "2027-01-01" }), "2026 年 12 月");
});
