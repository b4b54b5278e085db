import assert from "node:assert/strict";
import { test } from "node:test";
import type { VoiceBoard, VoiceFigures } from "#contract/voice.ts";
import { approvalBureau, marketBureau, newKey } from "#server/testing/hall.ts";
import { act, acted, bring, codeIn, desk, follow, read, words } from "./voices.fixture.ts";

test("B8 an anonymous complaint keeps nothing of who it was; the code follows it and replies", async (t) => {
  const { supervisor, approver, visitor, services, ...hall } = await desk(t);
  const resident = await hall.resident();
  const { number, code } = await bring(resident, {
    kind: "complaint",
    anonymous: true,
    about: "person",
    person: "王大锤",
  });
  assert.match(code, /^[2-9A-HJ-NP-Z]{16}$/);
  const { pool } = services;
  const everywhere = [
    "voice",
    "voice_step",
    "case_event",
    '"case"',
    "case_request",
    "message",
    "attempt",
    "audit_entry",
  ];
  for (const table of everywhere) {
    const { rows } = await pool.query(`select row_to_json(t)::text as all from ${table} t`);
    for (const row of rows) {
      assert.ok(!row.all.includes(resident.id), `${table} keeps the account`);
      assert.ok(!row.all.includes("127.0.0.1"), `${table} keeps the network address`);
    }
  }
  assert.equal((await resident.get(`/api/voices/${number}`)).statusCode, 404, "not even theirs");

  await acted(supervisor, number, "accept", { owner: marketBureau });
  await acted(approver, number, "ask", { told: "请问是哪一天的事" });
  const asked = await follow(visitor, code.toLowerCase().replace(/(.{4})/g, "$1 "));
  assert.equal(asked.timeline.at(-1)?.text, "请问是哪一天的事");
  assert.deepEqual(asked.may, ["reply"]);
  const reply = { code, requestKey: newKey(), version: asked.version, text: "11 月 18 日上午" };
  assert.equal((await visitor.post("/api/voices/follow/reply", reply)).statusCode, 200);
  assert.equal((await read(approver, number)).timeline.at(-1)?.text, reply.text);

  await acted(approver, number, "answer-posted", { outcome: "founded", told: "情况属实，已经批评教育" });
  assert.equal((await follow(visitor, code)).timeline.at(-1)?.text, "情况属实，已经批评教育");
  await acted(supervisor, number, "close", { change: "training", told: "全体窗口重新学了首问负责" });
  assert.equal((await follow(visitor, code)).state, "closed");
  const wrong = await visitor.post("/api/voices/follow", { code: "2".repeat(16) });
  assert.equal(codeIn(wrong), "voice-not-found");
});

test("B8 a complaint is kept from counters and from whoever it is about", async (t) => {
  const { supervisor, approver, clerk, ...hall } = await desk(t);
  const about = { kind: "complaint", about: "person", person: "测试人员（3 号窗口）" };
  const { number } = await bring(await hall.resident(), about);
  assert.equal((await clerk.get(`/api/staff/voices/${number}`)).statusCode, 403);
  assert.equal((await clerk.get(`/api/cases/${number}`)).statusCode, 403);
  assert.equal((await clerk.get("/api/staff/complaints")).statusCode, 403);
  const own = await supervisor.get(`/api/staff/voices/${number}`);
  assert.equal(codeIn(own), "voice-about-you", "all staff of this hall bear that name");
  const body = { requestKey: newKey(), version: 1, data: { owner: marketBureau } };
  const accept = await supervisor.post(`/api/staff/voices/${number}/acts/accept`, body);
  assert.equal(codeIn(accept), "voice-about-you");
  const generic = await supervisor.post(`/api/cases/${number}/actions/accept`, body);
  assert.equal(codeIn(generic), "action-own");
  assert.equal((await approver.get(`/api/staff/voices/${number}`)).statusCode, 403, "another organ's");
});

test("B8 accepted or told why not; a named complaint is called back by someone else", async (t) => {
  const { supervisor, approver, ...hall } = await desk(t);
  const resident = await hall.resident();
  const refused = await bring(resident, { kind: "complaint" });
  assert.equal(
    codeIn(await act(supervisor, refused.number, "decline", { ground: "not-ours" })),
    "case-data-invalid",
  );
  await acted(supervisor, refused.number, "decline", { ground: "not-ours", told: "请向法院起诉" });

  const { number } = await bring(resident, { kind: "suggestion" });
  await acted(supervisor, number, "accept", { owner: approvalBureau });
  await acted(supervisor, number, "answer", { outcome: "adopted", told: "下月起加开午间窗口" });
  assert.equal(codeIn(await act(supervisor, number, "satisfied")), "voice-other-person");
  const other = await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  await acted(other, number, "satisfied", { told: "很满意" });
  await acted(supervisor, number, "close", {
    change: "adopted",
    told: "已经加开",
    published: "加开午间窗口",
  });
  assert.equal((await approver.get(`/api/staff/voices/${number}`)).statusCode, 403);
  const board = (await hall.visitor.get("/api/voices/board")).json<VoiceBoard>();
  assert.deepEqual(board.results, [
    { kind: "suggestion", month: "2026-11", result: "采纳建议", text: "加开午间窗口" },
  ]);
  assert.deepEqual(board.complaints, { received: 1, closed: 1 });
});

test("C7 complaints for each 10,000 cases, by counter, and the counters without any", async (t) => {
  const { supervisor, ...hall } = await desk(t);
  const { counters } = (await hall.visitor.get("/api/voices/choices")).json<{ counters: string[] }>();
  const counter = counters[0]!;
  await bring(await hall.resident(), { kind: "complaint", about: "counter", counter });
  const path = "/api/staff/voices/figures?from=2026-11-01&to=2026-11-30";
  const figures = (await supervisor.get(path)).json<VoiceFigures>();
  assert.deepEqual(
    [figures.complaints.received, figures.complaints.cases, figures.complaints.perTenThousand],
    [1, 0, null],
    "no cases, no rate",
  );
  assert.deepEqual(
    figures.counters.map(({ name, count }) => [name, count]),
    [[counter, 1]],
  );
  assert.equal(figures.countersWithout, counters.length - 1);
  const behind = await supervisor.get(`/api/staff${figures.counters[0]!.href}`);
  assert.equal(behind.json<{ rows: unknown[] }>().rows.length, 1);
});

test("B8 what comes from one network too often is refused", async (t) => {
  const { visitor } = await desk(t);
  const body = () => ({
    requestKey: newKey(),
    kind: "complaint",
    anonymous: true,
    about: "matter",
    text: words,
  });
  for (let sent = 0; sent < 20; sent += 1)
    assert.equal((await visitor.post("/api/voices", body())).statusCode, 201);
  const refused = await visitor.post("/api/voices", body());
  assert.equal(refused.statusCode, 429);
  assert.equal(codeIn(refused), "voice-too-often");
  const nameless = { ...body(), kind: "unresolved" };
  assert.equal((await visitor.post("/api/voices", nameless)).statusCode, 429);
});
