import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim } from "#contract/evaluation.ts";
import { isOwnClaim, keepsTemplate, ownClaimId } from "./own-claims.ts";

const sum: Claim = { id: "spent", kind: "sum", total: "spent", parts: ["basic", "project"] };
const part: Claim = { id: "own-2", kind: "part", part: "basic", whole: "spent" };

test("R11.8 own relations come and go; the template's stay as they are, but for what is explained", () => {
  assert.equal(ownClaimId([sum]), "own-2");
  assert.equal(ownClaimId([sum, part, { ...part, id: "own-4" }]), "own-5");
  assert.deepEqual([isOwnClaim(part), isOwnClaim(sum)], [true, false]);
  assert.equal(keepsTemplate([{ ...sum, explanation: "四舍五入" }, part], [sum]), true);
  assert.equal(keepsTemplate([sum], [sum]), true);
  assert.equal(keepsTemplate([part], [sum]), false, "taken away");
  assert.equal(keepsTemplate([{ ...sum, parts: ["basic"] }], [sum]), false, "changed");
  assert.equal(keepsTemplate([sum, { ...part, id: "mine" }], [sum]), false, "a name of the template's kind");
  assert.equal(keepsTemplate([sum, part, part], [sum]), false, "one id for two");
});
