import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { evidence } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };

const keepers: Caller[] = ["accountant", "examiner", "approver", "supervisor", "organ-head", "director"];

test("every route of evidence lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, evidence] }), {
    "POST /api/staff/evidence": keepers,
    "GET /api/staff/evidence/{id}": keepers,
  });
});
