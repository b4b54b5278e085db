import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody, staffRoles } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { sites } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
// A supervisor of one organ does not keep service points; `permission.test.ts` knows who does.
const keepers: Caller[] = ["director", "system-admin"];

test("every route of sites lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, sites] }), {
    "GET /api/halls": everybody,
    "GET /api/halls/{hall}": everybody,
    "GET /api/halls/{hall}/counters/{counter}": everybody,
    "GET /api/staff/sites": staffRoles,
    "PUT /api/staff/sites/{hall}": keepers,
    "PUT /api/staff/sites/{hall}/hours": keepers,
    "GET /api/staff/sites/figures": staffRoles,
    "GET /api/staff/sites.xlsx": staffRoles,
    "POST /api/staff/sites/import": keepers,
    "GET /api/staff/labels": staffRoles,
    "POST /api/staff/labels": staffRoles,
  });
});
