import assert from "node:assert/strict";
import { test } from "node:test";
import { type Mandate, mandateFault, mandateHolds, mandatesOn } from "./mandate.ts";

const mandate: Mandate = {
  id: "m",
  enterprise: "91430482MA4L16JQ9B",
  resident: "r1",
  basis: "given",
  scope: "apply",
  validFrom: "2026-11-01",
  validTo: "2026-11-30",
};

test("a mandate holds from its first day to its last, both included, and not once it is ended", () => {
  assert.equal(mandateHolds(mandate, "2026-10-31"), false);
  assert.equal(mandateHolds(mandate, "2026-11-01"), true);
  assert.equal(mandateHolds(mandate, "2026-11-30"), true);
  assert.equal(mandateHolds(mandate, "2026-12-01"), false);
  const { validTo: _, ...open } = mandate;
  assert.equal(mandateHolds(open, "2099-01-01"), true);
  assert.equal(mandateHolds({ ...mandate, endedAt: "2026-11-02T00:00:00.000Z" }, "2026-11-15"), false);
});

test("an actor carries each enterprise once, with the wider scope", () => {
  const view: Mandate = { ...mandate, id: "v", scope: "view" };
  const over: Mandate = { ...mandate, id: "o", enterprise: "X", validTo: "2026-11-02" };
  const expected = [{ uscc: mandate.enterprise, scope: "apply" }];
  assert.deepEqual(mandatesOn([view, mandate, over], "2026-11-15"), expected);
  assert.deepEqual(mandatesOn([mandate, view], "2026-11-15"), expected);
  assert.deepEqual(mandatesOn([], "2026-11-15"), []);
});

test("only the legal person gives mandates, to others, for days to come", () => {
  const legal: Mandate = { ...mandate, basis: "legal-person", resident: "boss" };
  const boss = { resident: "boss", holds: [legal] };
  const asked = { enterprise: mandate.enterprise, resident: "r2", validFrom: "2026-11-15" };
  const fault = (giver: typeof boss, more: object = {}) =>
    mandateFault(giver, { ...asked, ...more }, "2026-11-15");
  assert.equal(fault(boss), undefined);
  assert.equal(fault(boss, { validTo: "2026-11-15" }), undefined);
  assert.equal(fault({ resident: "r1", holds: [mandate] }), "not-legal-person");
  assert.equal(fault(boss, { enterprise: "other" }), "not-legal-person");
  assert.equal(fault(boss, { resident: "boss" }), "to-oneself");
  assert.equal(fault(boss, { validTo: "2026-11-14" }), "backwards");
  assert.equal(fault(boss, { validFrom: "2026-11-01", validTo: "2026-11-14" }), "over");
  assert.equal(mandateFault(boss, asked, "2026-12-01"), "not-legal-person");
});
