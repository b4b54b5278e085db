import { test } from "node:test";
import { auditLog } from "#server/modules/audit-log/index.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, everybody, type PermissionTable } from "#server/testing/permission-matrix.ts";
import { materials } from "./index.ts";

const own: PermissionTable = {
  "GET /api/abolished-proofs": everybody,
  "GET /api/materials/mine": ["resident"],
  "POST /api/materials/{id}/delete": ["resident"],
  "GET /api/materials/{id}/files/{file}": ["resident"],
};

test("R13.3 every route of kept materials lets in whom it says, and nobody else", async (t) => {
  const guarded = { ...people, routes: () => {} };
  const hall = await testHall(t, { modules: [organisation, auditLog, guarded, materials].map(onlyOwn) });
  await assertPermissions(hall, own);
});

/** The other modules know who asks; their routes have tests of their own. */
function onlyOwn(module: typeof materials): typeof materials {
  return module.name === materials.name ? module : { ...module, routes: () => {} };
}
