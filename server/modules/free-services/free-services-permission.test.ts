import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { freeServices } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["clerk", "supervisor", "organ-head", "director", "supplier"];

/** Posts in the matrix are of another bureau than the one that pays: of its own people `free-services.test.ts` knows. */
test("every route of free services lets in whom it says, and nobody else", async (t) => {
  const at = "/api/staff/free-services";
  await assertPermissions(await testHall(t, { modules: [authenticating, freeServices] }), {
    "GET /api/free-services": ["resident"],
    "POST /api/free-services": ["resident"],
    "GET /api/free-services/{number}": ["resident"],
    "POST /api/free-services/{number}/cancel": ["resident"],
    [`GET ${at}/places`]: readers,
    [`GET ${at}/orders`]: readers,
    [`GET ${at}/offers`]: ["clerk"],
    [`POST ${at}/orders`]: ["clerk"],
    [`GET ${at}/orders/{number}`]: readers,
    [`POST ${at}/orders/{number}/acts/{action}`]: readers,
    [`POST ${at}/orders/{number}/reveal`]: readers,
    [`POST ${at}/photos`]: readers,
    [`GET ${at}/orders/{number}/photos/{seq}`]: readers,
    [`GET ${at}/tally`]: ["clerk"],
    [`POST ${at}/tally`]: ["clerk"],
    [`POST ${at}/tally/{id}/undo`]: ["clerk"],
    [`GET ${at}/suppliers`]: ["director"],
    [`POST ${at}/suppliers`]: ["director"],
    [`POST ${at}/suppliers/{id}/contracts`]: ["director"],
    [`POST ${at}/suppliers/{id}/members`]: ["director"],
    [`POST ${at}/suppliers/{id}/systems`]: ["director"],
    // Only with a scope; `systems.test.ts` knows who is let in.
    "GET /api/supply/orders": [],
    "GET /api/supply/orders/{number}": [],
    "POST /api/supply/orders/{number}/acts/{action}": [],
    "POST /api/supply/photos": [],
    [`POST ${at}/contracts/{id}/prices`]: ["director"],
    [`GET ${at}/settlements`]: ["director", "supplier"],
    [`POST ${at}/settlements`]: [],
    [`GET ${at}/settlements/{id}`]: ["director", "supplier"],
    [`GET ${at}/settlements/{id}/sheet`]: ["director", "supplier"],
    [`POST ${at}/settlements/{id}/confirm`]: ["director"],
    [`POST ${at}/settlements/{id}/disputes`]: ["director", "supplier"],
    [`POST ${at}/disputes/{id}/answer`]: ["director"],
    [`POST ${at}/supplies/{id}/corrections`]: [],
    [`GET ${at}/budget`]: ["director"],
    [`POST ${at}/budget`]: ["director"],
    [`GET ${at}/budget/rows`]: ["director"],
  });
});
