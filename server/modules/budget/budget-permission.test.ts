import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { budget } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const readers: Caller[] = ["director", "audit-admin"];

/** Accountants and heads in the matrix are of another bureau: of its own `budget.test.ts` knows. */
test("every route of the budget lets in whom it says, and nobody else", async (t) => {
  const at = "/api/staff/budget";
  await assertPermissions(await testHall(t, { modules: [authenticating, budget] }), {
    [`GET ${at}`]: readers,
    [`GET ${at}/lines/{id}`]: readers,
    [`GET ${at}/entries`]: readers,
    [`GET ${at}/staffing`]: readers,
    [`GET ${at}/projects`]: readers,
    [`GET ${at}/projects/{id}`]: readers,
    [`GET ${at}/years/{year}/sheet`]: readers,
    [`POST ${at}/years/{year}/import`]: [],
    [`POST ${at}/lines`]: [],
    [`POST ${at}/lines/{id}/movements`]: [],
    [`POST ${at}/movements/{id}/reverse`]: [],
    [`POST ${at}/entries`]: [],
    [`POST ${at}/entries/{id}/reverse`]: [],
    [`POST ${at}/settlements/{id}/entries`]: [],
    [`POST ${at}/periods`]: [],
    [`POST ${at}/staffing`]: [],
    [`POST ${at}/projects`]: [],
    [`POST ${at}/projects/{id}/contracts`]: [],
    [`POST ${at}/contracts/{id}/supplements`]: [],
    [`POST ${at}/contracts/{id}/acceptances`]: ["director"],
  });
});
