import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, periodOf, placeWords, pointsWords, standing, sumWords } from "./conduct.ts";

test("R12.6 points, places and sums in words", () => {
  assert.deepEqual([pointsWords(-0.5), pointsWords(1)], ["扣 0.5 分", "加 1 分"]);
  assert.equal(placeWords({ rank: 2 }), "第 2 名");
  assert.equal(placeWords({ unranked: "不排名：没有考核" }), "不排名：没有考核");
  const terms = [
    { id: "days", name: "", value: 69.42, href: "" },
    { id: "rating", name: "", value: 27, href: "" },
    { id: "yellow", name: "", value: -2, href: "" },
  ];
  assert.equal(sumWords(terms), "69.42＋27.00－2.00");
});

test("periods turn over at the year's end", () => {
  assert.deepEqual(periodOf("2026-12"), {
    ...{ key: "2026-12", name: "2026 年 12 月", before: "2026-11", after: "2027-01" },
  });
  assert.equal(periodOf("2026-01").before, "2025-12");
  assert.deepEqual([periodOf("2026-Q1").before, periodOf("2026-Q4").after], ["2025-Q4", "2027-Q1"]);
  assert.equal(periodOf("2026").name, "2026 年");
});

test("an address that asks for nonsense gets the present", () => {
  const today = "2026-11-21";
  assert.equal(asked("month", "2026-10", today), "2026-10");
  assert.equal(asked("month", "2026-13", today), "2026-11");
  assert.equal(asked("quarter", null, today), "2026-Q4");
  assert.equal(asked("year", "last", today), "2026");
});

test("what became of an entry", () => {
  assert.equal(standing({ struck: false }), undefined);
  assert.equal(standing({ struck: true })?.word, "已撤回");
  const contest = { number: "1", state: "open", stateName: "待核查" };
  assert.equal(standing({ struck: false, contest })?.word, "申诉核查中");
});
