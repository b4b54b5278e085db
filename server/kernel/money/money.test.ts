import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { BudgetCategory, Funds } from "#contract/budget.ts";
import { fenFromCell, percentWords, shareOf, tenThousandYuan, yuanText } from "./amount.ts";
import {
  availableOf,
  evenCourse,
  executedOf,
  executionScore,
  findingsOf,
  type SummedLine,
  soFar,
  totalsOf,
} from "./budget.ts";
import { contractFindings } from "./contract.ts";

const line = (
  category: BudgetCategory,
  initial: number,
  spent: number,
  funds: Funds = "own",
): SummedLine => ({
  ...{ category, funds },
  moved:
    funds === "own"
      ? { initial, adjustment: 0, transfer: 0, carried: 0 }
      : { initial: 0, adjustment: 0, transfer: initial, carried: 0 },
  months: [spent, ...Array(11).fill(0)],
});

test("R11.7 seed 001: A 2048.62, B 1940.42, C 0 is 94.72 %, 9.47, and 108.20 left, which is said", () => {
  const totals = totalsOf([line("project", 2_048_620_000, 1_940_420_000)]);
  assert.equal(totals.rate, 9472);
  assert.equal(executionScore(totals), 947);
  assert.equal(tenThousandYuan(totals.left), "108.20");
  const [finding] = findingsOf(totals, { month: 12, behindPercent: 15, over: true });
  assert.match(finding?.sentence ?? "", /108\.20 万元（占 5\.28%）/);
});

test("R11.2 superior transfer is in B and not in A: spending it neither lifts nor lowers the rate", () => {
  const own = line("public", 100_00, 80_00);
  const before = totalsOf([own]);
  const after = totalsOf([own, line("project", 50_00, 50_00, "transfer")]);
  assert.deepEqual([after.annual, after.executed, after.transfer], [100_00, 130_00, 50_00]);
  assert.equal(after.rate, before.rate);
  assert.equal(totalsOf([own, line("project", 50_00, 0, "transfer")]).rate, before.rate);
});

test("rulebook §15.6 seed 002: 1475.43 and 299.82 are 1775.25, whatever was printed", () => {
  const totals = totalsOf([line("personnel", 2e9, 1_475_430_000), line("project", 4e8, 299_820_000)]);
  assert.equal(tenThousandYuan(totals.executed), "1775.25");
});

const someLine = fc.record({
  category: fc.constantFrom<BudgetCategory>("personnel", "public", "project"),
  funds: fc.constantFrom<Funds>("own", "transfer"),
  public: fc.constantFrom(
    "abroad" as const,
    "vehicle-bought" as const,
    "vehicle-run" as const,
    "reception" as const,
  ),
  moved: fc.record({
    ...{ initial: fc.nat(1e9), adjustment: fc.integer({ min: -1e9, max: 1e9 }) },
    ...{ transfer: fc.nat(1e9), carried: fc.nat(1e9) },
  }),
  months: fc.array(fc.integer({ min: -1e8, max: 1e9 }), { minLength: 12, maxLength: 12 }),
});

test("every whole is the sum of its parts, whatever the lines", () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 8 }), (lines) => {
      const totals = totalsOf(lines);
      const { abroad, bought, run, reception, all } = totals.threePublic;
      assert.equal(totals.basic, totals.personnel + totals.public);
      assert.equal(totals.executed, totals.basic + totals.project);
      assert.equal(all, abroad + bought + run + reception);
      const sum = (of: (one: SummedLine) => number) => lines.reduce((so, one) => so + of(one), 0);
      assert.equal(totals.left, sum(availableOf) - sum(executedOf));
    }),
  );
});

test("the even course ends with the whole, and what is spent so far with all that is spent", () => {
  fc.assert(
    fc.property(fc.nat(1e12), (annual) => {
      const course = evenCourse(annual);
      assert.equal(course.at(-1), annual);
      assert.deepEqual(
        course,
        course.toSorted((a, b) => a - b),
      );
    }),
  );
  assert.deepEqual(soFar([1, 0, -1, 5]), [1, 1, 0, 5]);
});

test("a cell in yuan is fen, and back; what is no amount is none", () => {
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => fenFromCell(yuanText(fen)) === fen));
  fc.assert(
    fc.property(fc.nat(1e11), (fen) => fenFromCell(String(fen / 100)) === fen),
    { numRuns: 500 },
  );
  assert.equal(fenFromCell("（1,234.50）"), -123450);
  assert.equal(fenFromCell("0.30000000000000004"), 30);
  assert.equal(fenFromCell("1.005"), undefined);
  for (const text of ["", "约 3", "1.2.3", "--1", "1e400"]) assert.equal(fenFromCell(text), undefined);
});

test("rulebook §15.2 a share is rounded once, from its two numbers: 30.6 of 18.43 is 166.03 %", () => {
  assert.equal(percentWords(shareOf(3060, 1843) ?? 0), "166.03%");
  assert.equal(shareOf(1, 0), undefined);
});

test("rulebook §15.7 a “yearly” contract of eight months, and one paid before it was accepted, are named", () => {
  const facts = {
    ...{ title: "常年法律顾问服务", from: "2019-09-30", until: "2020-05-29", procuredOn: "2019-09-20" },
    ...{ ceiling: 11_400_000, accepted: 0, paid: 11_400_000 },
  };
  const yearly = { words: ["常年", "全年"], days: 360 };
  assert.deepEqual(
    contractFindings(facts, yearly).map(({ code }) => code),
    ["shorter-than-said", "paid-before-accepted"],
  );
  const whole = { ...facts, until: "2020-09-29", accepted: 11_400_000 };
  assert.deepEqual(contractFindings(whole, yearly), []);
});
