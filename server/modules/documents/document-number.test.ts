import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { documentNumber, organMark } from "./document-number.ts";
import { dayInWords, limitWords } from "./words.ts";

test("机关代字: county and organ in short", () => {
  assert.equal(organMark("常宁市", "市场监管局"), "常市场监管");
  assert.equal(organMark("常宁市", "卫健局"), "常卫健");
  assert.equal(organMark("常宁市", "市政府"), "常政");
  assert.equal(organMark("常宁市", "残联"), "常残联");
  assert.equal(organMark("常宁市", "局"), "常局");
});

test("different cases, kinds or repetitions never share a number", () => {
  const caseIds = fc
    .integer({ min: 0, max: 27 })
    .chain((day) =>
      fc.integer({ min: 1, max: 999_999 }).map((serial) => 2026_11_01_01_000000 + day * 1e8 + serial),
    );
  const parts = fc.record({
    mark: fc.constant("常卫健"),
    series: fc.constantFrom("受", "补", "不受"),
    caseNumber: caseIds.map((id) => caseNumber("430482", id)),
    nth: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const same = a.series === b.series && a.caseNumber === b.caseNumber && a.nth === b.nth;
      assert.equal(documentNumber(a) === documentNumber(b), same);
    }),
  );
});

test("what is no case number has no document number", () => {
  assert.throws(() => documentNumber({ mark: "常", series: "受", caseNumber: "1", nth: 1 }), RangeError);
});

test("dates and limits as documents write them", () => {
  assert.equal(dayInWords("2026-01-05"), "2026年1月5日");
  assert.equal(limitWords({ n: 20, unit: "W" }), "20个工作日");
  assert.equal(limitWords({ n: 4, unit: "H" }), "4小时");
});
