import assert from "node:assert/strict";
import { test } from "node:test";
import { fractionOf, percentOf } from "../fraction.ts";
import {
  asOfMisfits,
  baseMisfits,
  blankMisfit,
  declaredMisfits,
  type Misfit,
  partMisfits,
  percentMisfits,
  rateMisfits,
  ratioMisfits,
  type Stated,
  signedMisfits,
  sumMisfits,
} from "./relations.ts";
import { growth, ratio, rounded } from "./value.ts";

const codes = (found: Misfit[]) => found.map(({ code }) => code);
const wan = (name: string, text: string, unit = "万元"): Stated => ({
  ...{ name, text, unit },
  value: fractionOf(text)!,
});

test("rulebook §15 no. 1 parts that do not add up are found with what is missing; tolerance is zero", () => {
  const parts = ["157.3", "75.4", "52.48", "72.63", "322.08"].map((value, i) => wan(`第${i + 1}项`, value));
  const [misfit] = sumMisfits(wan("项目支出", "769.3"), parts);
  assert.equal(misfit?.code, "sum-differs");
  assert.match(misfit.sentence, /合计 679\.89 万元，分项比合计少 89\.41 万元/);
  assert.deepEqual(sumMisfits(wan("项目支出", "679.89"), parts), []);
  const two = [wan("基本", "1475.43"), wan("项目", "299.82")];
  assert.deepEqual(codes(sumMisfits(wan("支出", "1775.24"), two)), ["sum-differs"]);
});

test("rulebook §15 nos. 2, 5 a per cent must follow from its two numbers", () => {
  const grown = (percent: string, more: string, before: string) =>
    percentMisfits(wan("公用经费增幅", percent, "%"), percentOf(fractionOf(more)!, fractionOf(before)!), "");
  assert.match(grown("166.07", "30.6", "18.43")[0]?.sentence ?? "", /应为 166\.03%/);
  assert.deepEqual(grown("10.77", "35.78", "332.37"), []);
  assert.match(grown("1", "1", "0")[0]?.sentence ?? "", /除数的数据为 0/);
  assert.deepEqual(codes(ratioMisfits(wan("率", "150.00", "%"), wan("其中", "3"), wan("合计", "2"))), [
    "part-over-whole",
  ]);
});

test("rulebook §15 nos. 3, 4, 11, 12, 13 shares over the whole, early dates, other denominators, blanks, cut-offs", () => {
  assert.deepEqual(codes(rateMisfits(wan("回访率", "101.6", "%"))), ["over-hundred"]);
  assert.deepEqual(rateMisfits(wan("接通率", "100", "%")), []);
  assert.deepEqual(codes(partMisfits(wan("其中", "3"), wan("合计", "2"))), ["part-over-whole"]);
  assert.deepEqual(codes(signedMisfits("2020-04-21", 2020)), ["signed-early"]);
  assert.deepEqual(signedMisfits("2021-01-01", 2020), []);
  const items = { metric: "platform.items", name: "接入事项" };
  const face = { metric: "face-items", name: "刷脸办事项", notComparableWith: ["platform.items"] };
  assert.deepEqual(codes(declaredMisfits(items, face)), ["bases-differ"]);
  assert.deepEqual(declaredMisfits(items, { ...face, notComparableWith: [] }), []);
  const [one, other] = [
    { ...wan("接入事项", "1860", "项"), base: "平台" },
    { ...wan("刷脸办", "7016", "项"), base: "全省" },
  ];
  assert.deepEqual(codes(baseMisfits([one, other])), ["bases-differ"]);
  assert.deepEqual(baseMisfits([one, { ...other, base: "平台" }]), []);
  assert.deepEqual(codes(blankMisfit("下放事项")), ["blank-figure"]);
  assert.deepEqual(codes(asOfMisfits("事项", undefined, 2023)), ["as-of-missing"]);
  assert.deepEqual(codes(asOfMisfits("事项", "2023-10-31", 2023)), ["as-of-early"]);
  assert.deepEqual(asOfMisfits("事项", "2023-12-31", 2023), []);
});

test("R11.7 values round half away from zero; nothing to divide by is no value", () => {
  assert.equal(ratio(1940.42, 2048.62, 100, 2), 94.72);
  assert.equal(ratio(0, 0, 100, 2), null);
  assert.equal(rounded(1.005, 2), 1.01);
  assert.equal(rounded(-1.005, 2), -1.01);
  assert.equal(growth(46, 0, 2), null);
  assert.equal(growth(37051, 25377, 2), 46);
});
