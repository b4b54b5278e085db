/** How far the posts of staff reach: their organ, what is kept from them, what they answer for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "./actor.ts";
import { can, caseReach } from "./permission.ts";
import { division, organ, otherOrgan, roles, staff, theCase } from "./post.fixture.ts";
import type { CaseSubject } from "./subject.ts";

const owner: Actor = { kind: "resident", division, id: "r1", enterprises: [] };

test("a post reaches its organ and its halls only", () => {
  const elsewhere = { ...theCase, organ: otherOrgan };
  assert.equal(can(staff("clerk"), "case.read", elsewhere), false);
  assert.equal(can(staff("clerk", { reach: "all-organs" }), "case.read", elsewhere), true);
  assert.equal(can(staff("clerk", { halls: ["yiyang"] }), "case.read", theCase), false);
  assert.equal(can(staff("clerk", { halls: ["yiyang", "county"] }), "case.read", theCase), true);
  const { hall: _, ...online } = theCase;
  assert.equal(can(staff("clerk", { halls: ["yiyang"] }), "case.read", online), true);
});

test("an organ's head reads its cases and no other organ's, and works on none of its examiner's", () => {
  const head = staff("organ-head");
  assert.equal(can(head, "case.read", theCase), true);
  assert.equal(can(head, "case.read", { ...theCase, organ: otherOrgan }), false);
  assert.equal(can(head, "case.act", { ...theCase, role: "examiner" }), false);
  assert.deepEqual(caseReach(head), { kind: "posts", division, posts: [{ organ, halls: [] }] });
});

test("B8 a discreet case is kept from counters and those who work with them", () => {
  const discreet: CaseSubject = { ...theCase, kept: "discreet" };
  const readers = roles.filter((role) => can(staff(role), "case.read", discreet));
  assert.deepEqual(readers.sort(), ["approver", "director", "organ-head", "supervisor"]);
  assert.equal(can(staff("clerk"), "case.act", { ...discreet, role: "clerk" }), false);
  assert.equal(can(owner, "case.read", discreet), true);
});

test("B13 a sealed case is for supervisors over all organs and nobody else", () => {
  const sealed: CaseSubject = { division, organ, kept: "sealed" };
  for (const role of roles) {
    assert.equal(can(staff(role), "case.read", sealed), false, `${role} of the organ`);
    const over = staff(role, { reach: "all-organs" });
    assert.equal(can(over, "case.read", sealed), role === "supervisor", `${role} over all organs`);
    assert.equal(can(over, "case.read-personal", sealed), role === "supervisor", `${role}, in full`);
  }
  const inOneHall = staff("supervisor", { reach: "all-organs", halls: ["county"] });
  assert.equal(can(inOneHall, "case.read", sealed), false);
});

test("the money of a bureau is its own accountants', never another organ's", () => {
  const accountant = staff("accountant");
  assert.equal(can(accountant, "budget.keep", { division, organ: otherOrgan }), false);
  assert.equal(can(accountant, "budget.read", { division, organ: otherOrgan }), false);
  const farther = staff("accountant", { reach: "all-organs" });
  assert.equal(
    can(farther, "budget.keep", { division, organ: otherOrgan }),
    false,
    "however far the post reaches",
  );
  assert.equal(
    can(accountant, "item.read", { division, organ }),
    false,
    "who keeps accounts works on no matter",
  );
});

test("R12.6 the appraisal: an organ's head reads their own organ's, supervision keeps it all", () => {
  assert.equal(can(staff("organ-head"), "conduct.read", { division, organ: otherOrgan }), false);
  assert.equal(can(staff("organ-head"), "conduct.read", { division }), true, "of some organ");
  const everywhere = staff("supervisor", { reach: "all-organs" });
  assert.equal(can(everywhere, "conduct.read", { division, organ: otherOrgan }), true);
  assert.equal(can(everywhere, "conduct.keep", { division }), true);
});

test("R3.4 a card is seen and answered by whoever handled the matter, and by the heads of that organ alone", () => {
  const subject = { division, organ: otherOrgan, handler: "examiner-1" };
  assert.equal(can(staff("examiner"), "supervision.read", subject), true);
  assert.equal(can(staff("examiner"), "supervision.answer", subject), true);
  assert.equal(can(staff("surveyor"), "supervision.read", subject), false);
  assert.equal(can(staff("approver"), "supervision.answer", subject), false);
  assert.equal(can(staff("supervisor"), "supervision.examine", subject), false);
  assert.equal(can(staff("supervisor", { reach: "all-organs" }), "supervision.examine", subject), true);
});

test("R12.2 a connected system books only with the scope that names it", () => {
  const scoped = (...scopes: string[]): Actor => ({ kind: "connected", division, id: "c2", scopes });
  assert.equal(can(scoped("scheduler.read"), "scheduler.read", { division }), true);
  assert.equal(can(scoped("scheduler.read"), "scheduler.book", { division }), false);
  assert.equal(can(scoped("scheduler.book"), "scheduler.book", { division }), true);
  assert.equal(can(staff("director"), "scheduler.book", { division }), false);
});

test("R12.3 numbers are called only in the halls of one's post", () => {
  const away = staff("clerk", { halls: ["yiyang"] });
  const here = ["queue.serve", "queue.guide", "queue.read", "appointment.read", "appointment.keep"] as const;
  for (const permission of here) {
    assert.equal(can(away, permission, { division, hall: "county" }), false);
    assert.equal(can(away, permission, { division, hall: "yiyang" }), true);
  }
});

test("A17 what a point forwards is for the clerks of that point and of the hall it goes to, and for nobody between", () => {
  const forwarded: CaseSubject = { ...theCase, hall: "village", forwardedTo: "county" };
  const clerkIn = (...halls: string[]) => staff("clerk", { reach: "all-organs", halls });
  for (const permission of ["case.read", "case.read-personal"] as const) {
    assert.equal(can(clerkIn("county"), permission, forwarded), true);
    assert.equal(can(clerkIn("village"), permission, forwarded), true);
    assert.equal(can(clerkIn("town"), permission, forwarded), false);
    assert.equal(can(clerkIn("county"), permission, { ...theCase, hall: "village" }), false, "not forwarded");
  }
  assert.equal(can(clerkIn("county"), "case.act", { ...forwarded, role: "clerk" }), true);
  const elsewhere = staff("clerk", { organ: otherOrgan, halls: ["county"] });
  assert.equal(can(elsewhere, "case.read", forwarded), false, "their organ's cases only");
  assert.equal(can(clerkIn("county"), "case.read", { ...forwarded, kept: "discreet" }), false);
});
