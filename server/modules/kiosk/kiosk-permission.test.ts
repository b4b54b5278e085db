import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { kiosk } from "./index.ts";

const machine: Caller[] = ["device"];
const clerks: Caller[] = ["clerk"];

test("every route of kiosks lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const hall = await testHall(t, {
    modules: [authenticating, kiosk],
    config: { clientRate: 0, accountRate: 0 },
  });
  await assertPermissions(hall, {
    "GET /api/kiosk": machine,
    "POST /api/kiosk/card": machine,
    "POST /api/kiosk/sign-in": machine,
    "POST /api/kiosk/leave": machine,
    "POST /api/kiosk/progress": machine,
    "POST /api/kiosk/numbers": machine,
    "GET /api/kiosk/appointments": machine,
    "POST /api/kiosk/appointments/check-in": machine,
    "POST /api/kiosk/deposits": machine,
    "POST /api/kiosk/payables": machine,
    "POST /api/kiosk/payments": machine,
    "GET /api/kiosk/payments/{id}": machine,
    "POST /api/kiosk/payments/{id}/slip": machine,
    "POST /api/kiosk/payment-slips": machine,
    "GET /api/staff/payments": ["clerk", "supervisor", "director"],
    "GET /api/staff/payments/months/{month}": ["clerk", "supervisor", "director"],
    "GET /api/cases/{number}/payments": ["resident"],
    "POST /api/staff/payments/{id}/refunds": ["clerk", "supervisor"],
    "POST /api/staff/refunds/{id}/approve": ["supervisor", "director"],
    "POST /api/staff/refunds/{id}/decline": ["supervisor", "director"],
    "GET /api/kiosk/printables": machine,
    "POST /api/kiosk/prints": machine,
    "GET /api/dev/kiosk": machine,
    "POST /api/dev/kiosk": machine,
    "GET /api/staff/deposits": clerks,
    "GET /api/staff/deposits/{number}": clerks,
    "POST /api/staff/deposits/{number}/take-up": clerks,
    "POST /api/staff/deposits/{number}/forward": clerks,
    "POST /api/staff/deposits/{number}/return": clerks,
  });
});
