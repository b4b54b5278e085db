import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { caseNumber } from "../kernel/codes/case-number.ts";
import { acting, opening, type TestEngine, testEngine } from "../testing/engine.ts";
import { findCase, inbox, readEvents } from "./case-store.ts";
import { verifyCases } from "./case-verification.ts";
import { createWriter } from "./case-writer.ts";
import { followingKey } from "./request-keys.ts";

const code = (expected: string) => (error: unknown) => (error as { code?: string }).code === expected;
const data = { opinion: "符合条件" };

async function assertSound({ pool, types, timekeeper }: TestEngine) {
  assert.deepEqual((await verifyCases(pool, types, timekeeper)).faults, []);
}

test("opens a case with its number, first event, clock and place in the inbox (R1.9a, R2.8)", async (t) => {
  const engine = await testEngine(t);
  const { case: opened, event } = await engine.writer.open(opening());
  assert.equal(opened.id, 2026030201000001);
  assert.match(caseNumber("430482", opened.id), /^4304822026030201000001[0-9A-Z]$/);
  assert.deepEqual(await findCase(engine.pool, opened), opened);
  assert.deepEqual(await readEvents(engine.pool, opened), [event]);
  const { rows } = await engine.pool.query("select clock, due_at, when_due from case_clock");
  assert.deepEqual(rows, [
    { clock: "acceptance", due_at: "2026-03-09T16:00:00.000Z", when_due: "deem-accept" },
  ]);
  const waiting = await inbox(engine.pool, { division: "430482", desks: [{ role: "clerk" }], limit: 10 });
  assert.deepEqual(waiting.rows, [opened]);
  await assertSound(engine);
});

test("a hundred commands at once are all written, each with its own answer", async (t) => {
  const engine = await testEngine(t);
  const opened = await Promise.all(Array.from({ length: 100 }, () => engine.writer.open(opening())));
  assert.equal(new Set(opened.map(({ case: { id } }) => id)).size, 100);
  const accepted = await Promise.all(
    opened.map(({ case: it }) => engine.writer.act(acting(it, "accept", "clerk"))),
  );
  assert.ok(accepted.every(({ case: it }) => it.state === "handling" && it.version === 2));
  await assertSound(engine);
});

test("one request repeated by 64 clients has one effect and one answer", async (t) => {
  const engine = await testEngine(t);
  const asked = opening();
  const answers = await Promise.all(Array.from({ length: 64 }, () => engine.writer.open(asked)));
  assert.equal(new Set(answers.map(({ case: { id } }) => id)).size, 1);
  assert.equal(answers.filter(({ repeated }) => !repeated).length, 1);
  const accept = acting(answers[0]!.case, "accept", "clerk", { version: 1 });
  const accepted = await Promise.all(Array.from({ length: 64 }, () => engine.writer.act(accept)));
  assert.equal(accepted.filter(({ repeated }) => !repeated).length, 1);
  assert.ok(accepted.every(({ case: it, event }) => it.state === "handling" && event.seq === 2));
  const { rows } = await engine.pool.query("select count(*) as n from case_event");
  assert.equal(rows[0].n, 2);
});

test("a request key used for something else is refused and tells nothing", async (t) => {
  const { writer } = await testEngine(t);
  const requestKey = randomUUID();
  const { case: mine } = await writer.open(opening({ requestKey }));
  const { case: other } = await writer.open(opening());
  await assert.rejects(
    writer.act(acting(other, "accept", "clerk", { requestKey })),
    code("request-key-reused"),
  );
  const stranger = { kind: "resident" as const, id: "r2" };
  await assert.rejects(writer.open(opening({ requestKey, actor: stranger })), code("request-key-reused"));
  assert.equal(mine.version, 1);
});

test("two clerks decide one case: one does, the other is told to look again", async (t) => {
  const engine = await testEngine(t);
  const { case: it } = await engine.writer.open(opening());
  const both = await Promise.allSettled([
    engine.writer.act(acting(it, "accept", "clerk", { version: 1 })),
    engine.writer.act(acting(it, "refuse", "clerk", { version: 1, data: { reason: "不属于本机关" } })),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const lost = both.find((one) => one.status === "rejected");
  assert.ok(code("case-changed")(lost?.reason));
});

test("two writers of two processes never lose an update", async (t) => {
  const engine = await testEngine(t);
  const other = createWriter(engine);
  const { case: it } = await engine.writer.open(opening());
  const takes = Array.from({ length: 40 }, (_, i) =>
    (i % 2 ? other : engine.writer).act(
      acting(it, i === 0 ? "accept" : "withdraw", "clerk", {
        version: 1,
        data: i === 0 ? {} : { reason: "不办了" },
      }),
    ),
  );
  const done = (await Promise.allSettled(takes)).filter(({ status }) => status === "fulfilled");
  assert.equal(done.length, 1);
  await assertSound(engine);
});

test("a case somebody else holds locked does not stop the batch; it is answered when it is free", async (t) => {
  const engine = await testEngine(t);
  const { case: locked } = await engine.writer.open(opening());
  const { case: free } = await engine.writer.open(opening());
  const client = await engine.pool.connect();
  await client.query("begin");
  await client.query(`select 1 from "case" where id = $1 for update`, [locked.id]);
  const [held, went] = await Promise.allSettled([
    engine.writer.act(acting(locked, "accept", "clerk")),
    engine.writer.act(acting(free, "accept", "clerk")),
  ]);
  assert.equal(went?.status, "fulfilled");
  assert.ok(held?.status === "rejected" && code("case-busy")(held.reason));
  await client.query("rollback");
  client.release();
  assert.equal((await engine.writer.act(acting(locked, "accept", "clerk"))).case.state, "handling");
});

test("one command the database refuses does not spoil its batch", async (t) => {
  const engine = await testEngine(t);
  const bad = opening({
    division: "430482",
    satellites: () => [{ table: "application", row: { item_key: null } }],
  });
  const answers = await Promise.allSettled([
    engine.writer.open(bad),
    engine.writer.open(opening()),
    engine.writer.open(opening()),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ["rejected", "fulfilled", "fulfilled"],
  );
  await assertSound(engine);
});

test("satellite rows are written with the event or not at all", async (t) => {
  const engine = await testEngine(t);
  const { case: it } = await engine.writer.open(
    opening({
      satellites: ({ division, id }, event) => [
        { table: "application_content", row: { division, case_id: id, seq: event.seq, content: "\\x01" } },
        { table: "application_token", row: { division, token: "t1", case_id: id } },
        { table: "application_token", row: { division, token: "t2", case_id: id } },
      ],
    }),
  );
  const { rows } = await engine.pool.query("select case_id, seq, content from application_content");
  assert.deepEqual(rows, [{ case_id: it.id, seq: 1, content: Buffer.from([1]) }]);
  assert.equal((await engine.pool.query("select 1 from application_token")).rowCount, 2);
});

test("data that does not fit the action's schema is refused with its field", async (t) => {
  const { writer } = await testEngine(t);
  const { case: it } = await writer.open(opening());
  const tooFew = acting(it, "correct", "clerk", { data: { materials: [{ material: "身份证" }] } });
  await assert.rejects(writer.act(tooFew), (error: { code: string; details: { field?: string } }) => {
    assert.equal(error.code, "case-data-invalid");
    assert.equal(error.details.field, "data.materials.0.problem");
    return true;
  });
});

test("a full queue says so at once and loses nothing it took (503)", async (t) => {
  const engine = await testEngine(t);
  const small = createWriter({ ...engine, queueSize: 5, batchSize: 1, lanes: 1 });
  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => small.open(opening())));
  const refused = answers.filter((one) => one.status === "rejected");
  assert.ok(refused.length > 0 && refused.every(({ reason }) => code("overloaded")(reason)));
  const { rows } = await engine.pool.query(`select count(*) as n from "case"`);
  assert.equal(rows[0].n, answers.length - refused.length);
});

test("an action writes the clocks it changes and leaves the others as they lie", async (t) => {
  const engine = await testEngine(t);
  const { case: it } = await engine.writer.open(opening());
  await engine.writer.act(acting(it, "accept", "clerk"));
  const rows = async () =>
    (await engine.pool.query("select clock, xmin::text from case_clock order by clock")).rows;
  const [promised, statutory, step] = await rows();
  await engine.writer.act(acting(it, "pass", "examiner", { data }));
  const after = await rows();
  assert.deepEqual(after.slice(0, 2), [promised, statutory]);
  assert.notEqual(after[2].xmin, step.xmin);
  await assertSound(engine);
});

test("a whole life leaves no clock behind", async (t) => {
  const engine = await testEngine(t);
  const { case: it } = await engine.writer.open(opening());
  const survey = { ...data, officers: ["甲", "乙"], surveyedOn: "2026-03-03" };
  await engine.writer.act(acting(it, "accept", "clerk"));
  await engine.writer.act(acting(it, "pass", "examiner", { data }));
  await engine.writer.act(acting(it, "survey", "surveyor", { data: survey }));
  await engine.writer.act(acting(it, "approve", "approver", { data }));
  await engine.writer.act(acting(it, "issue", "examiner"));
  await engine.writer.act(acting(it, "deliver", "clerk", { data: { method: "counter" } }));
  const { case: done } = await engine.writer.act(
    acting(it, "archive", "archivist", { data: { retention: "10年" } }),
  );
  assert.equal(done.state, "archived");
  assert.equal((await engine.pool.query("select 1 from case_clock")).rowCount, 0);
  await assertSound(engine);
});

test("R2.28 cases opened together are opened all or none, and a repeat opens none", async (t) => {
  const engine = await testEngine(t);
  const requestKey = randomUUID();
  const along = ["a", "b"].map((part) => opening({ requestKey: followingKey(requestKey, part) }));
  const seen: number[] = [];
  const family = opening({
    ...{ requestKey, along },
    satellites: (_key, _event, opened) => {
      seen.push(...opened.map(({ id }) => id));
      return [];
    },
  });
  const { case: first } = await engine.writer.open(family);
  assert.deepEqual(seen, [first.id, first.id + 1, first.id + 2]);
  const again = await engine.writer.open(family);
  assert.deepEqual([again.case.id, again.repeated], [first.id, true]);
  assert.equal(await countOf(engine, '"case"'), 3);
  const spoilt = opening({ along: [opening({ roles: ["clerk"] })] });
  await assert.rejects(engine.writer.open(spoilt), code("case-not-allowed-for-you"));
  assert.equal(await countOf(engine, '"case"'), 3);
  await assertSound(engine);
});

async function countOf({ pool }: TestEngine, table: string): Promise<number> {
  return (await pool.query(`select count(*) as n from ${table}`)).rows[0].n;
}
