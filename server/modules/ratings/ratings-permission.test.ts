import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody, staffRoles } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { ratings } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };

test("every route of ratings lets in whom it says, and nobody else", async (t) => {
  const readers: Caller[] = [
    "clerk",
    "examiner",
    "surveyor",
    "approver",
    "supervisor",
    "archivist",
    "director",
    "organ-head",
  ];
  const publicly = everybody.filter((caller) => !(staffRoles as Caller[]).includes(caller));
  await assertPermissions(await testHall(t, { modules: [authenticating, ratings] }), {
    "GET /api/ratings": everybody,
    "GET /api/cases/{number}/ratings": ["resident"],
    "POST /api/cases/{number}/ratings": ["resident"],
    "POST /api/cases/{number}/ratings/follow-up": ["resident"],
    "POST /api/rating-links/look": publicly,
    "POST /api/rating-links/rate": publicly,
    "GET /api/tablet/rating": [],
    "POST /api/tablet/ratings": ["device"],
    "POST /api/tablet/rating-link": [],
    "POST /api/kiosk/rating-services": ["device"],
    "POST /api/kiosk/ratings": ["device"],
    "GET /api/staff/ratings": readers,
    "POST /api/staff/ratings/{id}/judge": ["supervisor"],
    "GET /api/staff/cases/{number}/ratings": ["supervisor"],
    "POST /api/staff/ratings/by-phone": ["supervisor"],
    "GET /api/bad-ratings/{number}": staffRoles,
    "POST /api/bad-ratings/{number}/actions/{action}": staffRoles,
    "POST /api/bad-ratings/{number}/rater": staffRoles,
  });
});
