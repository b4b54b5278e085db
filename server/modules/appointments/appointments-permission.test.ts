import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { appointments } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["clerk", "supervisor", "organ-head", "director"];
const keepers: Caller[] = ["clerk", "supervisor"];
const planners: Caller[] = ["supervisor", "director"];

test("every route of appointments lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, appointments] }), {
    "GET /api/appointments/queues": everybody,
    "GET /api/appointments/slots": everybody,
    "POST /api/appointments/holds": ["resident"],
    "POST /api/appointments/holds/let-go": ["resident"],
    "POST /api/appointments": ["resident"],
    "GET /api/appointments": ["resident"],
    "GET /api/appointments/{id}": ["resident"],
    "GET /api/appointments/{id}/calendar.ics": ["resident"],
    "POST /api/appointments/{id}/move": ["resident"],
    "POST /api/appointments/{id}/cancel": ["resident"],
    "POST /api/appointments/{id}/accept": ["resident"],
    "POST /api/appointments/{id}/check-in": ["resident"],
    "POST /api/appointments/waiting": ["resident"],
    "POST /api/appointments/waiting/{id}/leave": ["resident"],
    "POST /api/appointments/waiting/{id}/accept": ["resident"],
    "GET /api/staff/appointments": readers,
    "GET /api/staff/appointments/figures": readers,
    "GET /api/staff/appointments/plans": readers,
    "POST /api/staff/appointments": keepers,
    "POST /api/staff/appointments/{id}/reveal": keepers,
    "POST /api/staff/appointments/{id}/check-in": keepers,
    "POST /api/staff/appointments/{id}/move": keepers,
    "POST /api/staff/appointments/{id}/call-off": keepers,
    "POST /api/staff/appointments/{id}/cancel": keepers,
    "POST /api/staff/appointments/{id}/accept": keepers,
    "PUT /api/staff/appointments/plans/{hall}/{queue}": planners,
    "POST /api/staff/appointments/days": planners,
    "POST /api/staff/appointments/days/{id}/undo": planners,
    "POST /api/staff/appointments/slots/{id}/close": planners,
    // Only with a scope; `scheduler.test.ts` knows who is let in.
    "GET /api/scheduler/event/list_details": [],
    "GET /api/scheduler/appointment/list_details": [],
    "POST /api/scheduler/appointment/new": [],
    "PUT /api/scheduler/appointment/modifications": [],
    "DELETE /api/scheduler/appointment": [],
  });
});
