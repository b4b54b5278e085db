import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { handOvers } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["clerk", "supervisor", "director"];

test("every route of hand-overs lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [authenticating, handOvers] }), {
    "GET /api/staff/hand-overs": readers,
    "POST /api/staff/hand-overs": ["clerk"],
    "GET /api/staff/hand-overs/{id}": readers,
    "GET /api/staff/hand-overs/{id}/paper": readers,
    "POST /api/staff/hand-overs/{id}/send": ["clerk"],
    "POST /api/staff/hand-overs/{id}/receive": ["clerk"],
    "POST /api/staff/hand-overs/{id}/find": ["clerk"],
  });
});
