import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { voices } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["clerk", "examiner", "approver", "organ-head", "supervisor", "director"];
const officials: Caller[] = [...readers, "surveyor", "archivist", "catalogue-editor"];
const discreet: Caller[] = ["approver", "organ-head", "supervisor", "director"];

test("every route of voices lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, voices] }), {
    "POST /api/voices": everybody,
    "GET /api/voices/choices": everybody,
    "GET /api/voices/board": everybody,
    "POST /api/voices/follow": everybody,
    "POST /api/voices/follow/{action}": everybody,
    "GET /api/voices": ["resident"],
    "GET /api/voices/{number}": ["resident"],
    "POST /api/voices/{number}/acts/{action}": ["resident"],
    "POST /api/staff/voices": ["clerk", "supervisor"],
    "GET /api/staff/voices/{number}": readers,
    "POST /api/staff/voices/{number}/acts/{action}": readers,
    "POST /api/staff/voices/{number}/reveal": readers,
    "GET /api/staff/unresolved": readers,
    "GET /api/staff/complaints": discreet,
    "GET /api/staff/voices/figures": discreet,
    "GET /api/staff/problems": officials,
    "POST /api/staff/problems": ["director"],
    "GET /api/staff/problems/meetings": officials,
    "POST /api/staff/problems/meetings": ["director"],
    "GET /api/staff/problems/{id}": officials,
    "POST /api/staff/problems/{id}/notes": officials,
    // A supervisor of one organ is not let in; `permission.test.ts` knows who is.
    "GET /api/staff/clues": [],
  });
});
