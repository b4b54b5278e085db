import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { evaluation } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const evaluators: Caller[] = ["accountant", "examiner", "approver", "supervisor", "organ-head", "director"];

test("every route of evaluations lets in whom it says, and nobody else", async (t) => {
  const at = "/api/staff/evaluations";
  await assertPermissions(await testHall(t, { modules: [authenticating, evaluation] }), {
    "GET /api/evaluations": everybody,
    "GET /api/evaluations/{number}": everybody,
    "GET /api/evaluations/{number}/report.{format}": everybody,
    [`GET ${at}/{number}/report.{format}`]: evaluators,
    [`GET ${at}`]: evaluators,
    [`POST ${at}`]: evaluators,
    [`GET ${at}/{number}`]: evaluators,
    [`POST ${at}/{number}/check`]: evaluators,
    [`POST ${at}/{number}/content`]: evaluators,
    [`POST ${at}/{number}/acts/{action}`]: evaluators,
    [`POST ${at}/{number}/making`]: evaluators,
  });
});
