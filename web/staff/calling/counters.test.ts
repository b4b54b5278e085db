import assert from "node:assert/strict";
import { test } from "node:test";
import { countersFor } from "./counters.ts";

const counters = [
  { hall: "changning", id: "A01", name: "企业开办", organs: ["X"] },
  { hall: "changning", id: "A03", name: "食品药品", organs: ["Y"] },
  { hall: "changning", id: "A09", name: "全科", organs: [] },
  { hall: "changning", id: "A10", name: "停用的", organs: ["Y"], closedOn: "2026-01-01" },
  { hall: "xiling", id: "01", name: "综合", organs: [] },
];
const ids = (posts: Parameters<typeof countersFor>[2]) =>
  countersFor(counters, "changning", posts).map(({ id }) => id);

test("the counters of one's own organ come first; closed ones and other halls are no choice", () => {
  assert.deepEqual(ids([{ role: "clerk", organ: "Y", reach: "organ" }]), ["A03", "A09", "A01"]);
  assert.deepEqual(ids([{ role: "clerk", organ: "Y", reach: "all-organs" }]), ["A01", "A03", "A09"]);
  assert.deepEqual(ids([{ role: "examiner", organ: "Y", reach: "organ" }]), ["A09", "A01", "A03"]);
});
