import assert from "node:assert/strict";
import { test } from "node:test";
import type { MaterialView } from "#contract/application.ts";
import { isRenewed, resubmission } from "./resubmission.ts";

const old = { id: "a".repeat(64), name: "旧.jpg", type: "image/jpeg", size: 1 };
const fresh = { id: "b".repeat(64), name: "新.jpg" };

const material = (id: string, more: Partial<MaterialView> = {}): MaterialView => ({
  id,
  name: id,
  required: true,
  shared: false,
  paper: false,
  files: [],
  ...more,
});

test("what was right stays, what was wrong is replaced, what was never there stays away", () => {
  const materials = [
    material("plan", { files: [old], problem: "看不清" }),
    material("id-card", { paper: true, papers: ["copy"] }),
    material("report", { files: [old] }),
    material("optional"),
  ];
  assert.deepEqual(resubmission(materials, { plan: { files: [fresh], paper: false } }), [
    { material: "plan", files: [fresh] },
    { material: "id-card", files: [], paper: true, papers: ["copy"] },
    { material: "report", files: [{ id: old.id, name: old.name }] },
  ]);
});

test("paper alone renews a material, nothing does not", () => {
  assert.ok(isRenewed({ files: [], paper: true }));
  assert.ok(!isRenewed({ files: [], paper: false }));
  assert.ok(!isRenewed(undefined));
});
