import assert from "node:assert/strict";
import { test } from "node:test";
import { narrowedWords, numberOr, partsWords, periodOf, periodWords, rateWords, readBy } from "./ratings.ts";

test("R4.8 a rate says its parts, and says so where there is nothing to divide by", () => {
  assert.equal(rateWords({ n: 9, of: 10, rate: 90 }), "90%");
  assert.equal(partsWords({ n: 9, of: 10, rate: 90 }), "9 / 10");
  assert.equal(rateWords({ n: 0, of: 0, rate: null }), "无数据");
  assert.equal(numberOr(null, "不排名"), "不排名");
});

test("a period is a year or a month; an address that says neither is read by organ", () => {
  assert.equal(periodOf("2026", ""), "2026");
  assert.equal(periodOf("2026", "3"), "2026-03");
  assert.equal(periodWords("2026-03"), "2026 年 3 月");
  assert.equal(periodWords("2026"), "2026 年");
  assert.equal(readBy("counter"), "counter");
  assert.equal(readBy("x"), "organ");
});

test("a list says what it is narrowed to", () => {
  const first = { organName: "市场监管局", item: "设立登记", themes: [] };
  assert.equal(narrowedWords({ period: "2026-11", organ: "1" }, first), "2026 年 11 月，市场监管局");
  assert.equal(narrowedWords({ organ: "1", loop: "open" }, undefined), "一个部门，整改中的差评");
});
