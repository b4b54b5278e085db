import { test } from "node:test";
import { auditLog } from "#server/modules/audit-log/index.ts";
import { messages } from "#server/modules/messages/index.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody, staffRoles } from "#server/testing/permission-matrix.ts";
import { people } from "./index.ts";

const resident: Caller[] = ["resident"];
const system: Caller[] = ["system-admin"];
const security: Caller[] = ["security-admin"];

test("R13.3 every route of people, organisation, messages and audit lets in whom it says, and nobody else", async (t) => {
  const hall = await testHall(t, { modules: [organisation, auditLog, messages, people] });
  await assertPermissions(hall, {
    "POST /api/sign-in/code": everybody,
    "POST /api/sign-in": everybody,
    "POST /api/staff/sign-in": everybody,
    "GET /api/identity/start": everybody,
    "GET /api/identity/return": everybody,
    "GET /api/dev/outbox": everybody,
    "GET /api/dev/sign-ins": everybody,
    "GET /api/towns": everybody,

    "GET /api/me": resident,
    "PUT /api/me": resident,
    "GET /api/me/enterprises": resident,
    "POST /api/me/enterprises": resident,
    "GET /api/me/enterprises/{uscc}/mandates": resident,
    "POST /api/me/enterprises/{uscc}/mandates": resident,
    "POST /api/me/mandates/{id}/end": resident,

    "GET /api/messages": [...resident, ...staffRoles],
    "POST /api/messages/read": [...resident, ...staffRoles],

    "POST /api/connected/sms-replies": ["connected"],

    "GET /api/staff/me": staffRoles,
    "POST /api/staff/password": staffRoles,
    "GET /api/staff/totp": staffRoles,
    "POST /api/staff/totp": staffRoles,

    "GET /api/staff/divisions": staffRoles,
    "GET /api/staff/organs": staffRoles,
    "POST /api/staff/organs": system,
    "PUT /api/staff/organs/{uscc}": system,
    "GET /api/staff/halls": staffRoles,
    "POST /api/staff/halls": system,
    "PUT /api/staff/halls/{id}": system,
    "GET /api/staff/zones": staffRoles,
    "POST /api/staff/zones": system,
    "PUT /api/staff/zones/{hall}/{id}": system,
    "GET /api/staff/counters": staffRoles,
    "POST /api/staff/counters": system,
    "PUT /api/staff/counters/{hall}/{id}": system,
    "GET /api/staff/organisation.xlsx": staffRoles,
    "POST /api/staff/organisation/import": system,

    "GET /api/staff/staff": [...system, ...security],
    "GET /api/staff/staff.xlsx": [...system, ...security],
    "POST /api/staff/staff": system,
    "POST /api/staff/staff/import": system,
    "PUT /api/staff/staff/{id}": system,
    "POST /api/staff/staff/{id}/password": system,
    "POST /api/staff/staff/{id}/unlock": security,
    "POST /api/staff/staff/{id}/totp-reset": security,
    "GET /api/staff/posts": [...system, ...security],
    "POST /api/staff/posts": security,
    "POST /api/staff/posts/{id}/revoke": security,
    "GET /api/staff/connected": security,
    "POST /api/staff/connected": security,
    "POST /api/staff/connected/{id}/close": security,

    "GET /api/staff/audit": ["audit-admin"],
    // Asked last: after it nobody is signed in.
    "POST /api/sign-out": everybody,
  });
});
