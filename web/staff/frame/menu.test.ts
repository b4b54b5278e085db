import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import { homeOf, isHere, menuFor } from "./menu.ts";

const places = (...roles: StaffRole[]) =>
  menuFor(roles).flatMap((group) => group.entries.map((entry) => entry.href));

test("a clerk begins at the inbox and can receive at the counter", () => {
  assert.equal(homeOf(["clerk"]), "/");
  assert.ok(places("clerk").includes("/reception"));
  assert.ok(!places("examiner").includes("/reception"));
  assert.equal(homeOf([]), undefined, "nobody without a post has a place");
});

test("R13.3 each of the separated trio sees only its own places, and no cases", () => {
  assert.deepEqual(places("system-admin"), [
    "/people",
    "/devices",
    "/organisation",
    "/sites",
    "/queues",
    "/queue-rules",
    "/calendar",
  ]);
  assert.deepEqual(places("security-admin"), ["/people", "/devices", "/connections"]);
  assert.deepEqual(places("audit-admin"), ["/audit", "/budget"]);
});

test("everybody with a post has somewhere to go; nobody sees a place twice", () => {
  for (const role of Object.keys(roleNames) as StaffRole[]) assert.ok(places(role).length > 0, role);
  const all = places(...(Object.keys(roleNames) as StaffRole[]));
  assert.equal(new Set(all).size, all.length);
});

test("a case belongs to the inbox, a page below an entry to that entry", () => {
  assert.ok(isHere("/", "/cases/4304822026112101000123X"));
  assert.ok(isHere("/items", "/items/food-business-licence"));
  assert.ok(!isHere("/", "/items"));
  assert.ok(!isHere("/items", "/items-old"));
});

test("R2.31 whoever may read credit records finds them in the menu, nobody else", () => {
  const readers = (Object.keys(roleNames) as StaffRole[]).filter((role) => places(role).includes("/credit"));
  assert.deepEqual(readers.sort(), ["approver", "clerk", "director", "examiner", "supervisor"]);
});

test("R12.6 one's own appraisal is a place of its own", () => {
  assert.equal(isHere("/conduct", "/conduct/me"), false);
  assert.equal(isHere("/conduct", "/conduct/month"), true);
  assert.ok(places("clerk").includes("/conduct/me") && !places("clerk").includes("/conduct"));
});
