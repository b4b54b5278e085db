import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type ConductEntry, dayScore, isCounted, monthScore, tenthsOf } from "./conduct.ts";
import { payOf, totalOf } from "./pay.ts";
import { meansOf, placesOf, type Standing } from "./ranking.ts";
import { checkSheets, rewrittenMonth, sheetAmong } from "./sheet.ts";

const data = JSON.parse(
  readFileSync(new URL("../../../data/conduct-sheet.json", import.meta.url), "utf8"),
) as unknown;
const sheet = checkSheets(data)[0]!;
const none = { cards: { yellow: 0, red: 0 } };

const made = (item: string, struck = false): Pick<ConductEntry, "group" | "tenths" | "struck"> => {
  const deduction = sheet.deductions.find(({ id }) => id === item);
  const points = deduction?.points ?? sheet.awards.find(({ id }) => id === item)?.points ?? 0;
  return { tenths: tenthsOf(points), struck, ...(deduction && { group: deduction.group }) };
};

test("R12.6 the sheet's groups make 100: 到岗 20, 仪容和环境 15, 服务 25, 业务 25, 纪律 15", () => {
  assert.deepEqual(
    sheet.groups.map(({ points }) => points),
    [20, 15, 25, 25, 15],
  );
  const broken = structuredClone(sheet);
  broken.groups[0]!.points = 21;
  assert.throws(() => checkSheets({ editions: [broken] }), /101 points/);
  broken.groups[0]!.points = 20;
  broken.deductions[0]!.group = "nowhere";
  assert.throws(() => checkSheets({ editions: [broken] }), /late is of no group/);
});

test("R12.6 a sheet holds from its month on; months that are over keep what they were scored by", () => {
  const stricter = { ...sheet, from: "2026-03", pay: { below: 90 } };
  const both = checkSheets({ editions: [sheet, stricter] });
  assert.throws(() => checkSheets({ editions: [stricter, sheet] }), /2000-01 does not come after/);
  const below = (on: string) => sheetAmong(both, on).pay.below;
  assert.deepEqual(["1999-05", "2026-02-28", "2026-03-01", "2026-12"].map(below), [80, 80, 90, 90]);
  const gentler = { ...stricter, pay: { below: 70 } };
  assert.equal(rewrittenMonth([], [gentler], "2026-04-02"), undefined, "the first file is as good as any");
  assert.equal(rewrittenMonth([sheet], both, "2026-03-31"), undefined, "the month is not over");
  assert.equal(rewrittenMonth([sheet], both, "2026-04-01"), "2026-03");
  assert.equal(rewrittenMonth(both, [sheet, gentler], "2026-04-01"), "2026-03");
  assert.equal(rewrittenMonth(both, [sheet], "2026-04-01"), "2026-03");
});

const days: [what: string, items: string[], score: number][] = [
  ["nothing to say", [], 100],
  ["slipped away once", ["slipped-away"], 99.5],
  ["slipped away and gaming", ["slipped-away", "gaming"], 98.5],
  ["away the whole day: the group is lost, no more", ["away", "late", "counter-empty"], 80],
  ["nine quarrels cost what service has", Array<string>(9).fill("quarrel"), 75],
  ["a quarrel and two praises", ["quarrel", "praise", "praise"], 99],
  ["three praises add the most there is", ["praise", "praise", "praise"], 102],
];
for (const [what, items, score] of days) {
  test(`R12.6 a day: ${what}`, () => {
    const entries = items.map((item) => made(item));
    assert.equal(dayScore(sheet, entries).score, score * 10);
  });
}

test("R12.6 leave does not count against anybody; a day nobody saw does not count", () => {
  assert.equal(isCounted({ attendance: "leave", inspected: true }), false);
  assert.equal(isCounted({ inspected: false }), false);
  assert.equal(isCounted({ inspected: true }), true);
  for (const attendance of ["present", "late", "away"] as const)
    assert.equal(isCounted({ attendance, inspected: false }), true);
});

test("R12.6 a month: mean of the days 70 %, rating 30 %, less the cards; each term is shown", () => {
  const { mean, terms, score } = monthScore(sheet, [1000, 995, 980], {
    rating: { score: 9000, count: 12 },
    cards: { yellow: 1, red: 1 },
  });
  assert.equal(mean, 9917);
  assert.deepEqual(terms, [
    { id: "days", value: 6942 },
    { id: "rating", value: 2700 },
    { id: "yellow", value: -200 },
    { id: "red", value: -500 },
  ]);
  assert.equal(score, 8942);
});

test("R12.6 whom nobody rated is not held back by it; without a day there is no score", () => {
  assert.equal(monthScore(sheet, [990, 1000], none).score, 9950);
  assert.equal(monthScore(sheet, [], { ...none, rating: { score: 10_000, count: 3 } }).score, undefined);
  assert.equal(monthScore(sheet, [0], { cards: { yellow: 0, red: 3 } }).score, 0, "never below 0");
});

test("R12.6 below 80 pay falls in proportion, to the fen; at 80 it is whole", () => {
  assert.deepEqual(payOf(sheet, 200_000, 8000), { base: 200_000, pay: 200_000, deducted: 0 });
  assert.deepEqual(payOf(sheet, 200_000, 7999), { base: 200_000, pay: 159_980, deducted: 40_020 });
  assert.deepEqual(payOf(sheet, 33_333, 5050), { base: 33_333, pay: 16_833, deducted: 16_500 });
  assert.deepEqual(payOf(sheet, 200_000, 0), { base: 200_000, pay: 0, deducted: 200_000 });
  assert.equal(payOf(sheet, 200_000, undefined).deducted, 0, "nothing to appraise, nothing deducted");
});

test("R12.6 the same score has the same place; who shares the last place is distinguished too", () => {
  const standings: Standing[] = [
    { key: "B02", score: 9800, days: 40 },
    { key: "A01", score: 9900, days: 40 },
    { key: "A02", score: 9800, days: 40 },
    { key: "A03", score: 9700, days: 40 },
    { key: "A04", score: 10_000, days: 3 },
    { key: "A05", days: 0 },
    { key: "A06", score: 9950, days: 60, barred: "red-card" },
  ];
  const places = placesOf(standings, { most: 2, leastDays: 30 });
  assert.deepEqual(
    places.map(({ key, rank, why, distinguished }) => [key, rank ?? why, distinguished]),
    [
      ["A01", 1, true],
      ["A02", 2, true],
      ["B02", 2, true],
      ["A03", 4, false],
      ["A04", "few-days", false],
      ["A05", "nothing", false],
      ["A06", "red-card", false],
    ],
  );
});

const someEntry = fc
  .record({
    item: fc.constantFrom(...sheet.deductions, ...sheet.awards).map(({ id }) => id),
    struck: fc.boolean(),
  })
  .map(({ item, struck }) => made(item, struck));

test("R12.6 the order of the entries does not matter, and a score stays within its bounds", () => {
  fc.assert(
    fc.property(fc.array(someEntry), fc.infiniteStream(fc.nat()), (entries, random) => {
      const { score, lost } = dayScore(sheet, entries);
      const shuffled = entries
        .map((entry) => ({ entry, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry);
      assert.deepEqual(dayScore(sheet, shuffled), dayScore(sheet, entries));
      assert.ok(score >= 0 && score <= 1000 + tenthsOf(sheet.awardsMost));
      for (const { group, tenths } of lost)
        assert.ok(tenths <= tenthsOf(sheet.groups.find(({ id }) => id === group)!.points));
    }),
  );
});

test("R12.6 a struck entry leaves every score as if it had never been made", () => {
  fc.assert(
    fc.property(fc.array(fc.array(someEntry), { minLength: 1 }), (month) => {
      const scores = (of: typeof month) => of.map((entries) => dayScore(sheet, entries).score);
      const never = month.map((entries) => entries.filter(({ struck }) => !struck));
      const [with_, without] = [scores(month), scores(never)];
      assert.deepEqual(with_, without);
      assert.deepEqual(monthScore(sheet, with_, none), monthScore(sheet, without, none));
    }),
  );
});

test("R12.6 the terms make the score, and the rows of the pay table make its totals", () => {
  const score = fc.integer({ min: 0, max: 1020 });
  const outside = fc.record({
    rating: fc.option(fc.record({ score: fc.integer({ min: 0, max: 10_000 }), count: fc.nat() }), {
      nil: undefined,
    }),
    cards: fc.record({ yellow: fc.nat(9), red: fc.nat(9) }),
  });
  const person = fc.tuple(fc.array(score, { maxLength: 31 }), outside, fc.nat(1_000_000));
  fc.assert(
    fc.property(fc.array(person), (people) => {
      const rows = people.map(([scores, { rating, cards }, base]) => {
        const month = monthScore(sheet, scores, { cards, ...(rating && { rating }) });
        const sum = month.terms.reduce((total, { value }) => total + value, 0);
        if (month.score !== undefined) assert.equal(month.score, Math.max(0, sum));
        const paid = payOf(sheet, base, month.score);
        assert.equal(paid.pay + paid.deducted, base);
        assert.ok(paid.pay >= 0 && paid.deducted >= 0);
        return paid;
      });
      const total = totalOf(rows);
      assert.equal(total.pay + total.deducted, total.base);
    }),
  );
});

test("R12.6 a counter's score lies between its people's, weighted by their days", () => {
  const share = fc.record({
    key: fc.constantFrom("A01", "A02"),
    staff: fc.constant("somebody"),
    month: fc.constant("2026-11"),
    days: fc.integer({ min: 1, max: 31 }),
    score: fc.integer({ min: 0, max: 10_200 }),
  });
  fc.assert(
    fc.property(fc.array(share), (shares) => {
      for (const { key, days, score } of meansOf(shares, ["A01", "A02"])) {
        const own = shares.filter((one) => one.key === key);
        assert.equal(
          days,
          own.reduce((sum, one) => sum + one.days, 0),
        );
        if (score === undefined) assert.equal(own.length, 0);
        else {
          const scores = own.map((one) => one.score);
          assert.ok(score >= Math.min(...scores) && score <= Math.max(...scores));
        }
      }
    }),
  );
});
