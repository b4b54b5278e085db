import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffView } from "#contract/staff.ts";
import { organChoices, type Places, postWords, statesOf } from "./people.ts";

const places: Places = {
  organs: [
    { uscc: "A", name: "常宁市市场监督管理局", shortName: "市场监管局" },
    { uscc: "B", name: "撤掉的局", shortName: "旧局", closedOn: "2020-01-01" },
  ],
  halls: [{ id: "changning", name: "常宁市政务服务中心" }],
};

test("a post in words: whose matters, which role, where", () => {
  assert.equal(
    postWords({ organ: "A", role: "examiner", halls: [], reach: "organ" }, places),
    "市场监管局 审查人员",
  );
  assert.equal(
    postWords({ organ: "A", role: "clerk", halls: ["changning"], reach: "all-organs" }, places),
    "市场监管局（管各机关的件） 窗口人员，只在常宁市政务服务中心",
  );
});

test("an administrator's post has no reach to tell", () => {
  const post = { organ: "A", role: "audit-admin" as const, halls: [], reach: "all-organs" as const };
  assert.equal(postWords(post, places), "市场监管局 审计管理员");
});

test("what is special about an account is said, nothing of an ordinary one", () => {
  const ordinary = {
    closed: false,
    totp: false,
    mustChangePassword: false,
    demonstration: false,
  } as StaffView;
  const now = "2026-06-09T02:00:00.000Z";
  assert.deepEqual(statesOf(ordinary, now), []);
  const words = (staff: Partial<StaffView>) =>
    statesOf({ ...ordinary, ...staff }, now).map(({ word }) => word);
  assert.deepEqual(words({ closed: true }), ["已停用"]);
  assert.deepEqual(words({ lockedUntil: "2026-06-09T02:10:00.000Z" }), ["已锁定"]);
  assert.deepEqual(words({ lockedUntil: "2026-06-09T01:10:00.000Z" }), [], "the lock is over");
});

test("nobody gets a post in an organ that was dissolved", () => {
  assert.deepEqual(organChoices(places), [{ value: "A", label: "常宁市市场监督管理局" }]);
});
