import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { completeItem } from "#server/testing/item.ts";
import { changesBetween, countsOf } from "./changes.ts";
import { differences, sameJson } from "./differences.ts";
import { onlineGrade } from "./online-grade.ts";
import { limitInWords } from "./words.ts";

test("A13 counts of a version, and the reduction rates between two", () => {
  const before = completeItem({ promised: { n: 15, unit: "W" } });
  const after = completeItem({ promised: { n: 2, unit: "W" }, materials: before.materials.slice(1) });
  assert.deepEqual(countsOf(before), { steps: 3, materials: 2, limit: { n: 15, unit: "W" }, visits: 1 });
  assert.deepEqual(changesBetween(countsOf(before), countsOf(after)), {
    steps: { before: 3, after: 3, percent: 0 },
    materials: { before: 2, after: 1, percent: 50 },
    limit: { before: 15, after: 2, percent: 86.67, unit: "W" },
    visits: { before: 1, after: 1, percent: 0 },
  });
});

test("A13 limits in different units are not compared, nothing is divided by zero", () => {
  const before = { steps: 0, materials: 2, limit: { n: 7, unit: "D" as const } };
  const after = { steps: 2, materials: 3, limit: { n: 2, unit: "W" as const }, visits: 0 };
  assert.deepEqual(changesBetween(before, after), {
    steps: { before: 0, after: 2 },
    materials: { before: 2, after: 3, percent: -50 },
  });
});

test("differences name the element, and in a list the one that changed", () => {
  const before = completeItem();
  const after = completeItem({
    version: 2,
    promised: { n: 2, unit: "W" },
    materials: [{ ...before.materials[0]!, copies: 2 }],
    quota: "每年 10 家",
  });
  assert.deepEqual(
    differences(before, after).map(({ path, name, kind }) => [path, name, kind]),
    [
      ["promised", "承诺办结时限", "changed"],
      ["quota", "数量限制", "added"],
      ["materials.id-card", "申请材料：经营者身份证", "changed"],
      ["materials.layout", "申请材料：经营场所平面图", "removed"],
    ],
  );
});

test("a list in another order is one difference", () => {
  const before = completeItem();
  const found = differences(before, completeItem({ materials: [...before.materials].reverse() }));
  assert.deepEqual(
    found.map(({ path, name }) => [path, name]),
    [["materials", "申请材料的顺序"]],
  );
});

test("sameJson agrees with what JSON says, whatever the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const turned = JSON.parse(JSON.stringify(a), (_, value) =>
        value && typeof value === "object" && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      );
      return sameJson(a, turned) && sameJson(a, b) === sameJson(b, a);
    }),
  );
  assert.equal(sameJson({ a: 1 }, { a: 1, b: undefined }), true);
  assert.equal(sameJson({ a: 1 }, { a: 1, b: null }), false);
  assert.equal(sameJson([1], { 0: 1 }), false);
  assert.equal(sameJson([], {}), false);
});

test("R1.15 the grade follows from depth and visits", () => {
  const channel = completeItem().channel!;
  const grade = (depth: string[], visits: number, online = true) =>
    onlineGrade({ ...channel, depth, visits, online });
  assert.equal(grade(["1"], 2), "I");
  assert.equal(grade(["1", "2"], 2), "II");
  assert.equal(grade(["1", "2", "3", "4"], 1), "III");
  assert.equal(grade(["1", "2", "3", "4"], 2), "II");
  assert.equal(grade(["2", "4", "5", "6"], 0), "IV");
  assert.equal(grade(["2", "4", "5", "6"], 1), "III");
  assert.equal(grade(["1", "2", "3", "4"], 0), "III");
  assert.equal(grade(["1"], 2, false), undefined);
  assert.equal(grade([], 2), undefined);
  assert.equal(onlineGrade(undefined), undefined);
});

test("R1.13 limits in words", () => {
  assert.equal(limitInWords({ n: 20, unit: "W" }), "20 个工作日");
  assert.equal(limitInWords({ n: 7, unit: "D" }), "7 个自然日");
  assert.equal(limitInWords({ n: 4, unit: "H" }), "4 小时");
  assert.equal(limitInWords({ n: 0, unit: "W" }), "当场办结");
  assert.equal(limitInWords(undefined), "无");
});
