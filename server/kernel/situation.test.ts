import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { completeItem } from "#server/testing/item.ts";
import {
  materialsFor,
  missingAnswers,
  possibleMaterials,
  standingAnswers,
  stepsFor,
  visibleQuestions,
} from "./situation.ts";

const item = completeItem();
const ids = (list: { id: string }[]) => list.map((each) => each.id);
const paper = { business: "restaurant", chain: "no" };

describe("R1.18 the situation", () => {
  test("the next question appears when its answer is given", () => {
    assert.deepEqual(ids(visibleQuestions(item, {})), ["business"]);
    assert.deepEqual(ids(visibleQuestions(item, { business: "restaurant" })), ["business", "chain"]);
    assert.deepEqual(ids(visibleQuestions(item, { business: "shop", chain: "yes" })), ["business"]);
  });

  test("what is missing is what is asked and required", () => {
    assert.deepEqual(ids(missingAnswers(item, {})), ["business"]);
    assert.deepEqual(ids(missingAnswers(item, { business: "restaurant" })), ["chain"]);
    assert.deepEqual(ids(missingAnswers(item, paper)), []);
  });

  test("an answer the question does not know is no answer", () => {
    assert.deepEqual(ids(missingAnswers(item, { business: "spaceport" })), ["business"]);
    assert.deepEqual(standingAnswers(item, { business: ["restaurant"], chain: "yes" }), {});
  });

  test("materials follow the answers and say which (R1.16)", () => {
    assert.deepEqual(ids(materialsFor(item, {}).map(({ material }) => material)), ["id-card"]);
    const asked = materialsFor(item, paper);
    assert.deepEqual(
      asked.map(({ material, because }) => [material.id, because]),
      [
        ["id-card", undefined],
        ["layout", "因为您选了“饭店、餐馆”"],
      ],
    );
    assert.equal(materialsFor(item, { business: "restaurant", chain: "yes" }).length, 1);
  });

  test("the guide shows what is not ruled out yet, and when it is needed", () => {
    const before = possibleMaterials(item, {});
    assert.deepEqual(
      before.map(({ material, certain }) => [material.id, certain]),
      [
        ["id-card", true],
        ["layout", false],
      ],
    );
    const except = completeItem({
      materials: [{ ...item.materials[0]!, when: { not: { q: "business", is: "shop" } } }],
    });
    assert.equal(possibleMaterials(except, {})[0]?.because, "选“食品店”的不需要");
    assert.equal(before[1]?.because, "选“饭店、餐馆”的才需要");
    assert.equal(possibleMaterials(item, { business: "shop" }).length, 1);
    assert.equal(possibleMaterials(item, paper)[1]?.certain, true);
  });

  test("steps follow the answers", () => {
    assert.deepEqual(ids(stepsFor(item, { business: "shop" })), ["review", "decide"]);
    assert.deepEqual(ids(stepsFor(item, paper)), ["review", "survey", "decide"]);
  });

  test("a condition may look at a field of the form; yes and no are told with their question", () => {
    const withField = completeItem({
      materials: [
        { ...item.materials[0]!, id: "cold-room", when: { q: "sells", has: "cold" } },
        { ...item.materials[0]!, id: "brand", when: { q: "chain", is: "yes" } },
      ],
    });
    const answers = { business: "restaurant", chain: "yes", sells: ["cold"] };
    assert.deepEqual(
      materialsFor(withField, answers).map(({ because }) => because),
      ["因为您选了“冷食”", "因为您选了“是连锁门店吗：是”"],
    );
  });
});
