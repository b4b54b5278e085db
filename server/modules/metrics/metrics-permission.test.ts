import { test } from "node:test";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import type { Module } from "#server/platform/module.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, officialRoles } from "#server/testing/permission-matrix.ts";
import { metrics } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const guarded: Module = { ...people, routes: () => {} };
const ground: Module = { ...organisation, routes: () => {} };

test("R13.3 figures are for those who answer for them: director, supervision, heads of organs, connected systems", async (t) => {
  const staff: Caller[] = ["supervisor", "organ-head", "director"];
  // Whoever works on matters has figures of their own.
  const readers: Caller[] = [...officialRoles, "connected"];
  await assertPermissions(await testHall(t, { modules: [ground, guarded, metrics] }), {
    "GET /api/metrics": [...staff, "connected"],
    "GET /api/metrics/{id}/figure": readers,
    "GET /api/metrics/{id}/by": readers,
    "GET /api/metrics/{id}/by.xlsx": readers,
    "GET /api/metrics/{id}/behind": readers,
    "GET /api/metrics/{id}/behind.xlsx": readers,
    "GET /api/metrics/{id}/entered": staff,
    "POST /api/metrics/{id}/entered": staff,
  });
});
