import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import type { MyMessage } from "#contract/portal.ts";
import type { MyVoice, MyVoices, VoiceList } from "#contract/voice.ts";
import { engineOf } from "#server/cases/index.ts";
import { approvalBureau, marketBureau, newKey } from "#server/testing/hall.ts";
import { act, acted, bring, codeIn, desk, read, words } from "./voices.fixture.ts";

const triaged = { category: "system", owner: marketBureau };
const answered = { result: "solved", told: "系统已经恢复，现在可以办了" };

test("R12.7 what could not be done: registered, triaged, answered, called back by someone else, closed with what was changed", async (t) => {
  const hall = await desk(t);
  const { clerk, approver } = hall;
  const resident = await hall.resident();
  const { number } = await bring(resident, { kind: "unresolved", about: "organ", organ: marketBureau });
  const mine = async () => (await resident.get(`/api/voices/${number}`)).json<MyVoice>();
  assert.equal((await mine()).text, words);

  assert.equal((await approver.get(`/api/staff/voices/${number}`)).statusCode, 403, "not theirs yet");
  const triage = (await read(clerk, number)).clocks.find(({ id }) => id === "triage");
  assert.deepEqual([triage?.limit, triage?.dueOn], [{ n: 1, unit: "W" }, "2026-11-23"]);
  await acted(clerk, number, "triage", triaged);
  const inbox = (await approver.get("/api/staff/inbox")).json<Inbox>();
  assert.deepEqual(
    inbox.rows.map((row) => row.number),
    [number],
    "handed to the owner",
  );
  const solve = (await mine()).clocks.find(({ id }) => id === "solve");
  assert.deepEqual(solve?.limit, { n: 5, unit: "W" });

  assert.equal(
    codeIn(await act(clerk, number, "answer", answered)),
    "case-not-allowed-for-you",
    "not the desk's",
  );
  await acted(approver, number, "answer", answered);
  const own = await act(approver, number, "satisfied");
  assert.equal(codeIn(own), "voice-other-person");
  const back = { told: "还是打不开那个页面" };
  await acted(clerk, number, "send-back", back);
  await acted(approver, number, "answer", answered);
  const { version, may } = await mine();
  assert.deepEqual(may.toSorted(), ["reply", "satisfied", "send-back"]);
  const yes = await resident.post(`/api/voices/${number}/acts/satisfied`, { requestKey: newKey(), version });
  assert.equal(yes.statusCode, 200, yes.body);

  assert.equal(codeIn(await act(approver, number, "close", {})), "case-data-invalid");
  await acted(approver, number, "close", { change: "system", told: "加了监测，断开十分钟内有人修" });
  const end = await mine();
  assert.equal(end.state, "closed");
  assert.deepEqual(
    end.timeline.map(({ action, text }) => [action, text]),
    [
      ["report", undefined],
      ["triage", undefined],
      ["answer", answered.told],
      ["send-back", back.told],
      ["answer", answered.told],
      ["satisfied", undefined],
      ["close", "加了监测，断开十分钟内有人修"],
    ],
  );
  const engine = await engineOf(hall.services);
  while ((await engine.react()) > 0);
  const { rows: cards } = await hall.services.pool.query("select organ from \"case\" where type = 'card'");
  assert.deepEqual(
    cards,
    [{ organ: marketBureau }],
    "one check, of whoever answered, though it answered twice",
  );
  const told = (await resident.get("/api/messages")).json<{ messages: MyMessage[] }>().messages;
  assert.deepEqual(
    told.map(({ title, link }) => [title, link]).toSorted(),
    ["已经办结", "已经答复您", "已经答复您"].toSorted().map((title) => [title, `/voices/${number}`]),
  );
  const list = (await resident.get("/api/voices")).json<MyVoices>();
  assert.deepEqual(
    list.rows.map((row) => row.number),
    [number],
  );
  const stranger = await hall.resident("13900000002");
  assert.equal((await stranger.get(`/api/voices/${number}`)).statusCode, 404);
});

test("R12.7 whoever answered does not call back, and gives up only after enough calls", async (t) => {
  const { clerk, services, ...hall } = await desk(t);
  const asked = {
    requestKey: newKey(),
    kind: "unresolved",
    channel: "counter",
    about: "matter",
    text: words,
  };
  const registered = await clerk.post("/api/staff/voices", {
    ...asked,
    name: "何秋月",
    phone: "13800000002",
  });
  assert.equal(registered.statusCode, 201, registered.body);
  const again = await clerk.post("/api/staff/voices", { ...asked, name: "何秋月", phone: "13800000002" });
  assert.deepEqual(again.json(), registered.json(), "once, with the same code");
  const { number } = registered.json<{ number: string }>();
  await acted(clerk, number, "triage", { ...triaged, owner: approvalBureau, complex: true });
  const solve = (await read(clerk, number)).clocks.find(({ id }) => id === "solve");
  assert.deepEqual(solve?.limit, { n: 15, unit: "W" }, "complex");
  await acted(clerk, number, "answer", answered);
  assert.equal(codeIn(await act(clerk, number, "satisfied")), "voice-other-person");
  const other = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  for (const _ of [1, 2, 3]) {
    assert.notEqual((await act(other, number, "unreached")).statusCode, 200);
    await acted(other, number, "missed", { inner: "没有人接" });
  }
  await acted(other, number, "unreached");

  const shown = await read(clerk, number);
  assert.deepEqual([shown.name, shown.phone, shown.partyLabel], ["何*月", "138****0002", "何*月"]);
  const revealed = await clerk.post(`/api/staff/voices/${number}/reveal`, { reason: "回访需要电话" });
  assert.deepEqual(revealed.json(), { name: "何秋月", phone: "13800000002" });
  const { rows } = await services.pool.query("select 1 from audit_entry where action = 'person.reveal'");
  assert.equal(rows.length, 1);
});

test("R12.7 an owner that is not competent hands it back, and triage begins anew", async (t) => {
  const hall = await desk(t);
  const { number } = await bring(await hall.resident(), { kind: "unresolved" });
  await acted(hall.clerk, number, "triage", triaged);
  await acted(hall.approver, number, "hand-back", { inner: "应当由住建局解决" });
  const shown = await read(hall.clerk, number);
  assert.deepEqual([shown.state, shown.clocks[0]?.id], ["registered", "triage"]);
  assert.equal((await hall.approver.get(`/api/staff/voices/${number}`)).statusCode, 403);
  const unknown = await act(hall.clerk, number, "triage", { ...triaged, owner: "11430482000000999X" });
  assert.equal(codeIn(unknown), "voice-organ-unknown");
});

test("R12.7 the list: a desk sees its own, the oldest first, filtered by category", async (t) => {
  const hall = await desk(t);
  const resident = await hall.resident();
  const first = await bring(resident, { kind: "unresolved" });
  const second = await bring(resident, { kind: "unresolved" });
  await acted(hall.clerk, second.number, "triage", triaged);
  const numbers = async (who: typeof resident, query = "") =>
    (await who.get(`/api/staff/unresolved${query}`)).json<VoiceList>().rows.map(({ number }) => number);
  assert.deepEqual(await numbers(hall.clerk), [first.number, second.number]);
  assert.deepEqual(await numbers(hall.clerk, "?category=system"), [second.number]);
  assert.deepEqual(await numbers(hall.clerk, "?show=over"), []);
  assert.deepEqual(await numbers(hall.approver), [second.number]);
  const { rows } = await hall.services.pool.query("select content, code_index from voice");
  assert.ok(
    rows.every(({ content }) => !content.toString("utf8").includes("三次")),
    "sealed",
  );
});
