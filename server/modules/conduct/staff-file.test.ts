import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeaderRoster, StaffFile } from "#contract/conduct-staff.ts";
import { newKey } from "#server/testing/hall.ts";
import { codeOf, conductHall, ok, path } from "./conduct.fixture.ts";
import { standingOf } from "./staff-file.ts";

test("B6 one person has one post at a time; a closed counter takes nobody", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const term = { staff: person.id, kind: "seconded", hall: "changning", counter: "A03", payBase: 0 };
  const add = (more: object) => keeper.post(`${path}/terms`, { requestKey: newKey(), ...term, ...more });
  assert.equal(codeOf(await add({ from: "2026-12-01" })), "409 conduct-term-overlaps");
  const file = async () => ok<StaffFile>(await keeper.get(`${path}/staff`));
  const mine = (await file()).terms.find(({ staff }) => staff.id === person.id)!;
  const early = await keeper.post(`${path}/terms/${mine.id}/end`, {
    ...{ requestKey: newKey(), until: "2025-12-31" },
  });
  assert.equal(codeOf(early), "400 conduct-day");
  await send(keeper, `/terms/${mine.id}/end`, { until: "2026-11-30" });
  assert.equal(codeOf(await add({ from: "2026-11-30" })), "409 conduct-term-overlaps", "the last day counts");
  assert.equal(codeOf(await add({ from: "2026-12-01", counter: "Z99" })), "404 conduct-place-not-found");
  assert.equal((await add({ from: "2026-12-01" })).statusCode, 201);
  assert.equal((await file()).terms.filter(({ staff }) => staff.id === person.id).length, 2);
});

test("B6 certificates that expire stand first and say so", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const paper = { staff: person.id, kind: "certificate", obtainedOn: "2023-12-01" };
  for (const [name, expiresOn] of [
    ["行政办事员（政务服务综合窗口办事员）四级", "2026-12-01"],
    ["普通话水平测试二级甲等", undefined],
    ["急救证", "2026-11-19"],
  ] as const)
    await send(keeper, "/certificates", { ...paper, name, ...(expiresOn && { expiresOn }) });
  const { certificates } = ok<StaffFile>(await keeper.get(`${path}/staff`));
  assert.deepEqual(
    certificates.map(({ name, standing }) => [name.slice(0, 3), standing]),
    [
      ["急救证", "expired"],
      ["行政办", "expiring"],
      ["普通话", "valid"],
    ],
  );
  assert.equal(standingOf({ expiresOn: "2026-11-20" }, "2026-11-20", 60), "expiring", "the last day counts");
});

test("B10 领导带班: who leads on which day, present or handed over", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const leader = await hall.staff("director");
  const duty = { day: "2026-11-20", hall: "changning", counter: "A01", staff: leader.id };
  const { id } = await send(keeper, "/leaders", duty);
  const twice = await keeper.post(`${path}/leaders`, { requestKey: newKey(), ...duty });
  assert.equal(codeOf(twice), "409 conduct-duty-twice");
  const note = (body: object) => keeper.post(`${path}/leaders/${id}`, { requestKey: newKey(), ...body });
  assert.equal(codeOf(await note({ present: true, handedTo: person.id })), "400 conduct-handed-to");
  assert.equal(codeOf(await note({ present: false, handedTo: leader.id })), "400 conduct-handed-to");
  ok(await note({ present: false, handedTo: person.id, note: "到市里开会" }));
  const { duties, mayKeep } = ok<LeaderRoster>(await person.get(`${path}/leaders`));
  assert.deepEqual(
    [mayKeep, duties[0]?.present, duties[0]?.handedTo?.id, duties[0]?.note],
    [false, false, person.id, "到市里开会"],
  );
  const { id: next } = await send(keeper, "/leaders", { ...duty, day: "2026-11-23" });
  const early = await keeper.post(`${path}/leaders/${next}`, { requestKey: newKey(), present: true });
  assert.equal(codeOf(early), "400 conduct-day", "not before the day");
});
