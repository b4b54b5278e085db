import assert from "node:assert/strict";
import { test } from "node:test";
import { possibleMaterials } from "#server/kernel/situation.ts";
import { completeItem } from "#server/testing/item.ts";
import { copiesWords, groupMaterials } from "./materials.ts";

const item = completeItem();
const [card] = item.materials;

test("R1.16 copies in words", () => {
  assert.equal(copiesWords(card!), "复印件 1 份（A4）");
  assert.equal(copiesWords({ ...card!, originals: 2 }), "原件 2 份、复印件 1 份（A4）");
  assert.equal(copiesWords({ ...card!, originals: 0, copies: 0 }), "电子材料");
  assert.equal(copiesWords({ ...card!, copies: 0, source: "20" }), "不用交，由系统核验");
});

test("what is certain, what depends, and what need not be brought stand apart (R1.17, R1.18)", () => {
  const shared = { ...card!, id: "licence", source: "20", copies: 0 };
  const guide = completeItem({ materials: [...item.materials, shared] });
  const ids = (answers: Record<string, string>) => {
    const { bring, perhaps, shared: looked } = groupMaterials(possibleMaterials(guide, answers));
    return [bring, perhaps, looked].map((group) => group.map(({ material }) => material.id));
  };
  assert.deepEqual(ids({}), [["id-card"], ["layout"], ["licence"]]);
  assert.deepEqual(ids({ business: "restaurant", chain: "no" }), [["id-card", "layout"], [], ["licence"]]);
});
