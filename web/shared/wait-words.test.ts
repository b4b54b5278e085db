import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { elapsedWords, minutesWords, rangeWords, secondsBetween, timeWords } from "./wait-words.ts";

test("a clock that runs shows seconds until an hour", () => {
  assert.equal(elapsedWords(0), "0 秒");
  assert.equal(elapsedWords(59.9), "59 秒");
  assert.equal(elapsedWords(125), "2 分 05 秒");
  assert.equal(elapsedWords(3780), "1 小时 03 分");
  assert.equal(elapsedWords(-3), "0 秒", "the browser's clock may be behind the server's");
});

test("minutes are whole", () => {
  assert.equal(minutesWords(0.2), "不到 1 分钟");
  assert.equal(minutesWords(12.4), "12 分钟");
  assert.equal(minutesWords(60), "1 小时");
  assert.equal(minutesWords(65), "1 小时 5 分钟");
});

test("a wait is told as a range, and as one figure only where there is one", () => {
  assert.equal(rangeWords({ low: 0, high: 1.4 }), "很快就到");
  assert.equal(rangeWords({ low: 0, high: 6 }), "最多大约 6 分钟");
  assert.equal(rangeWords({ low: 8.7, high: 14.2 }), "大约 8 到 15 分钟");
  assert.equal(rangeWords({ low: 12, high: 12 }), "大约 12 分钟");
  assert.equal(rangeWords({ low: 55, high: 80 }), "大约 55 分钟到 1 小时 20 分钟");
});

test("property: the range that is told holds the range that is known", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 3, max: 59, noNaN: true }),
      fc.double({ min: 0, max: 30, noNaN: true }),
      (low, more) => {
        const said = [...rangeWords({ low, high: Math.min(low + more, 59) }).matchAll(/\d+/g)].map(Number);
        assert.ok(said[0]! <= low && said.at(-1)! >= Math.min(low + more, 59));
      },
    ),
  );
});

test("times are the county's", () => {
  assert.equal(timeWords("2026-11-23T06:20:30.000Z"), "14:20");
  assert.equal(secondsBetween("2026-11-23T06:20:30.000Z", "2026-11-23T06:21:00.000Z"), 30);
});
