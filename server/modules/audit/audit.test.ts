import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { type AuditRecord, chain, chainStart, firstMisfit } from "./audit.ts";
import { purgeAudit, readAudit, recordAudit, verifyAudit } from "./audit-store.ts";

const division = "430482";
const record = (minute: number, more: Partial<AuditRecord> = {}): AuditRecord => ({
  division,
  at: `2026-11-21T01:${String(minute).padStart(2, "0")}:00.000Z`,
  actor: { kind: "staff", id: "s1", account: "li.na" },
  action: "staff.sign-in",
  result: "done",
  client: "127.0.0.1",
  ...more,
});

test("R13.3 every entry carries the digest of the one before; a change, a loss and an insertion show", () => {
  const chained = chain(chainStart, [record(1), record(2), record(3)]);
  assert.deepEqual(
    chained.map(({ seq }) => seq),
    [1, 2, 3],
  );
  assert.equal(firstMisfit(chained, chainStart), undefined);
  const [first, second, third] = chained as [(typeof chained)[0], (typeof chained)[0], (typeof chained)[0]];
  assert.equal(firstMisfit([first, { ...second, result: "refused" }, third], chainStart), 2);
  assert.equal(firstMisfit([first, { ...second, actor: { kind: "staff", id: "s2" } }, third], chainStart), 2);
  assert.equal(firstMisfit([first, third], chainStart), 3);
  assert.equal(firstMisfit([second, third], chainStart), 2);
  assert.equal(firstMisfit([second, third]), undefined, "the beginning may have been purged");
});

test("the order of details does not matter, their values do", () => {
  const digest = (details: AuditRecord["details"]) =>
    chain(chainStart, [record(1, { details: details! })])[0]!.digest;
  assert.equal(digest({ a: 1, b: "x" }), digest({ b: "x", a: 1 }));
  assert.notEqual(digest({ a: 1 }), digest({ a: 2 }));
});

test("entries written at once by many are one chain, and the database lets nobody change it", async (t) => {
  const { db } = await testDatabase(t);
  const write = (n: number) =>
    db
      .transaction()
      .execute((tx) => recordAudit(tx, record(n), record(n, { action: "person.reveal", reason: "核对" })));
  await Promise.all(Array.from({ length: 9 }, (_, n) => write(n)));
  await Promise.all([recordAudit(db, record(10)), recordAudit(db, record(11))]);
  assert.equal(await verifyAudit(db, division), undefined);
  const { entries } = await readAudit(db, division, { limit: 50 });
  assert.deepEqual(
    entries.map(({ seq }) => seq),
    Array.from({ length: 20 }, (_, n) => 20 - n),
  );
  await assert.rejects(db.updateTable("audit_entry").set({ result: "refused" }).execute(), /append-only/);
  await assert.rejects(db.deleteFrom("audit_entry").execute(), /append-only/);
});

test("what is rolled back leaves no entry", async (t) => {
  const { db } = await testDatabase(t);
  const failing = db.transaction().execute(async (tx) => {
    await recordAudit(tx, record(1));
    throw new Error("no");
  });
  await assert.rejects(failing);
  assert.deepEqual(await readAudit(db, division, { limit: 5 }), { entries: [] });
  assert.equal(await verifyAudit(db, division), undefined);
});

test("verifying names an entry altered, and the end cut off, behind the database's back", async (t) => {
  const { db, pool } = await testDatabase(t);
  for (const n of [1, 2, 3]) await recordAudit(db, record(n, { details: { n } }));
  const tamper = (statement: string) =>
    pool.query(
      `alter table audit_entry disable trigger all; ${statement}; alter table audit_entry enable trigger all`,
    );
  await tamper("update audit_entry set reason = 'x' where seq = 2");
  assert.equal(await verifyAudit(db, division), 2);
  await tamper("update audit_entry set reason = null where seq = 2; delete from audit_entry where seq = 3");
  assert.equal(await verifyAudit(db, division), 3);
});

test("the log is read by filter and page by page", async (t) => {
  const { db } = await testDatabase(t);
  await recordAudit(db, record(1), record(2, { action: "role.grant", subject: { kind: "staff", id: "s9" } }));
  const { actor: _, ...nobody } = record(3, { result: "refused", reason: "sign-in-failed" });
  await recordAudit(db, nobody);
  await recordAudit(db, record(4, { at: "2026-11-22T01:00:00.000Z" }));
  const seqs = async (query: object) =>
    (await readAudit(db, division, { limit: 50, ...query })).entries.map((e) => e.seq);
  assert.deepEqual(await seqs({ actor: "li.na" }), [4, 2, 1]);
  assert.deepEqual(await seqs({ actor: "s1" }), [4, 2, 1]);
  assert.deepEqual(await seqs({ action: "role.grant" }), [2]);
  assert.deepEqual(await seqs({ subject: "s9" }), [2]);
  assert.deepEqual(await seqs({ result: "refused" }), [3]);
  assert.deepEqual(await seqs({ from: "2026-11-22" }), [4]);
  assert.deepEqual(await seqs({ to: "2026-11-21" }), [3, 2, 1]);
  const first = await readAudit(db, division, { limit: 3 });
  assert.deepEqual([first.entries.map((e) => e.seq), first.next], [[4, 3, 2], 2]);
  assert.deepEqual(
    await readAudit(db, division, { limit: 3, before: first.next! }).then((page) => [
      page.entries[0]?.seq,
      page.next,
    ]),
    [1, undefined],
  );
  assert.deepEqual(await readAudit(db, "430481", { limit: 5 }), { entries: [] });
});

test("网络安全法: an entry goes after its years, and never before six months", async (t) => {
  const { db } = await testDatabase(t);
  await recordAudit(
    db,
    record(1, { at: "2020-01-01T00:00:00.000Z" }),
    record(2, { at: "2020-06-01T00:00:00.000Z" }),
  );
  assert.equal(await purgeAudit(db, "2020-03-01T00:00:00.000Z"), 1);
  assert.equal(await verifyAudit(db, division), undefined);
  await recordAudit(db, record(3, { at: new Date().toISOString() }));
  await assert.rejects(purgeAudit(db, "2999-01-01T00:00:00.000Z"), /append-only/);
});
