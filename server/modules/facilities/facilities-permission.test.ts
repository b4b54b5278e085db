import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { facilities } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const keepers: Caller[] = ["clerk", "supervisor"];
const officials: Caller[] = [
  ...["clerk", "examiner", "surveyor", "approver", "supervisor"],
  ...["archivist", "organ-head", "director", "catalogue-editor"],
] as Caller[];

test("every route of facilities lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, facilities] }), {
    "GET /api/halls/{hall}/facilities": everybody,
    "GET /api/staff/facilities": officials,
    "POST /api/staff/facilities": keepers,
    "PUT /api/staff/facilities/{id}": keepers,
    "POST /api/staff/facilities/{id}/checks": keepers,
    "POST /api/staff/facilities/{id}/loans": keepers,
    "POST /api/staff/loans/{id}/end": keepers,
    "POST /api/staff/loans/{id}/reveal": keepers,
  });
});
