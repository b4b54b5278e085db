import assert from "node:assert/strict";
import { test } from "node:test";
import { caseNumber } from "../kernel/codes/case-number.ts";
import { acting, opening, type TestEngine, testEngine } from "../testing/engine.ts";
import { verifyCases } from "./case-verification.ts";
import { type RootSigner, sealDays, verifyDailyRoots } from "./daily-roots.ts";

/** Three cases, two events each. */
async function threeCases(engine: TestEngine) {
  const opened = await Promise.all([1, 2, 3].map(() => engine.writer.open(opening())));
  for (const { case: it } of opened) await engine.writer.act(acting(it, "accept", "clerk"));
  return opened.map(({ case: it }) => it);
}

/** What an intruder with the database's own rights could do: switches the guards off. */
async function tamper({ pool }: TestEngine, sql: string, values: unknown[]) {
  const client = await pool.connect();
  await client.query("begin");
  await client.query("set local session_replication_role = replica");
  await client.query(sql, values);
  await client.query("commit");
  client.release();
}

const attacks: [what: string, sql: string, reason: RegExp, seq: number | undefined][] = [
  [
    "an altered event",
    `update case_event set data = '{"note":"改"}' where case_id = $1 and seq = 2`,
    /altered/,
    2,
  ],
  [
    "an altered time",
    "update case_event set at = at - interval '1 day' where case_id = $1 and seq = 1",
    /altered/,
    1,
  ],
  ["a removed last event", "delete from case_event where case_id = $1 and seq = 2", /missing/, 2],
  ["a removed first event", "delete from case_event where case_id = $1 and seq = 1", /missing/, 1],
  [
    "an altered state",
    `update "case" set state = 'approved' where id = $1`,
    /differs from its events/,
    undefined,
  ],
  [
    "an altered limit",
    `update "case" set body = jsonb_set(body, '{facts,limits,promised,n}', '99') where id = $1`,
    /differs/,
    undefined,
  ],
  [
    "a later due date",
    "update case_clock set due_at = due_at + interval '1 day' where case_id = $1",
    /clock index/,
    undefined,
  ],
  [
    "a place further down the inbox",
    `update "case" set urgent_at = 'infinity' where id = $1`,
    /inbox order/,
    undefined,
  ],
];

for (const [what, sql, reason, seq] of attacks) {
  test(`finds ${what} and names it`, async (t) => {
    const engine = await testEngine(t);
    const [, victim] = await threeCases(engine);
    await tamper(engine, sql, [victim!.id]);
    const { faults, cases } = await verifyCases(engine.pool, engine.types, engine.timekeeper);
    assert.equal(cases, 3);
    assert.equal(faults.length, 1);
    assert.equal(faults[0]?.at, caseNumber("430482", victim!.id));
    assert.match(faults[0].reason, reason);
    assert.equal(faults[0].seq, seq);
  });
}

test("events may not be changed or removed even by the application", async (t) => {
  const engine = await testEngine(t);
  await threeCases(engine);
  await assert.rejects(engine.pool.query("update case_event set action = 'x'"));
  await assert.rejects(engine.pool.query("delete from case_event"));
});

/** Signs with a secret prefix: enough to see that signatures are asked for and checked. */
const signer: RootSigner = {
  keyId: "test",
  sign: (bytes) => Buffer.concat([Buffer.from("sealed"), bytes]),
  verify: (bytes, signature, keyId) =>
    keyId === "test" && signature.equals(Buffer.concat([Buffer.from("sealed"), bytes])),
};

test("each day that is over is sealed once, signed and linked to the day before", async (t) => {
  const engine = await testEngine(t);
  await engine.writer.open(opening({ at: "2026-03-02T02:00:00.000Z" }));
  await engine.writer.open(opening({ at: "2026-03-04T02:00:00.000Z" }));
  const soon = "2026-03-04T16:05:00.000Z";
  assert.equal(
    await sealDays(engine.pool, signer, soon),
    2,
    "the fourth is not sealed within ten minutes of its end",
  );
  assert.equal(await sealDays(engine.pool, signer, "2026-03-04T16:11:00.000Z"), 1);
  assert.equal(await sealDays(engine.pool, signer, "2026-03-04T16:12:00.000Z"), 0);
  assert.deepEqual(await verifyDailyRoots(engine.pool, signer), { days: 3, faults: [] });
});

test("a whole case removed together with its events is found by the day's root", async (t) => {
  const engine = await testEngine(t);
  const [victim] = await threeCases(engine);
  await sealDays(engine.pool, signer, "2026-03-03T02:00:00.000Z");
  for (const table of ["case_clock", "case_outbox", "case_event"]) {
    await tamper(engine, `delete from ${table} where case_id = $1`, [victim!.id]);
  }
  await tamper(engine, `delete from "case" where id = $1`, [victim!.id]);
  assert.deepEqual((await verifyCases(engine.pool, engine.types, engine.timekeeper)).faults, []);
  const { faults } = await verifyDailyRoots(engine.pool, signer);
  assert.equal(faults[0]?.at, "430482 2026-03-02");
});

test("a root sealed by somebody else is found", async (t) => {
  const engine = await testEngine(t);
  await threeCases(engine);
  await sealDays(engine.pool, { ...signer, sign: (bytes) => bytes }, "2026-03-03T02:00:00.000Z");
  const { faults } = await verifyDailyRoots(engine.pool, signer);
  assert.match(faults[0]?.reason ?? "", /not signed/);
});
