import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { assistance } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["assistant", "clerk", "supervisor", "organ-head", "director"];
// Helpers and supervisors of one organ are not let in; `permission.test.ts` knows who is.
const managers: Caller[] = ["director"];
const helpers: Caller[] = ["assistant"];
const officials: Caller[] = [
  ...["clerk", "examiner", "surveyor", "approver", "supervisor", "archivist", "organ-head", "director"],
  "catalogue-editor",
] as Caller[];

test("every route of assistance lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, assistance] }), {
    "GET /api/assistance/choices": everybody,
    "POST /api/assistance": ["resident"],
    "GET /api/assistance": ["resident"],
    "GET /api/assistance/{number}": ["resident"],
    "POST /api/assistance/{number}/cancel": ["resident"],
    "GET /api/mandates": ["resident"],
    "GET /api/mandates/{id}": ["resident"],
    "POST /api/mandates/{id}/consent": ["resident"],
    "POST /api/mandates/{id}/withdraw": ["resident"],
    "GET /api/mandates/{id}/paper.pdf": ["resident"],
    "GET /api/guidance/slots": everybody,
    "POST /api/guidance": ["resident"],
    "GET /api/guidance": ["resident"],
    "POST /api/guidance/{number}/cancel": ["resident"],
    "GET /api/staff/assistance": readers,
    "POST /api/staff/assistance": ["assistant", "clerk", "supervisor"],
    "GET /api/staff/assistance/{number}": readers,
    "POST /api/staff/assistance/{number}/acts/{action}": readers,
    "POST /api/staff/assistance/{number}/reveal": readers,
    "GET /api/staff/helpers": readers,
    "PUT /api/staff/helpers/{staff}": managers,
    "GET /api/staff/duty": readers,
    "POST /api/staff/duty": managers,
    "POST /api/staff/duty/{id}/drop": managers,
    "GET /api/staff/assistance/figures": readers,
    "GET /api/staff/assistance/counted": readers,
    "GET /api/staff/assistance/figures.xlsx": readers,
    "GET /api/staff/guidance": readers,
    "POST /api/staff/guidance/{number}/acts/{action}": readers,
    "POST /api/staff/assistance/{number}/mandates": helpers,
    "GET /api/staff/mandates": helpers,
    "GET /api/staff/mandates/{id}/paper.pdf": readers,
    "GET /api/staff/cases/{number}/helper": officials,
    "POST /api/staff/mandates/{id}/code": helpers,
    "POST /api/staff/mandates/{id}/consent": helpers,
    "POST /api/staff/mandates/{id}/seen": ["clerk"],
    "POST /api/staff/mandates/{id}/withdraw": readers,
    "GET /api/staff/mandates/{id}/client": helpers,
    "POST /api/staff/mandates/{id}/collections": helpers,
    "POST /api/staff/mandates/{id}/drafts": helpers,
    "GET /api/staff/mandates/{id}/drafts/{draft}": helpers,
    "PUT /api/staff/mandates/{id}/drafts/{draft}": helpers,
    "POST /api/staff/mandates/{id}/drafts/{draft}/submit": helpers,
  });
});
