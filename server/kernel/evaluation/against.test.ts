import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReportFigure } from "#contract/evaluation.ts";
import { against, type Beside, comparedIn, comparisonRows } from "./against.ts";
import { checkEvaluation } from "./check.ts";
import { content, figure, rules } from "./evaluation.fixture.ts";
import { sentenceWords } from "./sentence.ts";

const beside = (change: Partial<Beside>): Beside => ({
  ...{ place: "figure/x", name: "办结办件", unit: "件", better: "neutral", plan: null, now: "450" },
  ...{ past: { value: "400", from: "metric" } },
  ...change,
});
const wordsOf = (change: Partial<Beside>) => {
  const { direction, verdict, planWords } = against(beside(change));
  return [direction, verdict, planWords];
};

test("R11.8: this year beside last year, as change, growth, and words that need no colour", () => {
  const { change, growth } = against(beside({}));
  assert.deepEqual([change, growth], ["+50", "+12.50"]);
  assert.deepEqual(wordsOf({ better: "up-good" }), ["增长", "向好", "没有计划数"]);
  assert.deepEqual(wordsOf({ better: "down-good", plan: "440" }), ["增长", "变差", "超出计划 2.27%"]);
  assert.deepEqual(wordsOf({ better: "down-good", plan: "450" }), ["增长", "变差", "在计划以内"]);
  assert.deepEqual(wordsOf({ now: "400", better: "up-good", plan: "500" }), [
    "持平",
    "",
    "完成计划的 80.00%",
  ]);
});

test("a rate moves by points of per cent, and nothing grows from nothing", () => {
  const rate = against(beside({ unit: "%", now: "97.50", past: { value: "98.02", from: "edition" } }));
  assert.deepEqual([rate.change, rate.growth, rate.direction], ["-0.52", null, "下降"]);
  const from0 = against(beside({ past: { value: "0", from: "metric" } }));
  assert.deepEqual([from0.change, from0.growth], ["+450", null]);
  const debt = against(beside({ now: "-50", past: { value: "-100", from: "metric" } }));
  assert.deepEqual([debt.change, debt.growth], ["+50", "+50.00"]);
});

const told = (change: Partial<ReportFigure> = {}) => ({
  ...figure("done", "办结办件", "450", "件"),
  ...change,
});
const written = (text: string, past: object, change: Partial<ReportFigure> = {}) => ({
  ...content({ figures: [told(change)], sections: [{ id: "s", title: "绩效", paragraphs: [text] }] }),
  past: { "figure/done": past } as Record<string, { value: string | null; from: "metric"; refused?: string }>,
});
const text = "办结 {done}，上年 {done:last}，同比{done:growth}，{done:change}，完成 {done:done}。";

test("sentences carry last year, growth and the plan", () => {
  const made = written(text, { value: "500", from: "metric" }, { plan: { value: "400", source: {} } });
  assert.equal(sentenceWords(text, made), "办结 450件，上年 500件，同比下降10.00%，下降50件，完成 112.50%。");
});

test("§15, 11: another definition or denominator is refused as a comparison, with the reason", () => {
  const refused = "“办结办件”的分母从 2026 年起变更，与上年不可比";
  const made = written("同比{done:growth}。", { value: null, from: "metric", refused });
  assert.equal(sentenceWords("同比{done:growth}。", made), "同比____。");
  const found = checkEvaluation(made, { year: 2026 }, rules).filter(
    ({ code }) => code === "comparison-refused",
  );
  assert.deepEqual(
    found.map(({ sentence, blocks }) => [sentence, blocks]),
    [[`“绩效”写了“办结办件”的同比，但${refused}。`, true]],
  );
  const row = comparisonRows(made).find(([name]) => name === "办结办件")!;
  assert.deepEqual(row.slice(3, 8), ["450", "不可比", "—", "—", refused]);
});

test("a metric is compared once, whatever has a plan or a last year", () => {
  const made = written("", { value: "500", from: "metric" });
  made.table.execution.sources.executed = { metric: "budget.executed" };
  made.figures.push({
    ...figure("spent", "全年支出", "1940.42", "万元"),
    source: { metric: "budget.executed" },
  });
  made.past["figure/spent"] = { value: "1", from: "metric" };
  const names = comparedIn(made).map(({ name }) => name);
  assert.deepEqual(
    [names[0], names.includes("全年支出"), names.at(-1)],
    ["全年执行数（B）", false, "办结办件"],
  );
});
