import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { RatingRules } from "#contract/rating.ts";
import { figuresOf, nothing, satisfaction, score, share } from "./figures.ts";

const rules: RatingRules = JSON.parse(
  readFileSync(new URL("../../../data/rating-rules.json", import.meta.url), "utf8"),
);
const href = (more: Record<string, string>) => `/list?${new URLSearchParams(more)}`;
const figures = (more: Partial<typeof nothing>) =>
  figuresOf({ id: "o", name: "机构" }, { ...nothing, ...more }, rules, href);

test("R4.8 the rates, each with its parts and the list behind it", () => {
  const found = figures({
    ...{ cases: 20, rated: 10, byGrade: [6, 2, 1, 1, 0], bad: 1, called: 1, due: 1, inTime: 1 },
    ...{ coveredItems: 3, openItems: 4, excluded: 2, held: 1 },
  });
  assert.deepEqual(found.active, { n: 10, of: 20, rate: 50 });
  assert.deepEqual([found.good.rate, found.bad.rate], [90, 10]);
  assert.equal(found.bad.href, "/list?standing=counted&grades=45");
  assert.deepEqual([found.calledBack.rate, found.rectified.rate, found.coverage.rate], [100, 100, 75]);
  assert.equal(found.satisfaction, 85, "(6·100 + 2·80 + 60 + 30) / 10");
  assert.equal(found.score, 77, "50·0.3 + 90·0.3 + 100·0.2 + 75·0.2");
});

test("R4.9 without cases nothing is ranked; without ratings there is no satisfaction, but the score says so", () => {
  const idle = figures({ openItems: 4 });
  assert.deepEqual(
    [idle.score, idle.satisfaction, idle.good.rate, idle.active.rate],
    [null, null, null, null],
  );
  const silent = figures({ cases: 10, coveredItems: 4, openItems: 4 });
  assert.equal(silent.satisfaction, null);
  assert.equal(silent.score, 40, "0 of 30 and 20 of 20, the rest has nothing to divide by");
});

test("R5.11 a share above the whole is a fault, never a figure", () => {
  assert.throws(() => share(102, 100));
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
      const { rate } = share(Math.min(a, b), Math.max(a, b));
      return rate === null ? Math.max(a, b) === 0 : rate >= 0 && rate <= 100;
    }),
  );
});

test("R4.8, R4.9 satisfaction and score stay between 0 and 100, and better ratings never make them worse", () => {
  const counts = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 4 }), (byGrade, from) => {
      const before = satisfaction(byGrade, rules);
      if (before === null || byGrade[from] === 0) return before === null || (before >= 0 && before <= 100);
      const better = byGrade.map((count, at) => count + (at === from - 1 ? 1 : at === from ? -1 : 0));
      return satisfaction(better, rules)! >= before && before >= 0 && before <= 100;
    }),
  );
  const part = fc.option(fc.nat(100), { nil: null });
  fc.assert(
    fc.property(
      fc.record({ active: part, good: part, rectified: part, coverage: part }),
      fc.nat(3),
      (parts, cases) => {
        const found = score(parts, rules, cases);
        return found === null || (found >= 0 && found <= 100 && cases > 0);
      },
    ),
  );
});
