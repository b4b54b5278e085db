import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { supervisionFigurePages } from "./index.ts";

test("R13.3 every route of supervision's figures lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const overseers: Caller[] = ["approver", "supervisor", "organ-head", "director"];
  await assertPermissions(await testHall(t, { modules: [authenticating, supervisionFigurePages] }), {
    "GET /api/supervision/figures": overseers,
    "GET /api/supervision/figures.xlsx": overseers,
  });
});
