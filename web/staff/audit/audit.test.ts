import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuditEntry } from "#contract/audit.ts";
import {
  actionWords,
  actorWords,
  auditAddress,
  detailLines,
  readAuditFilter,
  reasonWords,
  subjectWords,
  usualActions,
} from "./audit.ts";

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  seq: 1,
  at: "2026-06-09T02:00:00.000Z",
  actorKind: "staff",
  action: "staff.sign-in",
  result: "done",
  details: {},
  digest: "",
  ...more,
});

test("who did what to whom, in words", () => {
  assert.equal(actionWords("person.reveal"), "个人信息：查看全文");
  assert.equal(actionWords("queue.call"), "queue.call", "what is not known is shown as it is");
  assert.equal(actorWords(entry({ actorName: "clerk" })), "工作人员 clerk");
  assert.equal(actorWords(entry({ actorKind: "nobody" })), "没有登录的人");
  assert.equal(subjectWords(entry({ subjectKind: "case", subject: "4304" })), "办件 4304");
  assert.equal(subjectWords(entry({})), "");
  for (const { label } of usualActions) assert.match(label, /[一-鿿]：[一-鿿]/);
});

test("R13.3 staff and organs stand there by name, refusals in words", () => {
  const names = { a1: "李清明", "11430482000000001K": "常宁市市场监督管理局" };
  assert.equal(actorWords(entry({ actor: "a1", actorName: "editor" }), names), "工作人员 李清明（editor）");
  assert.equal(actorWords(entry({ actor: "a2" }), names), "工作人员 a2", "an account nobody knows any more");
  assert.equal(subjectWords(entry({ subjectKind: "staff", subject: "a1" }), names), "工作人员 李清明");
  const details = { staff: "a1", organ: "11430482000000001K" };
  assert.deepEqual(detailLines(details, names), ["工作人员：李清明", "机构：常宁市市场监督管理局"]);
  assert.equal(reasonWords("account-locked"), "账号已锁定");
  assert.equal(reasonWords("核对申请人身份"), "核对申请人身份");
});

test("R13.5 a resident's account is not shown by its id", () => {
  assert.equal(actorWords(entry({ actorKind: "resident", actor: "7d3c" })), "群众");
});

test("details line by line, empty ones left out", () => {
  const details = {
    role: "clerk",
    halls: [],
    note: "",
    isNew: false,
    scopes: ["a", "b"],
    counts: { new: 2 },
  };
  assert.deepEqual(detailLines(details), [
    "角色：窗口人员",
    "第一次登录：否",
    "可以做什么：a、b",
    'counts：{"new":2}',
  ]);
});

test("the address holds the filter, and gives it back", () => {
  const filter = { actor: "clerk", result: "refused" as const, from: "2026-06-01" };
  const address = auditAddress(filter, 120);
  assert.ok(address.endsWith("before=120"));
  assert.deepEqual(readAuditFilter(address.split("?")[1] ?? ""), filter);
});
