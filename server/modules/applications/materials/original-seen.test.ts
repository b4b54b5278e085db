import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { StoredMaterials } from "#contract/materials.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { staffRoles } from "#server/testing/permission-matrix.ts";
import { card, draftOf, ok, openHall, submitWithFiles, vaccination } from "./materials.fixture.ts";

test("R1.19 a clerk who sees the original later raises what came by the portal from C to B, once, audited", async (t) => {
  const hall = await openHall(t);
  const number = await submitWithFiles(hall, card);
  await hall.engine.react();
  const keptFor = async (who: Browser) => {
    const { materials } = ok<ApplicationView>(await who.get(`/api/applications/${number}`));
    return materials.find(({ id }) => id === "id-card")?.kept;
  };
  const see = (who: Browser, requestKey = newKey(), material = "id-card") =>
    who.post(`/api/applications/${number}/materials/${material}/original-seen`, { requestKey });
  assert.deepEqual(await keptFor(hall.clerk), { grade: "C", maySee: true });
  assert.equal(await keptFor(hall.applicant), undefined);
  for (const role of staffRoles.filter((one) => one !== "clerk")) {
    const who = await hall.staff(role, { organ: card.implementation.organ });
    assert.equal((await see(who)).statusCode, 403, role);
  }
  assert.equal((await see(hall.applicant)).statusCode, 403);
  assert.equal((await see(await hall.staff("clerk", { organ: "11430482000000002N" }))).statusCode, 403);

  const key = newKey();
  assert.deepEqual(
    [ok(await see(hall.clerk, key)), ok(await see(hall.clerk, key))],
    [{ grade: "B" }, { grade: "B" }],
  );
  assert.equal((await see(hall.clerk)).json<{ code: string }>().code, "original-not-asked");
  assert.equal((await see(hall.clerk, newKey(), "nothing")).statusCode, 409);
  assert.deepEqual(await keptFor(hall.clerk), { grade: "B", maySee: false });
  const { rows } = await hall.services.pool.query(
    "select 1 from audit_entry where action = 'material.check'",
  );
  assert.equal(rows.length, 1);

  const draft = await draftOf(hall.applicant, vaccination);
  const { materials } = ok<StoredMaterials>(
    await hall.applicant.get(`/api/drafts/${draft.id}/stored-materials`),
  );
  assert.deepEqual(
    materials.map(({ material, grade }) => [material, grade]),
    [["id-card", "B"]],
  );
});
