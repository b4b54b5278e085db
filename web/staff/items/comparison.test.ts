import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceRows, reductionRows, valueText } from "./comparison.ts";

test("A13 what was simplified, with the rate of reduction", () => {
  const counts = {
    steps: { before: 3, after: 2, percent: 33.33 },
    materials: { before: 0, after: 1 },
    limit: { before: 15, after: 2, percent: 86.67, unit: "W" },
  };
  assert.deepEqual(
    reductionRows(counts).map((row) => [row.name, row.before, row.after, row.percent]),
    [
      ["环节", "3 个", "2 个", "33.33%"],
      ["材料", "0 份", "1 份", "—"],
      ["期限", "15 个工作日", "2 个工作日", "86.67%"],
    ],
  );
});

test("two editions of a material differ part by part", () => {
  const before = { id: "plan", name: "布局图", copies: 2, standard: "清楚" };
  const after = { id: "plan", name: "布局图", copies: 1, standard: "清楚", notes: "可拍照" };
  const rows = differenceRows({
    path: "materials.plan",
    name: "申请材料：布局图",
    kind: "changed",
    before,
    after,
  });
  assert.deepEqual(
    rows.map(({ name, before: was, after: is }) => [name, was, is]),
    [
      ["申请材料：布局图（复印件份数）", "2", "1"],
      ["申请材料：布局图（填报须知）", "没有", "可拍照"],
    ],
  );
});

test("a limit is compared as a whole", () => {
  const limits = { before: { n: 5, unit: "W" }, after: { n: 2, unit: "W" } };
  const rows = differenceRows({ path: "promised", name: "承诺办结时限", kind: "changed", ...limits });
  assert.deepEqual(
    rows.map(({ name, before, after }) => [name, before, after]),
    [["承诺办结时限", "5 个工作日", "2 个工作日"]],
  );
});

test("what came and what went is shown whole", () => {
  const [row] = differenceRows({
    path: "promised",
    name: "承诺办结时限",
    kind: "added",
    after: { n: 5, unit: "W" },
  });
  assert.deepEqual([row?.before, row?.after], ["没有", "5 个工作日"]);
  assert.equal(valueText(["一", "二"]), "一\n二");
  assert.equal(valueText(false), "否");
});
