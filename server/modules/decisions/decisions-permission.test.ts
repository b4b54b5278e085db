import { test } from "node:test";
import { auditLog } from "#server/modules/audit-log/index.ts";
import { items } from "#server/modules/items/index.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, officialRoles, type PermissionTable } from "#server/testing/permission-matrix.ts";
import { decisions } from "./index.ts";

/** Whoever works on matters comes to the door; what each may do there is tested in `decision-desk.test.ts`. */
const officials = officialRoles;

const own: PermissionTable = {
  "GET /api/staff/decisions": officials,
  "GET /api/staff/decisions/{item}": officials,
  "GET /api/staff/decisions/{item}/cases": officials,
  "PUT /api/staff/decisions/{item}/draft": officials,
  "POST /api/staff/decisions/{item}/versions": officials,
  "POST /api/staff/decisions/{item}/switch": officials,
  "POST /api/staff/decisions/halt": officials,
  "POST /api/staff/decision-checks/{number}": officials,
};

test("R13.3 every route of rules lets in whom it says, and nobody else", async (t) => {
  const hall = await testHall(t, {
    modules: [organisation, auditLog, people, items, decisions].map(onlyOwn),
  });
  await assertPermissions(hall, own);
});

/** The other modules know who asks; their routes have tests of their own. */
function onlyOwn(module: typeof decisions): typeof decisions {
  return module.name === decisions.name ? module : { ...module, routes: () => {} };
}
