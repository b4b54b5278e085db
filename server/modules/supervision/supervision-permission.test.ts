import { test } from "node:test";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import type { Module } from "#server/platform/module.ts";
import { testHall } from "#server/testing/hall.ts";
import {
  assertPermissions,
  type Caller,
  officialRoles,
  staffRoles,
} from "#server/testing/permission-matrix.ts";
import { supervision } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const guarded: Module = { ...people, routes: () => {} };
const ground: Module = { ...organisation, routes: () => {} };

test("R13.3 every route of supervision lets in whom it says, and nobody else", async (t) => {
  const overseers: Caller[] = ["approver", "supervisor", "organ-head", "director"];
  const officials = officialRoles;
  await assertPermissions(await testHall(t, { modules: [ground, guarded, supervision] }), {
    "GET /api/supervision/board": overseers,
    "GET /api/supervision/clocks": overseers,
    "GET /api/supervision/mine": officials,
    "GET /api/supervision/rules": officials,
    "GET /api/supervision/cards": overseers,
    "GET /api/supervision/cards.xlsx": overseers,
    "POST /api/supervision/cards": ["supervisor"],
    "GET /api/supervision/cards/{number}": staffRoles,
    "POST /api/supervision/cards/{number}/actions/{action}": staffRoles,
    "GET /api/supervision/finished": overseers,
    "GET /api/orders": officials,
    "POST /api/orders": ["supervisor", "organ-head", "director"],
    "GET /api/orders/{number}": staffRoles,
    "POST /api/orders/{number}/actions/{action}": staffRoles,
  });
});
