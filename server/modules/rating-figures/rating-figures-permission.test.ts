import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { ratingFigurePages } from "./index.ts";

test("every route of rating figures lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const readers: Caller[] = [
    ...(["clerk", "examiner", "surveyor", "approver"] as const),
    ...(["supervisor", "archivist", "director", "organ-head"] as const),
  ];
  await assertPermissions(await testHall(t, { modules: [authenticating, ratingFigurePages] }), {
    "GET /api/staff/ratings/figures": readers,
    "GET /api/staff/ratings/figures.xlsx": readers,
  });
});
