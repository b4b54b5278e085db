import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { comeBack, signInAddress } from "./coming-back.ts";

test("after signing in one is where one was", () => {
  for (const place of ["/cases", "/items/food-business-licence/apply", "/search?q=开饭店&for=person"]) {
    const next = new URL(signInAddress(place), "http://hall").searchParams.get("next");
    assert.equal(comeBack(next), place);
  }
});

test("from home and from the sign-in page itself one comes home", () => {
  assert.equal(signInAddress("/"), "/sign-in");
  assert.equal(signInAddress("/sign-in?next=/me"), "/sign-in");
  assert.equal(comeBack(null), "/");
});

test("nobody is led to another site", () => {
  for (const next of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
  ]) {
    assert.equal(comeBack(next), "/");
  }
  fc.assert(
    fc.property(
      fc.string(),
      (next) => new URL(comeBack(next), "http://hall.example").host === "hall.example",
    ),
  );
});
