import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fractionOf, isLess, rounded } from "../fraction.ts";
import { checkEvaluation, rowFindings } from "./check.ts";
import { content, measure, row, rules } from "./evaluation.fixture.ts";
import { gradeOf, scoreExecution, scoreRow } from "./score.ts";
import { proposeTarget, targetFindings } from "./targets.ts";

const scoreOf = (target: string, actual: string, kind: "positive" | "negative" = "positive") =>
  scoreRow(row({ kind, measures: [measure({ target, actual })] }), rules).score;

test("R11.2: (B − C) / A; no more than the weight, nothing without a budget", () => {
  const money = (annual: string, executed: string, transfer: string) =>
    scoreExecution({ weight: "10", annual, executed, transfer, sources: {} });
  assert.deepEqual(money("100", "120", "10"), { rate: "110.00", score: "10.00" });
  assert.deepEqual(money("1833.25", "1775.24", "0"), { rate: "96.84", score: "9.68" });
  assert.deepEqual(money("100", "50", "60"), { rate: "-10.00", score: "0.00" });
  assert.deepEqual(money("0", "50", "0"), { rate: null, score: null });
});

test("R11.3: positive and negative figures", () => {
  assert.equal(scoreOf("150", "162"), "10.00");
  assert.equal(scoreOf("150", "149.99"), "10.00", "9.9993 is printed as 10.00");
  assert.equal(scoreOf("3", "1"), "3.33");
  assert.equal(scoreOf("10", "8", "negative"), "10.00");
  assert.equal(scoreOf("10", "12", "negative"), "8.00");
  assert.equal(scoreOf("10", "25", "negative"), "0.00");
  assert.equal(scoreOf("0", "1", "negative"), "0.00");
});

test("R11.3: several measures of one row share its weight; a deduction is taken off and explained", () => {
  const two = [measure({ target: "40", actual: "44" }), measure({ target: "120", actual: "60" })];
  assert.equal(scoreRow(row({ measures: two }), rules).score, "7.50");
  const less = scoreRow(row({ deduction: "1.5" }), rules);
  assert.equal(less.score, "8.50");
  assert.deepEqual(less.needs, ["reason", "improvement", "explanation"]);
});

test("R11.4: three bands hold the percent within them", () => {
  const judged = (band: "met" | "partly" | "unmet", percent: string) =>
    scoreRow(row({ kind: "qualitative", measures: [], judged: { band, percent, evidence: "" } }), rules)
      .score;
  assert.equal(judged("met", "95"), "9.50");
  assert.equal(judged("met", "60"), "8.00");
  assert.equal(judged("partly", "100"), "8.00");
  assert.equal(judged("unmet", "70"), "6.00");
});

test("R11.5: grades begin at 90, 80 and 60", () => {
  const grades = ["99.47", "90.00", "89.99", "80", "60", "59.99"].map((points) => gradeOf(points, rules));
  assert.deepEqual(grades, ["优", "优", "良", "良", "中", "差"]);
});

test("R11.6: below full score a reason and a measure are required, with evidence", () => {
  const low = row({ measures: [measure({ actual: "80", source: {} })] });
  const codes = rowFindings(low, rules).map(({ code }) => code);
  assert.deepEqual(codes, ["reason-missing", "improvement-missing", "evidence-missing"]);
  assert.deepEqual(rowFindings({ ...low, kind: "empty", weight: "0" }, rules), []);
  const blank = rowFindings(row({ measures: [measure({ actual: null })] }), rules);
  assert.deepEqual(
    blank.map(({ code }) => code),
    ["row-incomplete"],
  );
});

test("R11.3: from 130 % [A] on an explanation is required", () => {
  const far = row({ measures: [measure({ target: "100", actual: "130" })] });
  assert.deepEqual(
    targetFindings(far, rules).map(({ code, blocks }) => [code, blocks]),
    [["over-target", true]],
  );
  assert.equal(targetFindings({ ...far, explanation: "新增事项" }, rules)[0]?.blocks, false);
  assert.deepEqual(targetFindings(row({ measures: [measure({ actual: "129.99" })] }), rules), []);
});

test("next year's target follows from this year's months; one extraordinary month does not set it", () => {
  const months = ["80", "82", "79", "81", "80", "83", "78", "80", "81", "80", "400", "82"];
  const samples = months.map((value, place) => ({ name: `${place + 1} 月`, value }));
  assert.equal(proposeTarget(samples, "件", rules)?.target, "966");
  assert.equal(proposeTarget(samples, "%", rules)?.target, "80.50");
  assert.equal(proposeTarget(samples.slice(0, 2), "件", rules), null);
});

test("money that is missing is said, and the text of the table is read too", () => {
  const made = content();
  made.table.execution.annual = null;
  made.table.achieved = "上级财政移动支付为 0。";
  const codes = checkEvaluation(made, { year: 2023 }, rules).map(({ code }) => code);
  assert.ok(codes.includes("execution-missing") && codes.includes("mistyped"));
});

test("exact: what is rounded differs by at most half a unit, and never by a float", () => {
  assert.equal(rounded(fractionOf("1.005")!, 2), "1.01");
  assert.equal(rounded(fractionOf("-1.005")!, 2), "-1.01");
  assert.equal(rounded(fractionOf("-0.001")!, 2), "0.00");
  assert.equal(fractionOf("1e3"), null);
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
      const printed = fractionOf(rounded({ n, d }, 2))!;
      const gap = printed.n * d - n * printed.d;
      assert.ok((gap < 0n ? -gap : gap) * 200n <= printed.d * d);
    }),
  );
});

test("R11.3: a row is never more than its weight, never less than nothing, and more is never less", () => {
  const amount = fc
    .integer({ min: 0, max: 1_000_000 })
    .map((cents) => rounded({ n: BigInt(cents), d: 100n }, 2));
  fc.assert(
    fc.property(amount, amount, amount, (target, a, b) => {
      const [low, high] = isLess(fractionOf(b)!, fractionOf(a)!) ? [b, a] : [a, b];
      const points = [scoreOf(target, low), scoreOf(target, high)].flatMap(
        (score) => fractionOf(score) ?? [],
      );
      for (const one of points) assert.ok(one.n >= 0n && !isLess(fractionOf("10")!, one));
      if (points.length === 2) assert.ok(!isLess(points[1]!, points[0]!));
    }),
  );
});
