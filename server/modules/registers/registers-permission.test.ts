import assert from "node:assert/strict";
import { test } from "node:test";
import type { SimulatedRegisters } from "#contract/registers.ts";
import { auditLog } from "#server/modules/audit-log/index.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { people } from "#server/modules/people/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { testHall } from "#server/testing/hall.ts";
import { assertPermissions, describedRoutes, everybody } from "#server/testing/permission-matrix.ts";
import { registers } from "./index.ts";

const silent = <T extends object>(module: T) => ({ ...module, routes: () => {} });

async function openHall(t: Cleanups, mode: "demonstration" | "production") {
  return await testHall(t, {
    config: { mode },
    modules: [silent(organisation), silent(auditLog), silent(people), registers],
  });
}

test("R13.3 while demonstrating anybody may switch the simulated registers", async (t) => {
  const hall = await openHall(t, "demonstration");
  await assertPermissions(hall, {
    "GET /api/dev/registers": everybody,
    "POST /api/dev/registers/{id}": everybody,
  });
});

test("in production there is no simulator, no switch and no page", async (t) => {
  const hall = await openHall(t, "production");
  assert.deepEqual(describedRoutes(hall), []);
  for (const path of ["/api/dev/registers", "/dev/registers"]) {
    assert.equal((await hall.visitor.get(path)).statusCode, 404);
  }
  const turned = await hall.visitor.post("/api/dev/registers/market", { behaviour: "slow" });
  assert.equal(turned.statusCode, 404);
});

test("a register is switched by the page and by the API; an unknown one is refused", async (t) => {
  const hall = await openHall(t, "demonstration");
  const state = async () =>
    Object.fromEntries(
      ((await hall.visitor.get("/api/dev/registers")).json() as SimulatedRegisters).registers.map((each) => [
        each.id,
        each.behaviour,
      ]),
    );
  assert.equal((await state()).market, "normal");
  assert.equal((await hall.visitor.post("/api/dev/registers/market", { behaviour: "slow" })).statusCode, 200);
  const pressed = await hall.app.inject({
    ...{ method: "POST", url: "/dev/registers", payload: "register=population&behaviour=wrong" },
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  assert.equal(pressed.statusCode, 303);
  assert.deepEqual([(await state()).market, (await state()).population], ["slow", "wrong"]);
  assert.match((await hall.visitor.get("/dev/registers")).body, /不回应/);
  const unknown = await hall.visitor.post("/api/dev/registers/moon", { behaviour: "slow" });
  assert.equal(unknown.json().code, "register-unknown");
});
