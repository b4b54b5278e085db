import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "#server/testing/pdf.ts";
import { act, joint, openHall, submit } from "./joint.fixture.ts";

const called = {
  ...{ subject: "供水和消防的先后", meetsOn: "2026-11-23", meetsAt: "上午9:00" },
  ...{ place: "县政务大厅三楼会议室", organs: ["市场监管局", "供水公司"] },
};
const held = {
  ...{ subject: "供水和消防的先后", heldOn: "2026-11-23", place: "县政务大厅三楼会议室" },
  ...{ participants: "市场监管局 蒋春分，供水公司 李工", minutes: "各部门看了图纸" },
  conclusions: ["市场监管局：同意", "供水公司：先装表"],
  conclusion: "先装表，后验收",
};

test("R2.29 a joint meeting is convened and recorded; its minutes are for the organs, not for the applicant", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  await act(hall, hall.examiner, number, "convene", called);
  await act(hall, hall.examiner, number, "confer", held);
  const { meetings = [], parts } = await joint(hall.examiner, number);
  assert.deepEqual(
    meetings.map(({ subject, heldOn }) => [subject, heldOn]),
    [[held.subject, held.heldOn]],
  );
  const { href } = meetings[0]!;
  const water = parts.find(({ case: it }) => it.subject.startsWith("供水"))!.case.organ;
  const theirs = await hall.staff("examiner", { organ: water });
  const minutes = await theirs.get(href);
  assert.deepEqual([minutes.statusCode, minutes.headers["content-type"]], [200, "application/pdf"]);
  const text = textOf(minutes.rawPayload)?.replace(/\s/g, "");
  for (const words of ["会商纪要", "我要开餐饮店", "市场监管局", "先装表，后验收", "各部门看了图纸"]) {
    assert.ok(text === undefined || text.includes(words), `${words} in ${text}`);
  }
  const stranger = await hall.staff("examiner", { organ: "11430482000000002N" });
  assert.equal((await stranger.get(href)).statusCode, 403);
  assert.equal((await hall.applicant.get(href)).statusCode, 403);
  assert.equal((await hall.visitor.get(href)).statusCode, 401);
  assert.equal((await hall.examiner.get(href.replace(/\d+\.pdf$/, "1.pdf"))).statusCode, 404);
});

test("the applicant learns that organs confer and that there is a conclusion, and nothing of what was said", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  await act(hall, hall.examiner, number, "convene", called);
  await act(hall, hall.examiner, number, "confer", held);
  const answer = await hall.applicant.get(`/api/joint/${number}`);
  assert.match(answer.body, /有关部门将对您的事联合会商/);
  assert.match(answer.body, /联合会商已召开，已有结论/);
  for (const words of ["三楼会议室", "先装表", "各部门看了图纸", "蒋春分"])
    assert.ok(!answer.body.includes(words), words);
});
