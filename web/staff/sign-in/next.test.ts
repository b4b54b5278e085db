import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAfterSignIn } from "./next.ts";

test("one comes back to the page one was on", () => {
  assert.equal(pageAfterSignIn("/staff/cases/1?x=2"), "/staff/cases/1?x=2");
  assert.equal(pageAfterSignIn("/staff?state=received"), "/staff?state=received");
});

test("no other place is gone to", () => {
  const others = [
    "//evil.example",
    "/staffing",
    "https://evil.example/staff",
    "/staff\\..\\x",
    "/staff/sign-in",
    "",
  ];
  for (const next of [null, ...others]) assert.equal(pageAfterSignIn(next), "/staff", String(next));
});
