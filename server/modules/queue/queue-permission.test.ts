import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, everybody, staffRoles } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { queue } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };

test("every route of the queue lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, queue] }), {
    "GET /api/halls/{hall}/queues": everybody,
    "GET /api/halls/{hall}/board": everybody,
    "GET /api/halls/{hall}/stream": everybody,
    "POST /api/halls/{hall}/tickets": ["resident", "device"],
    "POST /api/staff/halls/{hall}/tickets": ["clerk", "supervisor"],
    "POST /api/staff/halls/{hall}/tickets/find": ["clerk", "supervisor"],
    "GET /api/halls/{hall}/counters": everybody,
    "GET /api/items/{key}/queues": everybody,
    "GET /api/staff/halls/{hall}/line": ["clerk", "supervisor", "organ-head", "director"],
    "GET /api/staff/halls/{hall}/queue-figures": ["supervisor", "organ-head", "director"],
    "POST /api/staff/counter/direct": ["clerk"],
    "GET /api/staff/halls/{hall}/queue-rules": ["system-admin"],
    "PUT /api/staff/halls/{hall}/queue-rules": ["system-admin"],
    "GET /api/staff/halls/{hall}/queues": ["system-admin"],
    "PUT /api/staff/halls/{hall}/queues/{queue}": ["system-admin"],
    "GET /api/staff/counter": ["clerk"],
    "GET /api/staff/counter/day": ["clerk"],
    "POST /api/staff/counter/open": ["clerk"],
    "POST /api/staff/counter/pause": ["clerk"],
    "POST /api/staff/counter/close": ["clerk"],
    "POST /api/staff/counter/next": ["clerk"],
    "POST /api/staff/tickets/{id}/recall": ["clerk"],
    "POST /api/staff/tickets/{id}/start": ["clerk"],
    "POST /api/staff/tickets/{id}/finish": ["clerk"],
    "POST /api/staff/tickets/{id}/miss": ["clerk"],
    "POST /api/staff/tickets/{id}/hold": ["clerk"],
    "POST /api/staff/tickets/{id}/resume": ["clerk"],
    "POST /api/staff/tickets/{id}/park": ["clerk"],
    "POST /api/staff/tickets/{id}/transfer": ["clerk"],
    "POST /api/staff/tickets/{id}/return": ["clerk"],
    "POST /api/staff/tickets/{id}/restore": ["clerk", "supervisor"],
    "POST /api/staff/tickets/{id}/cancel": ["clerk", "supervisor"],
    "POST /api/staff/tickets/{id}/matters": ["clerk", "supervisor"],
    "GET /api/staff/tickets/{id}": ["clerk", "supervisor"],
    "POST /api/tickets/look": everybody,
    "POST /api/tickets/cancel": everybody,
    "GET /api/staff/seat": staffRoles,
    "PUT /api/staff/seat": staffRoles,
  });
});
