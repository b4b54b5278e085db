import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import type { MyVoice, VoiceBoard } from "#contract/voice.ts";
import { engineOf } from "#server/cases/index.ts";
import { approvalBureau, type Browser, marketBureau } from "#server/testing/hall.ts";
import { staffRoles } from "#server/testing/permission-matrix.ts";
import { acted, bring, codeIn, desk, follow, read } from "./voices.fixture.ts";

const demand = {
  ...{ kind: "clue", about: "person", organ: marketBureau, person: "李四" },
  text: "李四让我送两条烟才肯收材料",
};

test("B13 a clue is read by supervisors over all organs and nobody else, on any way in", async (t) => {
  const { supervisor, ...hall } = await desk(t);
  const resident = await hall.resident();
  const { number } = await bring(resident, demand);
  const others = new Map<string, Browser>([["resident", resident]]);
  for (const role of staffRoles) {
    others.set(`${role} of the organ`, await hall.staff(role, { organ: marketBureau }));
    others.set(`${role} of the bureau`, await hall.staff(role, { organ: approvalBureau }));
    if (role !== "supervisor")
      others.set(`${role} over all`, await hall.staff(role, { organ: approvalBureau, reach: "all-organs" }));
  }
  const complainedOf = await hall.staff("supervisor", { organ: marketBureau, reach: "all-organs" });
  for (const [name, who] of others) {
    const ways = [
      `/api/cases/${number}`,
      `/api/staff/voices/${number}`,
      "/api/staff/clues",
      `/api/applications/${number}`,
    ];
    for (const way of ways) {
      const { statusCode } = await who.get(way);
      assert.ok([403, 404].includes(statusCode), `${name} ${way}: ${statusCode}`);
    }
    const body = { requestKey: crypto.randomUUID(), version: 1, data: {} };
    const acting = await who.post(`/api/cases/${number}/actions/take-up`, body);
    assert.equal(acting.statusCode, 403, `${name} acts: ${acting.body}`);
    const inbox = await who.get("/api/staff/inbox");
    const rows = inbox.statusCode === 200 ? inbox.json<Inbox>().rows : [];
    assert.deepEqual(rows, [], `${name} inbox`);
    const found = await who.get(`/api/staff/search?q=${number}`);
    assert.ok(!found.body.includes("线索"), `${name} search`);
  }
  assert.equal(codeIn(await complainedOf.get(`/api/staff/voices/${number}`)), "voice-about-you");

  const shown = await read(supervisor, number);
  assert.deepEqual([shown.text, shown.person, shown.partyLabel], [demand.text, "李四", "实名"]);
  await supervisor.get("/api/staff/clues");
  const { rows } = await hall.services.pool.query(
    "select action from audit_entry where action in ('voice.read', 'clue.list') and result = 'done' order by 1",
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["clue.list", "voice.read"],
    "each reading is written down",
  );
});

test("B13 nothing in the open names whom a clue is about, or who brought it", async (t) => {
  const hall = await desk(t);
  const resident = await hall.resident();
  await bring(resident, demand);
  const { pool } = hall.services;
  for (const table of ['"case"', "case_event", "case_request", "voice", "voice_step", "case_outbox"]) {
    const { rows } = await pool.query(`select row_to_json(t)::text as all from ${table} t`);
    for (const row of rows) {
      for (const word of ["李四", "两条烟", marketBureau, resident.id])
        assert.ok(!row.all.includes(word), `${table}: ${word}`);
    }
  }
  const engine = await engineOf(hall.services);
  while ((await engine.react()) > 0);
  const { rows } = await pool.query("select subject from live_event where kind = 'case'");
  assert.deepEqual(rows, [], "pages are not told");
});

test("B13 taken up, concluded, and counted on the public board without persons", async (t) => {
  const { supervisor, visitor, ...hall } = await desk(t);
  const resident = await hall.resident();
  const { number, code } = await bring(visitor, { ...demand, anonymous: true });
  const { number: named } = await bring(resident, demand);
  await acted(supervisor, number, "take-up", { inner: "调取监控" });
  await acted(supervisor, number, "conclude", {
    ...{ outcome: "founded", told: "情况属实，已经处理", inner: "李四记过" },
    published: "一名窗口人员索要财物，已受处分",
  });
  await acted(supervisor, named, "take-up");
  await acted(supervisor, named, "refer", { inner: "移送市纪委监委" });
  const mine = await follow(visitor, code);
  assert.deepEqual([mine.state, mine.timeline.at(-1)?.text], ["concluded", "情况属实，已经处理"]);
  assert.ok(!JSON.stringify(mine).includes("记过"), "what stays among staff stays there");
  const own = (await resident.get(`/api/voices/${named}`)).json<MyVoice>();
  assert.deepEqual([own.state, own.timeline.at(-1)?.by], ["referred", "监察人员"]);
  const board = (await visitor.get("/api/voices/board?year=2026")).json<VoiceBoard>();
  assert.deepEqual(board.clues, { received: 2, open: 0, founded: 1, unfounded: 0, referred: 1, declined: 0 });
  assert.ok(!JSON.stringify(board).includes("李四"));
  assert.equal(board.results[0]?.text, "一名窗口人员索要财物，已受处分");
});
