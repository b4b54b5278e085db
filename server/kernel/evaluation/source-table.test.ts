/** The table of a real report of 2023, from what was entered alone (R11.7). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkEvaluation, isSound } from "./check.ts";
import { content, rules, sourceTable } from "./evaluation.fixture.ts";
import { fullScore, scoreTable } from "./score.ts";

test("R11.7: 94.72 %, 9.47 and 99.47, row by row", () => {
  const score = scoreTable(sourceTable(), rules);
  assert.deepEqual(score.execution, { rate: "94.72", score: "9.47" });
  const rows = Object.fromEntries(Object.entries(score.rows).map(([id, row]) => [id, row.score]));
  assert.deepEqual(rows, {
    ...{ "drawing-area": "10.00", hall: "10.00" },
    ...{ "study-quality": "5.00", "drawing-quality": "5.00" },
    ...{ "study-time": "5.00", "budget-open": "5.00", "drawing-time": "5.00", "carry-over": "5.00" },
    ...{ "economic-none": "0.00", "ecological-none": "0.00", "lasting-none": "0.00" },
    ...{ "social-1": "6.00", "social-2": "6.00", "social-3": "6.00", "social-4": "6.00", "social-5": "6.00" },
    "satisfied-rate": "10.00",
  });
  assert.deepEqual(score.branches, { output: "50.00", benefit: "30.00", satisfaction: "10.00" });
  assert.equal(score.total, "99.47");
  assert.equal(score.grade, "优");
  assert.equal(fullScore(sourceTable()), "100");
});

test("R11.3: its one fault is the satisfaction target, explained it is sound", () => {
  const findings = checkEvaluation(content(), { year: 2023 }, rules);
  assert.deepEqual(
    findings.map(({ code, place }) => [code, place.id]),
    [["target-too-low", "satisfied-rate"]],
  );
  assert.equal(isSound(findings), false);
  const table = sourceTable();
  table.branches[2]!.groups[0]!.indicators[0]!.explanation = "目标沿用 2019 年，明年调整为 99%";
  assert.equal(isSound(checkEvaluation(content({ table }), { year: 2023 }, rules)), true);
});

test("R11.1: weights that do not sum are named", () => {
  const table = sourceTable();
  table.branches[0]!.groups[0]!.indicators[0]!.weight = "9";
  table.branches[1]!.weight = "31";
  table.branches[1]!.groups[0]!.indicators[0]!.weight = "1";
  const sentences = checkEvaluation(content({ table }), { year: 2023 }, rules).map(
    ({ sentence }) => sentence,
  );
  assert.ok(sentences.includes("“效益指标”的分值应为 30 分，表中是 31 分。"));
  assert.ok(sentences.includes("“数量指标”分值为 20 分，下级指标分值之和是 19 分，两者应当相等。"));
  assert.ok(sentences.includes("“效益指标”分值为 31 分，下级指标分值之和是 30 分，两者应当相等。"));
  assert.ok(sentences.some((sentence) => sentence.startsWith("“空指标”今年没有设定指标")));
});
