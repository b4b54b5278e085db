import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords, deskPage, noticesAddress, readNoticeFilter } from "./notices.ts";

test("the filter stands in the address, and nothing else does", () => {
  assert.deepEqual(readNoticeFilter("kind=card-red&unread=true&x=1"), { kind: "card-red", unread: true });
  assert.deepEqual(readNoticeFilter("kind=toString&unread=yes"), {});
  assert.equal(
    noticesAddress({ kind: "order", unread: true }, "2026_x"),
    "/notices?kind=order&unread=true&before=2026_x",
  );
  assert.equal(noticesAddress({}), "/notices");
});

test("a notice leads within the desk, or away from it", () => {
  assert.equal(deskPage("/staff/cases/1"), "/cases/1");
  assert.equal(deskPage("/staff"), "/");
  assert.equal(deskPage("/staffing"), undefined);
});

test("the bell counts to 99", () => {
  assert.deepEqual([1, 99, 100].map(countWords), ["1", "99", "99+"]);
});
