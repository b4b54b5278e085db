import assert from "node:assert/strict";
import { test } from "node:test";
import type { RatedServices } from "#contract/rating.ts";
import { newKey } from "#server/testing/hall.ts";
import { act, joint, ok, openHall, submit } from "./joint.fixture.ts";

test("R4.3 of a bundle the whole is rated, once it is concluded, and none of its parts; one SMS asks", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  const { parts } = await joint(hall.applicant, number);
  const [register = ""] = parts.map(({ case: it }) => it.number);
  const servicesOf = async (of: string) =>
    ok<RatedServices>(await hall.applicant.get(`/api/cases/${of}/ratings`)).services;
  assert.deepEqual(await servicesOf(number), [], "nothing is decided yet");

  await act(hall, hall.clerk, register, "refuse", { reason: "本市不受理，请到经营地申请" });
  const [whole] = await servicesOf(number);
  assert.deepEqual([whole?.kind, whole?.item], ["case", "我要开餐饮店"]);
  assert.deepEqual(await servicesOf(register), [], "a part is rated with the whole");
  const { messages } = ok<{ messages: { text?: string }[] }>(await hall.visitor.get("/api/dev/outbox"));
  assert.equal(messages.filter(({ text }) => text?.includes("/rate/")).length, 1);

  const body = { requestKey: newKey(), grade: 5, codes: [], service: 1, channel: 1 };
  ok(await hall.applicant.post(`/api/cases/${number}/ratings`, body));
  await hall.settle();
  const { rows } = await hall.services.pool.query("select organ, kind, item_key from rating");
  assert.equal(rows[0]?.item_key, "open-restaurant");
  const { rows: cases } = await hall.services.pool.query(
    `select organ, subject from "case" where type = 'bad-rating'`,
  );
  assert.deepEqual(cases, [{ organ: rows[0]?.organ, subject: "差评整改：我要开餐饮店" }]);
});
