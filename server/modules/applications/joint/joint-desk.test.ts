import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { CaseSummary } from "#contract/case.ts";
import type { Browser } from "#server/testing/hall.ts";
import { act, joint, type OpenHall, ok, openHall, submit } from "./joint.fixture.ts";

const view = async (who: Browser, number: string) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));
const found = async (who: Browser, q: string) =>
  ok<{ rows: CaseSummary[] }>(await who.get(`/api/staff/applications?q=${encodeURIComponent(q)}`)).rows;

/** Hands in and gives the whole's number with those of the parts, in their order. */
async function handIn(hall: OpenHall) {
  const number = await submit(hall);
  const { parts } = await joint(hall.applicant, number);
  const [register, food, water] = parts.map((part) => part.case.number) as [string, string, string];
  return { number, register, food, water };
}

test("R2.30 a part says to which whole it belongs, what it waits for, and what another result spares it", async (t) => {
  const hall = await openHall(t);
  const { number, register, food } = await handIn(hall);
  for (const who of [hall.clerk, hall.applicant]) {
    const waiting = await view(who, food);
    assert.deepEqual(waiting.joint, {
      ...{ number, name: "我要开餐饮店" },
      waits: [{ subject: "个体工商户设立登记", licence: "营业执照" }],
    });
    const waived = waiting.materials.filter((material) => material.waived !== undefined);
    assert.deepEqual(
      waived.map((material) => [material.waived, material.required]),
      [["由“个体工商户设立登记”的结果《营业执照》提供", false]],
    );
    assert.deepEqual((await view(who, register)).joint, { number, name: "我要开餐饮店", waits: [] });
  }
});

test("the whole is found like its parts: by its number, and by whose it is", async (t) => {
  const hall = await openHall(t);
  const { number } = await handIn(hall);
  assert.deepEqual(
    (await found(hall.clerk, number)).map((row) => row.number),
    [number],
  );
  const types = (await found(hall.clerk, "郭小明")).map((row) => row.type).toSorted();
  assert.deepEqual(types, ["application", "application", "application", "joint"]);
});

test("whoever handles a part finds and reads the whole; others do neither", async (t) => {
  const hall = await openHall(t);
  const { number, water } = await handIn(hall);
  const { organ } = (await view(hall.clerk, water)).case;
  const mine = await hall.staff("examiner", { organ });
  assert.equal((await found(mine, number)).length, 1);
  assert.equal((await joint(mine, number)).case.number, number);
  const other = await hall.staff("examiner", { organ: "11430482000000002N" });
  assert.equal((await found(other, number)).length, 0);
  assert.equal((await other.get(`/api/joint/${number}`)).statusCode, 403);
});

test("R2.29 the lead organ confers and records it; refused at its root it awaits the clerk, then the archive", async (t) => {
  const hall = await openHall(t);
  const { number, register } = await handIn(hall);
  const held = {
    ...{ subject: "供水和验收的先后", heldOn: "2026-11-20", place: "县政务大厅三楼会议室" },
    ...{ participants: "市场监管局、供水公司", minutes: "各部门看了图纸" },
    ...{ conclusions: ["供水公司：可以装表"], conclusion: "先装表，后验收" },
  };
  await act(hall, hall.examiner, number, "confer", held);
  const { timeline } = await joint(hall.examiner, number);
  assert.deepEqual(timeline.at(-1)?.data, held);
  const waits = await hall.clerk.get("/api/staff/inbox");
  assert.ok(!ok<{ rows: CaseSummary[] }>(waits).rows.some((row) => row.number === number));
  await act(hall, hall.clerk, register, "refuse", { reason: "不属于本机关职权范围" });
  const { rows } = ok<{ rows: CaseSummary[] }>(await hall.clerk.get("/api/staff/inbox"));
  assert.ok(rows.some((row) => row.number === number && row.state === "concluded"));
  await act(hall, hall.clerk, number, "deliver", { method: "counter", receivedBy: "郭小明" });
  await act(hall, hall.clerk, number, "archive", { retention: "30年" });
  assert.equal((await joint(hall.clerk, number)).case.stateName, "已归档");
});

test("progress of the whole is told to whoever has its number and query code, and to nobody else", async (t) => {
  const hall = await openHall(t);
  const { number } = await handIn(hall);
  const { queryCode = "" } = await joint(hall.applicant, number);
  const ask = (code: string) => hall.visitor.get(`/api/progress?number=${number}&code=${code}`);
  const { case: told } = ok<{ case: CaseSummary }>(await ask(queryCode));
  assert.equal(told.subject, "我要开餐饮店");
  assert.equal((await ask(queryCode === "000000" ? "000001" : "000000")).statusCode, 404);
});
