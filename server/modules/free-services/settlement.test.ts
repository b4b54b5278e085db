import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { executionOf, forecastOf, warningOf } from "./budget.ts";
import { hasResult, isLost } from "./free-order.ts";
import { addsUp, amountOf, capitalAmount, isOver, type Line, sumsOf, totalOf } from "./settlement.ts";

const line: fc.Arbitrary<Line> = fc.record({
  seq: fc.integer({ min: 1, max: 1000 }),
  supply: fc.uuid(),
  kind: fc.constantFrom("seal-set", "post-province", "print"),
  quantity: fc.integer({ min: -50, max: 1000 }),
  price: fc.integer({ min: 0, max: 100_000_000 }),
  suppliedOn: fc.constant("2026-11-20"),
});

test("R12.9 pieces × price: the sums by kind and price are the sums of the lines, in whole fen, in any order", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const sums = sumsOf(lines);
      const total = totalOf(sums);
      const byHand = lines.reduce((all, { quantity, price }) => all + quantity * price, 0);
      assert.equal(total.amount, byHand);
      assert.ok(Number.isSafeInteger(total.amount));
      assert.deepEqual(sumsOf([...lines].reverse()), sums);
      assert.ok(addsUp(lines, sums, byHand));
      for (const { pieces, price, amount } of sums) assert.ok(pieces * price === amount);
    }),
  );
});

test("§15.1, §15.6 a sum that is not the sum of its parts is found", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 1000 }), (lines, wrong) => {
      const sums = sumsOf(lines);
      const total = totalOf(sums).amount;
      assert.ok(!addsUp(lines, sums, total + wrong));
      const [first, ...rest] = sums;
      assert.ok(!addsUp(lines, [{ ...first!, amount: first!.amount + wrong }, ...rest], total + wrong));
      const cheaper = lines.slice(1);
      const missing = lines.slice(0, 1).reduce((all, each) => all + amountOf(each), 0);
      assert.equal(addsUp(cheaper, sums, total), missing === 0);
    }),
  );
});

test("amounts in words, as vouchers write them", () => {
  const cases: [number, string][] = [
    [0, "零元整"],
    [1, "壹分"],
    [10, "壹角整"],
    [105, "壹元零伍分"],
    [120, "壹元贰角整"],
    [10_000, "壹佰元整"],
    [1_005_00, "壹仟零伍元整"],
    [82_600_000, "捌拾贰万陆仟元整"],
    [82_600_012, "捌拾贰万陆仟元壹角贰分"],
    [10_000_00_00, "壹佰万元整"],
    [100_010_001_00, "壹亿零壹万零壹元整"],
    [-35_000, "负叁佰伍拾元整"],
  ];
  for (const [fen, text] of cases) assert.equal(capitalAmount(fen), text);
});

test("amounts in words read back as the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
      assert.equal(fenOf(capitalAmount(fen)), fen);
    }),
  );
});

/** Reads an amount in words: an independent way back. */
function fenOf(text: string): number {
  const digits = [..."零壹贰叁肆伍陆柒捌玖"];
  const worth: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let [whole, group, digit, fen] = [0, 0, 0, 0];
  for (const sign of text) {
    if (digits.includes(sign)) digit = digits.indexOf(sign);
    else if (sign in worth) [group, digit] = [group + digit * worth[sign]!, 0];
    else if (sign === "万" || sign === "亿") {
      const value = (group + digit) * (sign === "万" ? 10_000 : 100_000_000);
      whole = sign === "亿" ? whole * 100_000_000 + value : whole + value;
      [group, digit] = [0, 0];
    } else if (sign === "元") [fen, group, digit] = [(whole + group + digit) * 100, 0, 0];
    else if (sign === "角") [fen, digit] = [fen + digit * 10, 0];
    else if (sign === "分") [fen, digit] = [fen + digit, 0];
  }
  return fen;
}

test("a month is settled once it is over", () => {
  assert.equal(isOver("2026-10", "2026-11-01"), true);
  assert.equal(isOver("2026-11", "2026-11-30"), false);
  assert.equal(isOver("2026-12", "2027-01-01"), true);
});

test("R12.9 forecast: as the year has gone, never less than is taken, and what it took once it is over", () => {
  const taken = { settled: 300_000, due: 65_000, ordered: 1000 };
  assert.equal(forecastOf(taken, 2026, "2026-12-31"), 366_000);
  assert.equal(forecastOf({ ...taken, ordered: 0 }, 2026, "2026-01-01"), 365_000 * 365);
  assert.equal(forecastOf(taken, 2025, "2026-02-01"), 366_000);
  assert.equal(executionOf(82_600_000, 85_500_000), 9661, "002: 82.6 / 85.5 万元 is 96.61%");
  assert.equal(executionOf(1, undefined), undefined);
});

test("R12.9 a budget warns from its line on, before it is exceeded [A]", () => {
  assert.equal(warningOf(undefined, 5, 5, 90), undefined);
  assert.equal(warningOf(1000, 899, 1000, 90), undefined);
  assert.equal(warningOf(1000, 899, 1001, 90), "forecast");
  assert.equal(warningOf(1000, 900, 1001, 90), "near");
  assert.equal(warningOf(1000, 1001, 1001, 90), "over");
  assert.equal(warningOf(0, 0, 0, 90), undefined);
});

test("R12.9 a permit that becomes a licence has its result once that is made; a refused one may still be posted", () => {
  const kind = { for: { results: ["issued", "rejected", "approved", "delivered"] } };
  const matter = (state: string, traits: string[], concludedAt?: string) => ({
    ...{ type: "application", state, facts: { limits: {}, steps: [], traits } },
    ...(concludedAt !== undefined && { concludedAt }),
  });
  assert.equal(hasResult(matter("approved", ["licence"], "x"), kind), false);
  assert.equal(hasResult(matter("approved", [], "x"), kind), true);
  assert.equal(isLost(matter("approved", ["licence"], "x"), kind), false);
  assert.equal(isLost(matter("withdrawn", [], "x"), kind), true);
  assert.equal(isLost(matter("rejected", [], "x"), { for: { results: ["issued"] } }), true);
  assert.equal(isLost(matter("handling", []), kind), false);
});
