import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import type { AbolishedProof } from "#contract/materials.ts";
import { completeItem, gateRules } from "#server/testing/item.ts";
import { isShared } from "../submission.ts";
import { judgeItem } from "./gate.ts";
import { abolishedProblems, isAbolished, withoutAbolished } from "./gate-abolished.ts";

const data = new URL("../../../data/", import.meta.url);
const proofs: AbolishedProof[] = JSON.parse(readFileSync(new URL("abolished-proofs.json", data), "utf8"));
const proof = (id: string) => proofs.find((each) => each.id === id)!;

const cases: [name: string, issuedBy: string | undefined, id: string, expected: boolean][] = [
  ["就业报到证", undefined, "graduate-registration", true],
  ["就业报到证（原件）", "教育部门", "graduate-registration", true],
  ["无婚姻登记记录证明", "民政部门", "marriage-record", true],
  ["（无）婚姻登记记录证明复印件", "民政部门", "marriage-record", true],
  ["无犯罪记录证明", "居住地社区居民委员会", "village-no-crime", true],
  ["无犯罪记录证明", "公安机关", "village-no-crime", false],
  ["无犯罪记录证明", undefined, "village-no-crime", true],
  ["出生医学证明", "医疗机构", "village-birth", false],
  ["与逝者的关系证明材料", undefined, "village-kinship", false],
];

for (const [name, issuedBy, id, expected] of cases) {
  test(`“${name}” of ${issuedBy ?? "nobody named"}: ${expected ? "abolished" : "may be asked for"}`, () => {
    assert.equal(isAbolished({ name, ...(issuedBy !== undefined && { issuedBy }) }, proof(id)), expected);
  });
}

test("an item that asks for an abolished proof is not publishable, and is told which", () => {
  const [first, ...rest] = completeItem().materials;
  const item = completeItem({ materials: [{ ...first!, name: "就业报到证" }, ...rest] });
  const judged = judgeItem(item, { ...gateRules, abolished: proofs });
  assert.equal(judged.publishable, false);
  const [found] = judged.problems;
  assert.deepEqual([found?.code, found?.path], ["proof-abolished", "materials[0].name"]);
  assert.match(found!.message, /就业报到证.*国办发〔2022〕13号/);
  assert.equal(judgeItem(item, gateRules).publishable, true);
});

test("no item of the data folder asks for one", () => {
  const files = globSync("items/*.json", { cwd: data.pathname });
  assert.ok(files.length > 50);
  const found = files.flatMap((file) =>
    abolishedProblems(JSON.parse(readFileSync(new URL(file, data), "utf8")) as Item, proofs),
  );
  assert.deepEqual(found, []);
});

test("R1.17b a proof that was abolished after the item was published is no longer demanded", () => {
  const [first, ...rest] = completeItem().materials;
  const item = completeItem({ materials: [{ ...first!, name: "就业报到证" }, ...rest] });
  const open = withoutAbolished(item, proofs);
  assert.deepEqual(open.materials.map(isShared), [true, false]);
  assert.deepEqual(open.materials[1], item.materials[1]);
  const plain = completeItem();
  assert.equal(withoutAbolished(plain, proofs), plain);
});
