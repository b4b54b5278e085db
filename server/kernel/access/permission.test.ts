import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Actor, administratorRoles, caseRoles, rolesThatClash } from "./actor.ts";
import { evaluationAllowed, evaluationSubjects } from "./evaluation-rules.fixture.ts";
import { can, caseReach, type Permission, permissions, postFor } from "./permission.ts";
import { division, organ, otherOrgan, roles, staff, theCase, uscc } from "./post.fixture.ts";
import type { PermissionSubjects } from "./subject.ts";

const owner: Actor = { kind: "resident", division, id: "r1", enterprises: [] };
const stranger: Actor = { kind: "resident", division, id: "r2", enterprises: [] };
const agent: Actor = { kind: "resident", division, id: "r3", enterprises: [{ uscc, scope: "apply" }] };
const viewer: Actor = { kind: "resident", division, id: "r4", enterprises: [{ uscc, scope: "view" }] };
const device: Actor = { kind: "device", division, id: "k1", hall: "county" };
const connected: Actor = { kind: "connected", division, id: "c1", scopes: ["metrics.read", "sms.reply"] };

const actors: Record<string, Actor> = { owner, stranger, agent, viewer, device, connected };
for (const role of roles) actors[role] = staff(role);

const subjects: PermissionSubjects = {
  "case.read": theCase,
  "case.act": { ...theCase, role: "examiner" },
  "case.read-personal": theCase,
  "case.apply": { division },
  "reception.open": { division, organ, hall: "county" },
  "draft.read": { division, owner: { kind: "resident", id: "r1" } },
  "draft.edit": { division, owner: { kind: "resident", id: "r1" } },
  "draft.submit": { division, owner: { kind: "staff", id: "clerk-1" } },
  "message.read": { division, owner: { kind: "resident", id: "r1" } },
  "live.listen": { division, organ },
  "licence.read": theCase,
  "licence.print": theCase,
  "licence.revoke": theCase,
  "item.read": { division, organ },
  "item.edit": { division, organ },
  "item.publish": { division, organ },
  "decision.switch": { division, organ },
  "decision.halt": { division },
  "screen.keep": { division, hall: "county" },
  "calendar.read": { division },
  "calendar.load": { division },
  "organisation.read": { division },
  "organisation.edit": { division },
  "site.read": { division },
  "site.keep": { division },
  "hand-over.read": { division },
  "hand-over.make": { division },
  "facility.read": { division },
  "facility.keep": { division },
  "staff.read": { division },
  "staff.edit": { division },
  "staff.unlock": { division },
  "role.grant": { division },
  "connection.edit": { division },
  "audit.read": { division },
  "metrics.read": { division },
  "metrics.people": { division },
  "metrics.enter": { division },
  "metrics.publish": { division },
  "sms.reply": { division },
  "profile.edit": { division, resident: "r1" },
  "rating.read": { division },
  "rating.keep": { division, organ },
  "credit.read": { division },
  "credit.keep": { division },
  "supervision.read": { division },
  "supervision.answer": { division, organ },
  "supervision.examine": { division, organ },
  "supervision.raise": { division },
  "order.open": { division },
  "assistance.read": { division },
  "assistance.register": { division },
  "assistance.help": { division, helper: "assistant-1" },
  "assistance.manage": { division },
  "assistance.seen": { division, helper: "assistant-1" },
  "voice.register": { division },
  "voice.read": { division },
  "complaint.read": { division },
  "clue.read": { division },
  "problem.read": { division },
  "problem.keep": { division },
  "problem.note": { division, organ },
  "answer.read": { division },
  "answer.edit": { division },
  "answer.publish": { division },
  "conduct.check": { division, supervisors: ["surveyor-1", "system-admin-1", "r1"] },
  "conduct.read": { division, organ },
  "conduct.keep": { division },
  "deposit.keep": { division, hall: "county" },
  "device.read": { division },
  "device.lock": { division, hall: "county" },
  "queue.serve": { division, hall: "county" },
  "queue.guide": { division, hall: "county" },
  "queue.read": { division, hall: "county" },
  "queue.figures": { division, hall: "county" },
  "queue.edit": { division },
  ...evaluationSubjects,
  ...{ "free-order.read": { division }, "free-order.place": { division }, "free-order.handle": { division } },
  ...{ "free-order.supply": { division }, "free-service.tally": { division } },
  "supply.orders": { division },
  ...{ "free-service.read": { division, organ }, "free-service.keep": { division, organ } },
  ...{ "free-service.settle": { division, organ }, "free-service.confirm": { division, organ } },
  ...{ "budget.read": { division, organ }, "budget.keep": { division, organ } },
  ...{ "budget.accept": { division, organ }, "disclosure.read": { division, organ } },
  ...{ "disclosure.keep": { division, organ }, "disclosure.publish": { division, organ } },
  "appointment.read": { division, hall: "county" },
  "appointment.keep": { division, hall: "county" },
  "appointment.plan": { division, hall: "county" },
  "payment.read": { division, hall: "county" },
  "payment.ask-refund": { division, hall: "county" },
  "payment.refund": { division, hall: "county" },
  "scheduler.read": { division },
  "scheduler.book": { division },
};

const handlers = ["clerk", "examiner", "surveyor", "approver", "supervisor"];
/** Who may, for each permission; everybody else may not. */
const allowed: Record<Permission, string[]> = {
  "case.read": ["owner", "director", ...caseRoles],
  "case.act": ["examiner"],
  "case.read-personal": handlers,
  "case.apply": ["owner", "stranger", "agent", "viewer"],
  "reception.open": ["clerk"],
  "draft.read": ["owner"],
  "draft.edit": ["owner"],
  "draft.submit": ["clerk"],
  "message.read": ["owner"],
  "live.listen": ["director", ...caseRoles],
  "licence.read": ["owner", "director", ...caseRoles],
  "licence.print": ["owner", "clerk", "approver"],
  "licence.revoke": ["approver"],
  "item.read": ["catalogue-editor", "director", ...caseRoles],
  "item.edit": ["catalogue-editor"],
  "item.publish": ["catalogue-editor"],
  "decision.switch": ["approver"],
  "decision.halt": ["director"],
  "screen.keep": ["clerk", "supervisor", "director"],
  "calendar.read": roles,
  "calendar.load": ["system-admin"],
  "organisation.read": roles,
  "organisation.edit": ["system-admin"],
  "site.read": roles,
  "site.keep": ["director", "system-admin"],
  "hand-over.read": ["clerk", "director", "supervisor"],
  "hand-over.make": ["clerk"],
  "facility.read": ["catalogue-editor", "director", ...caseRoles],
  "facility.keep": ["clerk", "supervisor"],
  "staff.read": ["system-admin", "security-admin"],
  "staff.edit": ["system-admin"],
  "staff.unlock": ["security-admin"],
  "role.grant": ["security-admin"],
  "connection.edit": ["security-admin"],
  "audit.read": ["audit-admin"],
  // And supervision and heads: of their own organ, or of all where their post reaches all.
  "metrics.read": ["director", "connected"],
  "metrics.people": ["director"],
  "metrics.enter": ["director"],
  "metrics.publish": ["director"],
  "sms.reply": ["connected"],
  "profile.edit": ["owner"],
  "rating.read": ["director", ...caseRoles],
  "rating.keep": ["supervisor"],
  "credit.read": ["clerk", "examiner", "approver", "supervisor", "director"],
  "credit.keep": ["supervisor"],
  "supervision.read": ["approver", "supervisor", "organ-head", "director"],
  "supervision.answer": ["approver", "organ-head"],
  "supervision.examine": ["supervisor"],
  "supervision.raise": ["supervisor"],
  "order.open": ["supervisor", "organ-head", "director"],
  "assistance.read": ["assistant", "clerk", "supervisor", "organ-head", "director"],
  "assistance.register": ["assistant", "clerk", "supervisor"],
  "assistance.help": ["assistant"],
  // And helpers and supervision whose post reaches every organ; see below.
  "assistance.manage": ["director"],
  "assistance.seen": ["clerk"],
  "voice.register": ["clerk", "supervisor"],
  "voice.read": ["clerk", "examiner", "approver", "organ-head", "supervisor", "director"],
  "complaint.read": ["approver", "organ-head", "supervisor", "director"],
  // Only over all organs; see below.
  "clue.read": [],
  "problem.read": ["catalogue-editor", "director", ...caseRoles],
  "problem.keep": ["director"],
  "problem.note": ["approver", "organ-head", "director"],
  "answer.read": ["catalogue-editor", "director", ...caseRoles],
  "answer.edit": [
    ...["clerk", "examiner", "approver", "organ-head", "supervisor", "catalogue-editor", "director"],
  ],
  "answer.publish": ["approver", "organ-head", "catalogue-editor", "director"],
  "conduct.check": ["surveyor"],
  "conduct.read": ["supervisor", "director", "organ-head"],
  "deposit.keep": ["clerk"],
  "device.read": ["clerk", "supervisor", "director", "system-admin", "security-admin"],
  "device.lock": ["clerk", "supervisor", "security-admin"],
  ...evaluationAllowed,
  "free-order.read": ["clerk", "supervisor", "organ-head", "director", "supplier"],
  ...{ "free-order.place": ["clerk"], "free-order.handle": ["clerk"], "free-order.supply": ["supplier"] },
  "supply.orders": [],
  ...{ "free-service.tally": ["clerk"], "free-service.settle": ["clerk", "supervisor"] },
  "free-service.read": ["clerk", "supervisor", "organ-head", "director"],
  ...{ "free-service.keep": ["organ-head", "director"], "free-service.confirm": ["organ-head", "director"] },
  "budget.read": ["accountant", "organ-head", "director", "audit-admin"],
  ...{ "budget.keep": ["accountant"], "budget.accept": ["organ-head", "director"] },
  "disclosure.read": ["catalogue-editor", "director", ...caseRoles],
  ...{ "disclosure.keep": ["supervisor", "organ-head"], "disclosure.publish": ["organ-head", "director"] },
  "conduct.keep": ["director"],
  "queue.serve": ["clerk"],
  "queue.guide": ["clerk", "supervisor"],
  "queue.read": ["clerk", "supervisor", "organ-head", "director"],
  "queue.figures": ["supervisor", "organ-head", "director"],
  "queue.edit": ["system-admin"],
  "appointment.read": ["clerk", "supervisor", "organ-head", "director"],
  "appointment.keep": ["clerk", "supervisor"],
  "appointment.plan": ["supervisor", "director"],
  "payment.read": ["clerk", "supervisor", "director"],
  "payment.ask-refund": ["clerk", "supervisor"],
  "payment.refund": ["supervisor", "director"],
  "scheduler.read": [],
  "scheduler.book": [],
};

for (const permission of permissions) {
  test(`${permission}: exactly ${allowed[permission].join(", ")}`, () => {
    for (const [name, actor] of Object.entries(actors)) {
      const expected = allowed[permission].includes(name);
      assert.equal(can(actor, permission, subjects[permission]), expected, `${name} ${permission}`);
    }
    assert.equal(can(undefined, permission, subjects[permission]), false, "nobody signed in");
  });
}

test("nobody reaches over the border of their division", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...permissions),
      fc.constantFrom(...Object.values(actors)),
      (permission, actor) => {
        const abroad = { ...subjects[permission], division: "430481" };
        return !can(actor, permission, abroad as never);
      },
    ),
  );
});

test("R13.3 an administrator never touches a case, even when another post was added behind our back", () => {
  const casePermissions = permissions.filter((permission) => permission.startsWith("case."));
  for (const administrator of administratorRoles) {
    for (const role of roles) {
      const both: Actor = {
        ...staff(administrator),
        posts: [...staff(administrator).posts, ...staff(role).posts],
      };
      for (const permission of casePermissions) {
        const subject = { ...subjects[permission], role };
        assert.equal(
          can(both, permission, subject as never),
          false,
          `${administrator}+${role} ${permission}`,
        );
      }
      assert.equal(caseReach(both), undefined);
    }
  }
});

test("R13.3 roles that clash: an administrator holds nothing else", () => {
  assert.equal(rolesThatClash(["clerk", "examiner", "director"]), undefined);
  assert.equal(rolesThatClash(["system-admin", "system-admin"]), undefined);
  assert.deepEqual(rolesThatClash(["system-admin", "security-admin"]), ["system-admin", "security-admin"]);
  assert.deepEqual(rolesThatClash(["clerk", "audit-admin"]), ["audit-admin", "clerk"]);
});

test("an enterprise's case belongs to whoever is mandated today, not to whoever once applied", () => {
  const enterpriseCase = { ...theCase, enterprise: uscc };
  assert.equal(can(agent, "case.read", enterpriseCase), true);
  assert.equal(can(owner, "case.read", enterpriseCase), false);
  assert.equal(can(agent, "case.act", { ...enterpriseCase, role: "applicant" }), true);
  assert.equal(can(agent, "case.apply", { division, enterprise: uscc }), true);
  assert.equal(can(viewer, "case.read", enterpriseCase), true);
  assert.equal(can(viewer, "case.act", { ...enterpriseCase, role: "applicant" }), false);
  assert.equal(can(viewer, "case.apply", { division, enterprise: uscc }), false);
  assert.equal(can(owner, "case.apply", { division, enterprise: uscc }), false);
});

test("the post acted from is the one that reaches the case", () => {
  const two: Actor = {
    kind: "staff",
    division,
    id: "s",
    posts: [
      { id: "a", role: "examiner", organ: otherOrgan, halls: [], reach: "organ" },
      { id: "b", role: "examiner", organ, halls: [], reach: "organ" },
    ],
  };
  assert.equal(postFor(two, "examiner", theCase)?.id, "b");
  assert.equal(postFor(two, "approver", theCase), undefined);
});
