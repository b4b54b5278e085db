import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { roleNames } from "#contract/words.ts";
import {
  type Actor,
  administratorRoles,
  caseRoles,
  type Post,
  rolesThatClash,
  type StaffActor,
  type StaffRole,
} from "./actor.ts";
import { can, caseReach, type Permission, permissions, postFor } from "./permission.ts";
import type { CaseSubject, PermissionSubjects } from "./subject.ts";

const division = "430482";
const organ = "11430482MB1234567A";
const otherOrgan = "11430482MB7654321B";
const uscc = "91430482MA4L16JQ9B";
const roles = Object.keys(roleNames) as StaffRole[];

function staff(role: StaffRole, more: Partial<Post> = {}): StaffActor {
  const post: Post = { id: "p", role, organ, halls: [], reach: "organ", ...more };
  return { kind: "staff", division, id: `${role}-1`, posts: [post] };
}

const owner: Actor = { kind: "resident", division, id: "r1", enterprises: [] };
const stranger: Actor = { kind: "resident", division, id: "r2", enterprises: [] };
const agent: Actor = { kind: "resident", division, id: "r3", enterprises: [{ uscc, scope: "apply" }] };
const viewer: Actor = { kind: "resident", division, id: "r4", enterprises: [{ uscc, scope: "view" }] };
const device: Actor = { kind: "device", division, id: "k1", hall: "county" };
const connected: Actor = { kind: "connected", division, id: "c1", scopes: ["metrics.read"] };

const actors: Record<string, Actor> = { owner, stranger, agent, viewer, device, connected };
for (const role of roles) actors[role] = staff(role);

const theCase: CaseSubject = { division, organ, hall: "county", resident: "r1" };
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
  "calendar.read": { division },
  "calendar.load": { division },
  "organisation.read": { division },
  "organisation.edit": { division },
  "staff.read": { division },
  "staff.edit": { division },
  "staff.unlock": { division },
  "role.grant": { division },
  "connection.edit": { division },
  "audit.read": { division },
  "metrics.read": { division },
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
  "calendar.read": roles,
  "calendar.load": ["system-admin"],
  "organisation.read": roles,
  "organisation.edit": ["system-admin"],
  "staff.read": ["system-admin", "security-admin"],
  "staff.edit": ["system-admin"],
  "staff.unlock": ["security-admin"],
  "role.grant": ["security-admin"],
  "connection.edit": ["security-admin"],
  "audit.read": ["audit-admin"],
  "metrics.read": ["director", "connected"],
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
  "conduct.keep": ["director"],
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

test("a post reaches its organ and its halls only", () => {
  const elsewhere = { ...theCase, organ: otherOrgan };
  assert.equal(can(staff("clerk"), "case.read", elsewhere), false);
  assert.equal(can(staff("clerk", { reach: "all-organs" }), "case.read", elsewhere), true);
  assert.equal(can(staff("clerk", { halls: ["yiyang"] }), "case.read", theCase), false);
  assert.equal(can(staff("clerk", { halls: ["yiyang", "county"] }), "case.read", theCase), true);
  const { hall: _, ...online } = theCase;
  assert.equal(can(staff("clerk", { halls: ["yiyang"] }), "case.read", online), true);
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

test("a list shows what case.read allows", () => {
  const organs = fc.constantFrom(organ, otherOrgan);
  const halls = fc.subarray(["county", "yiyang"]);
  const reach = fc.constantFrom("organ" as const, "all-organs" as const);
  const post = fc.record({
    id: fc.constant("p"),
    organ: organs,
    role: fc.constantFrom(...roles),
    halls,
    reach,
  });
  const hall = fc.constantFrom(undefined, "county", "yiyang");
  fc.assert(
    fc.property(fc.array(post, { maxLength: 3 }), organs, hall, (held, its, at) => {
      const actor: Actor = { kind: "staff", division, id: "s", posts: held };
      const subject: CaseSubject = { division, organ: its, ...(at && { hall: at }) };
      return can(actor, "case.read", subject) === listed(actor, subject);
    }),
  );
});

/** What a store's WHERE clause does with the reach. */
function listed(actor: Actor, it: CaseSubject): boolean {
  const reach = caseReach(actor);
  if (!reach || reach.kind === "own") return false;
  if (reach.kind === "all") return true;
  return reach.posts.some(
    (post) =>
      (post.organ === undefined || post.organ === it.organ) &&
      (post.halls.length === 0 || it.hall === undefined || post.halls.includes(it.hall)),
  );
}

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
