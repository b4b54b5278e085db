import { test } from "node:test";
import { people } from "#server/modules/people/index.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, staffRoles } from "#server/testing/permission-matrix.ts";
import { notices } from "./index.ts";

test("every member of staff reads their own notices, and nobody else has any", async (t) => {
  const hall = await testHall(t, { modules: [{ ...people, routes: () => {} }, notices] });
  await assertPermissions(hall, {
    "GET /api/staff/notices": staffRoles,
    "GET /api/staff/notices/unread": staffRoles,
    "POST /api/staff/notices/read": staffRoles,
    "GET /api/staff/notices/settings": staffRoles,
    "PUT /api/staff/notices/settings": staffRoles,
  });
});
