import assert from "node:assert/strict";
import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";
import { prefillOf } from "./profile.ts";
import { setIdentity } from "./resident-store.ts";

const idNumber = "430499199003070018";

test("R13.5 one's own number and phone are shown masked, and kept sealed", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.resident("13912345678");
  const address = "430482001 湖南省衡阳市常宁市宜阳街道 劳动南路12号";
  const answer = await mine.put("/api/me", { name: " 郭小明 ", idNumber: "430499 19900307 0018", address });
  assert.equal(answer.statusCode, 200, answer.body);
  const expected = {
    id: mine.id,
    phone: "139****5678",
    name: "郭小明",
    idNumber: "430499********0018",
    address,
  };
  assert.deepEqual(answer.json(), { ...expected, verified: false, unread: 0, invitations: true });
  const { rows } = await hall.services.pool.query("select resident::text as text from resident");
  for (const plain of ["13912345678", "郭小明", idNumber, "劳动南路"]) {
    assert.equal(rows[0].text.includes(plain), false, plain);
    assert.equal(rows[0].text.includes(Buffer.from(plain).toString("hex")), false, plain);
  }
});

test("forms are filled with what is known, in full", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.resident("13912345678");
  await mine.put("/api/me", { name: "郭小明", idNumber });
  const facts = await prefillOf(hall.services, { division: hall.division, resident: mine.id });
  const expected = {
    "applicant.name": "郭小明",
    "applicant.idNumber": idNumber,
    "applicant.phone": "13912345678",
  };
  assert.deepEqual(facts, expected);
});

test("a number that fails its check is refused; a verified name and number stay", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.resident();
  const wrong = await mine.put("/api/me", { idNumber: "430499199003070019" });
  assert.equal(wrong.json().code, "id-number-wrong");
  assert.equal(wrong.json().field, "idNumber");
  const { db, sealing } = hall.services;
  const identity = { subject: "s", name: "郭小明", idNumber, at: hall.clock.now };
  await setIdentity(db, sealing, { division: hall.division, id: mine.id }, identity);
  assert.equal((await mine.put("/api/me", { name: "郭大明" })).json().code, "profile-verified");
  assert.equal(
    (await mine.put("/api/me", { address: "430482001 湖南省衡阳市常宁市宜阳街道 1号" })).statusCode,
    200,
  );
});
