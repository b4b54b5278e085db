import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { boards } from "./index.ts";

test("every route of boards lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const hall = await testHall(t, {
    modules: [authenticating, boards],
    config: { clientRate: 0, accountRate: 0 },
  });
  await assertPermissions(hall, {
    "GET /api/boards": ["connected", "director"],
    "GET /api/boards/{id}": ["connected", "director"],
    "GET /api/boards/{id}/sheet.xlsx": ["connected", "director"],
    "GET /api/facts": everybody,
    "GET /api/bulletins": everybody,
    "GET /api/bulletins/{id}/{period}/{edition}": everybody,
    "POST /api/boards/{id}/editions": ["director"],
    "GET /api/boards/{id}/editions/{period}/{edition}": ["director"],
    "POST /api/boards/{id}/editions/{period}/{edition}/check": ["director"],
  });
});
