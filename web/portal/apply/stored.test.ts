import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredMaterial } from "#contract/materials.ts";
import { chosenAnew, storedTaken, withStored } from "./stored.ts";

const card: StoredMaterial = { material: "id-card", record: "r1", grade: "B", from: "窗口核验" };
const taken = { material: "id-card", files: [], record: "r1" };
const uploaded = { material: "id-card", files: [{ id: "f", name: "a.png" }] };

test("R1.17 what the store has is used by itself, once", () => {
  const entries = withStored([], [card]);
  assert.deepEqual(entries, [taken]);
  assert.equal(withStored(entries, [card]), entries);
});

test("whoever chose something else keeps it", () => {
  const own = [uploaded];
  assert.equal(withStored(own, [card]), own);
  const anew = chosenAnew([taken], "id-card");
  assert.deepEqual(anew, [{ material: "id-card", files: [] }]);
  assert.equal(withStored(anew, [card]), anew);
  assert.deepEqual(storedTaken(anew, card), [taken]);
});

test("what no longer stands in is asked for again", () => {
  assert.deepEqual(withStored([taken, { material: "plan", files: [] }], []), [
    { material: "plan", files: [] },
  ]);
  assert.deepEqual(withStored([taken], [{ ...card, record: "r2" }]), [{ ...taken, record: "r2" }]);
});
