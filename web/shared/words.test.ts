import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  dateWords,
  exactInstant,
  fenFrom,
  instantWords,
  leftWords,
  moneyWords,
  numberWords,
  plainDate,
  sizeWords,
  todayAt,
  yuan,
} from "./words.ts";

const today = "2026-06-09";

describe("dates in words", () => {
  test("this year's date has no year and names its weekday", () => {
    assert.equal(dateWords("2026-06-12", today), "6 月 12 日 星期五");
  });

  test("another year is named", () => {
    assert.equal(dateWords("2027-01-05", today), "2027 年 1 月 5 日 星期二");
  });

  test("a licence without end is 长期 (R6.3)", () => {
    assert.equal(plainDate("9999-12-31", today), "长期");
  });

  test("an instant is told on the county's clock, not in UTC", () => {
    assert.equal(instantWords("2026-06-11T17:05:00.000Z", today), "6 月 12 日 01:05");
    assert.equal(instantWords("2026-06-08T16:00:00.000Z", today), "今天 00:00");
    assert.equal(todayAt(new Date("2026-06-08T15:59:59Z")), "2026-06-08");
  });

  test("what is evidence is told to the second, with its year", () => {
    assert.equal(exactInstant("2026-06-11T17:05:09.123Z"), "2026 年 6 月 12 日 01:05:09");
  });
});

describe("time left in words", () => {
  test("a running clock names the days and the last day", () => {
    assert.equal(leftWords(running(3, "2026-06-12"), today), "还剩 3 个工作日（6 月 12 日 星期五前）");
  });

  test("due today, overdue, paused, and beyond the loaded calendar have their own words", () => {
    assert.equal(leftWords(running(0, today), today), "今天到期");
    assert.equal(leftWords(running(2, "2026-06-05", true), today), "已超期 2 个工作日");
    assert.equal(leftWords(running(0, "2026-06-05", true), today), "已超期");
    assert.equal(leftWords({ ...running(3, "2026-06-12"), kind: "paused" }, today), "已暂停计时");
    const unknown = { kind: "unknown", estimateOn: "2027-01-05" } as const;
    assert.equal(leftWords(unknown, today), "预计 2027 年 1 月 5 日 星期二前");
  });

  function running(n: number, dueOn: string, overdue = false) {
    return { kind: "due", dueOn, remaining: { n, unit: "W", overdue } } as const;
  }
});

describe("money", () => {
  test("integer fen with thousands", () => {
    assert.equal(moneyWords(123450), "1,234.50 元");
    assert.equal(moneyWords(5), "0.05 元");
    assert.equal(moneyWords(-100000000), "-1,000,000.00 元");
  });

  test("what people type", () => {
    assert.equal(fenFrom("1,234.5"), 123450);
    assert.equal(fenFrom(" １２元"), 1200);
    for (const typed of ["", "1.234", "一百", "-5", "1e3"]) assert.equal(fenFrom(typed), undefined);
  });

  test("yuan and back is the same fen", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => fenFrom(yuan(fen)) === fen));
  });
});

test("sizes and case numbers", () => {
  assert.equal(sizeWords(900), "900 B");
  assert.equal(sizeWords(3_355_443), "3.2 MB");
  assert.equal(sizeWords(10 * 1024 * 1024), "10 MB");
  assert.equal(numberWords("4304822026112101000123X"), "430482 20261121 01 000123 X");
});
