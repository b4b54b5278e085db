import { test } from "node:test";
import { people } from "#server/modules/people/index.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { devices } from "./index.ts";

const keepers: Caller[] = ["security-admin"];
const readers: Caller[] = ["security-admin", "system-admin", "supervisor", "director", "clerk"];
const lockers: Caller[] = ["security-admin", "supervisor", "clerk"];

test("every route of devices lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const hall = await testHall(t, { modules: [authenticating, devices] });
  await assertPermissions(hall, {
    "POST /api/device/enrol": everybody,
    "GET /api/device": ["device"],
    "POST /api/device/state": ["device"],
    "GET /api/staff/devices": readers,
    "POST /api/staff/devices": keepers,
    "POST /api/staff/devices/{id}/code": keepers,
    "POST /api/staff/devices/{id}/close": keepers,
    "POST /api/staff/devices/{id}/lock": lockers,
    "POST /api/staff/devices/{id}/unlock": lockers,
  });
});
