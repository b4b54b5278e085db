import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import { caseRoles } from "#server/kernel/access/actor.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import type { Module } from "#server/platform/module.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions, staffRoles } from "#server/testing/permission-matrix.ts";
import {
  act,
  contentWith,
  handIn,
  ok,
  type PromiseHall,
  promised,
  promiseHall,
  readItem,
  show,
} from "./promise.fixture.ts";
import { promiseRoutes } from "./promise-routes.ts";

const readers = [...caseRoles, "director"];
const sign = readItem("outdoor-advertising");
const shop = readItem("individual-business-registration");
const elsewhere = "11430482000000002N";

/** Who asks is found out; the routes of people are tested there. */
const guarded: Module = { ...people, routes: () => {} };
const ground: Module = { ...organisation, routes: () => {} };
const promises: Module = { name: "promises", routes: promiseRoutes };

test("R13.3 every route of promises lets in whom it says, and nobody else", async (t) => {
  await assertPermissions(await testHall(t, { modules: [ground, guarded, promises] }), {
    "POST /api/applications/{number}/supply": ["resident", ...staffRoles],
    "GET /api/applications/{number}/promises/{kind}.pdf": ["resident", ...staffRoles],
    "GET /api/after-checks/{number}": staffRoles,
  });
});

/** What each role gets with a post at this organ. */
async function answers(hall: Hall, organ: string, ask: (who: Browser) => Promise<{ statusCode: number }>) {
  const got: Record<string, number> = {};
  for (const role of staffRoles) got[role] = (await ask(await hall.staff(role, { organ }))).statusCode;
  return got;
}

/** `status` for these, 403 for every other role. */
const only = (roles: readonly string[], status = 200) =>
  Object.fromEntries(staffRoles.map((role) => [role, roles.includes(role) ? status : 403]));

/** A case with a material that is owed. */
async function deferred(t: Cleanups) {
  const hall = await promiseHall(t, sign.implementation.organ);
  const content = contentWith(sign, promised("sign-design", "deferral"));
  const { number } = ok<{ number: string }>(await handIn(hall.applicant, sign, content));
  await act(hall.clerk, number, "accept-deferred");
  return { hall, number };
}

describe("R13.3 what each role may do with a promise, once the case is found", () => {
  test("the signed letter: the applicant, and whoever reads the case", async (t) => {
    const { hall, number } = await deferred(t);
    const letter = (who: Browser) => who.get(`/api/applications/${number}/promises/deferral.pdf`);
    assert.deepEqual(await answers(hall, sign.implementation.organ, letter), only(readers));
    assert.deepEqual(await answers(hall, elsewhere, letter), only(["director"]));
    assert.equal((await letter(hall.applicant)).statusCode, 200);
    assert.equal((await letter(await hall.resident("13900000009"))).statusCode, 403);
  });

  test("supplying: the applicant, or the clerk of the case; nobody who only reads it", async (t) => {
    const { hall, number } = await deferred(t);
    const { version } = (await show(hall.clerk, number)).case;
    const materials = [{ material: "sign-design", files: [], papers: ["original"] }];
    const supply = (who: Browser) =>
      who.post(`/api/applications/${number}/supply`, { requestKey: newKey(), version, materials });
    assert.equal((await supply(await hall.resident("13900000009"))).statusCode, 403);
    const own = await answers(hall, elsewhere, supply);
    assert.deepEqual(own, only([]), "of another organ");
    const here = await answers(hall, sign.implementation.organ, supply);
    assert.deepEqual(here, only(["clerk"]));
    assert.ok(
      (await show(hall.applicant, number)).materials.every(({ promise }) => promise?.supplied !== false),
    );
  });

  test("the check after the decision: whoever reads the cases of its organ; never the applicant", async (t) => {
    const { hall, check } = await checked(t);
    const read = (who: Browser) => who.get(`/api/after-checks/${check}`);
    assert.deepEqual(await answers(hall, shop.implementation.organ, read), only(readers));
    assert.deepEqual(await answers(hall, elsewhere, read), only(["director"]));
    assert.equal((await read(hall.applicant)).statusCode, 403);
  });
});

/** Decided by a commitment, with its check waiting. */
async function checked(t: Cleanups): Promise<{ hall: PromiseHall; check: string }> {
  const hall = await promiseHall(t, shop.implementation.organ);
  const content = contentWith(shop, promised("premises-proof", "commitment"));
  const { number } = ok<{ number: string }>(await handIn(hall.applicant, shop, content));
  await act(hall.clerk, number, "accept");
  while ((await show(hall.examiner, number)).allowed.some(({ id }) => id === "pass"))
    await act(hall.examiner, number, "pass", { opinion: "齐全" });
  await act(hall.approver, number, "approve", { opinion: "准予登记" });
  await hall.engine.react();
  const { rows } = ok<Inbox>(await hall.examiner.get("/api/staff/inbox"));
  const row = rows.find(({ type }) => type === "after-check");
  assert.ok(row);
  return { hall, check: row.number };
}
