import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { testSealing } from "#server/testing/sealing.ts";
import { once, purgeRequests } from "./once.ts";

const request = (more: object = {}) => ({
  division: "430482",
  requestKey: randomUUID(),
  actor: "staff-1",
  action: "organ.edit 1",
  at: "2026-11-21T01:00:00.000Z",
  ...more,
});

test("the same request twenty times at once is carried out once, and each gets the first answer", async (t) => {
  const { db } = await testDatabase(t);
  const asked = request();
  let done = 0;
  const ask = () =>
    db
      .transaction()
      .execute((tx) => once(tx, testSealing(), asked, () => Promise.resolve({ number: ++done })));
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  assert.equal(done, 1);
  assert.deepEqual(
    answers,
    Array.from({ length: 20 }, () => ({ number: 1 })),
  );
});

test("a key used for something else or by somebody else is refused", async (t) => {
  const { db } = await testDatabase(t);
  const asked = request();
  const ask = (more: object) =>
    db
      .transaction()
      .execute((tx) => once(tx, testSealing(), { ...asked, ...more }, () => Promise.resolve(1)));
  await ask({});
  for (const other of [{ actor: "staff-2" }, { action: "organ.edit 2" }]) {
    await assert.rejects(ask(other), { code: "request-key-mismatch" });
  }
  assert.equal(await ask({ division: "430481" }), 1);
});

test("what is refused leaves no trace and may be tried again", async (t) => {
  const { db } = await testDatabase(t);
  const asked = request();
  const ask = (act: () => Promise<string>) =>
    db.transaction().execute((tx) => once(tx, testSealing(), asked, act));
  await assert.rejects(ask(() => Promise.reject(new Error("no"))));
  assert.equal(await ask(() => Promise.resolve("yes")), "yes");
});

test("answers are kept sealed, and for a while only", async (t) => {
  const { db } = await testDatabase(t);
  const asked = request();
  const ask = () =>
    db.transaction().execute((tx) => once(tx, testSealing(), asked, () => Promise.resolve("密码")));
  await ask();
  const row = await db.selectFrom("request_answer").select("answer_sealed").executeTakeFirstOrThrow();
  assert.equal(row.answer_sealed!.includes("密码"), false);
  await purgeRequests(db, "2026-11-21T01:00:00.001Z");
  assert.deepEqual(await db.selectFrom("request_answer").selectAll().execute(), []);
});
