import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor, StaffActor, StaffRole } from "./actor.ts";
import { can, caseReach } from "./permission.ts";

const division = "430482";
const organ = "11430482MB1234567A";
const staff = (role: StaffRole, reach: "organ" | "all-organs" = "organ"): StaffActor => ({
  ...{ kind: "staff", division, id: `${role}-1` },
  posts: [{ id: "p", role, organ, halls: [], reach }],
});

test("R12.5 the centre's helper keeps the roster; a helper touches no errand of another, and no case by the general routes", () => {
  const centre = staff("assistant", "all-organs");
  assert.ok(can(centre, "assistance.manage", { division }));
  assert.ok(can(staff("supervisor", "all-organs"), "assistance.manage", { division }));
  assert.equal(can(centre, "assistance.help", { division, helper: "somebody-else" }), false);
  const theCase = { division, organ, hall: "county", resident: "r1" };
  assert.equal(can(centre, "case.act", { ...theCase, role: "assistant" }), false);
  assert.equal(can(centre, "case.read", theCase), false);
  assert.equal(caseReach(centre), undefined);
  const both: Actor = { ...staff("clerk"), posts: [...staff("clerk").posts, ...staff("assistant").posts] };
  assert.equal(can(both, "assistance.seen", { division, helper: both.id }), false, "not for themselves");
});
