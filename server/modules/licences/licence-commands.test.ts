import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#server/kernel/time/day.ts";
import { databaseOn } from "#server/platform/database/client-database.ts";
import { testDatabase } from "#server/testing/database.ts";
import { issueInput, licenceItem, licenceServices } from "#server/testing/licence.ts";
import {
  changeLicence,
  checkLicence,
  endLicenceOfCase,
  isGenuine,
  issueLicence,
  type Licence,
} from "./index.ts";
import { findLicence, licencesOf } from "./licence-store.ts";

const division = "430482";
const later = {
  reason: "未按要求整改",
  at: "2027-03-01T02:00:00.000Z",
  actor: { kind: "staff" as const, id: "a1" },
};
const caseOf = (licence: Licence) => ({ division, case_id: licence.caseId! });

async function setUp(t: Parameters<typeof testDatabase>[0]) {
  return { ...(await testDatabase(t)), services: licenceServices() };
}

test("R2.16 a case's licence is issued once, however often it is asked for", async (t) => {
  const { db, services } = await setUp(t);
  const first = await issueLicence(services, db, issueInput(1));
  const again = await issueLicence(services, db, issueInput(1, { at: "2026-12-05T00:00:00.000Z" }));
  assert.deepEqual(again, first);
  const { version, number, validUntil, status } = first!;
  assert.deepEqual(
    { version, number, validUntil, status },
    {
      version: 1,
      number: "常市场监管许证字〔2026〕第112101000001号",
      validUntil: "2031-11-30",
      status: "valid",
    },
  );
  const events = await db.selectFrom("licence_event").select(["seq", "change", "status"]).execute();
  assert.deepEqual(events, [{ seq: 1, change: "issue", status: "01" }]);
});

test("two processes that issue at once make one licence", async (t) => {
  const { db, services } = await setUp(t);
  const issued = await Promise.all([1, 2, 3, 4].map(() => issueLicence(services, db, issueInput(1))));
  assert.equal(new Set(issued.map((licence) => licence?.id)).size, 1);
  assert.equal((await db.selectFrom("licence_event").select("seq").execute()).length, 1);
});

test("an item whose result is no e-licence issues none", async (t) => {
  const { db, services } = await setUp(t);
  const result = { ...licenceItem().result!, electronic: false };
  assert.equal(await issueLicence(services, db, issueInput(1, { item: licenceItem({ result }) })), undefined);
});

test("issuing on a client's transaction is undone with it", async (t) => {
  const { db, pool, services } = await setUp(t);
  const client = await pool.connect();
  await client.query("begin");
  const licence = await issueLicence(services, databaseOn(client), issueInput(1));
  await client.query("rollback");
  client.release();
  assert.equal(await findLicence(db, services.sealing, division, { id: licence!.id }), undefined);
});

test("what is read back is what was signed; holder and fields are not in the table in clear", async (t) => {
  const { db, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  const read = await findLicence(db, services.sealing, division, { id: licence.id });
  assert.deepEqual(read, licence);
  assert.equal(await isGenuine(services, read!), true);
  const row = await db.selectFrom("licence").selectAll().executeTakeFirstOrThrow();
  const kept = Object.values(row).map((value) =>
    Buffer.isBuffer(value) ? value.toString("latin1") : String(value),
  );
  const { fields, holder } = licence;
  for (const secret of [...fields.map((field) => field.text), holder.name]) {
    assert.ok(!kept.some((text) => text.includes(secret)), secret);
  }
});

test("R6.4 statuses change with a reason, one after the other, and leave events", async (t) => {
  const { db, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  const suspended = await changeLicence(services, db, licence, "suspend", later);
  assert.equal(suspended.status, "suspended");
  const resumed = await changeLicence(services, db, suspended, "resume", later);
  const revoked = await changeLicence(services, db, resumed, "revoke", later);
  assert.deepEqual([revoked.status, revoked.version, revoked.statusReason], ["revoked", 4, "未按要求整改"]);
  await assert.rejects(changeLicence(services, db, revoked, "resume", later), {
    code: "licence-change-not-possible",
  });
  const events = await db.selectFrom("licence_event").select(["change", "status"]).orderBy("seq").execute();
  assert.deepEqual(
    events.map(({ change, status }) => `${change} ${status}`),
    ["issue 01", "suspend 02", "resume 01", "revoke 03"],
  );
  assert.deepEqual(await findLicence(db, services.sealing, division, { id: licence.id }), revoked);
});

test("of two who change one licence, one is told that it changed", async (t) => {
  const { db, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  const change = (what: "suspend" | "revoke") =>
    db.transaction().execute((tx) => changeLicence(services, tx, licence, what, later));
  const results = await Promise.allSettled([change("suspend"), change("revoke"), change("suspend")]);
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  for (const result of results) {
    if (result.status === "rejected") assert.equal(result.reason.code, "licence-changed");
  }
  const missing = { ...licence, id: "00000000-0000-4000-8000-000000000000" };
  await assert.rejects(changeLicence(services, db, missing, "revoke", later), { code: "licence-not-found" });
});

test("a case that revokes, recalls or cancels ends its licence once", async (t) => {
  const { db, services } = await setUp(t);
  const expected = { revoke: "revoked", recall: "other", cancel: "cancelled" } as const;
  for (const [index, change] of (["revoke", "recall", "cancel"] as const).entries()) {
    const licence = (await issueLicence(services, db, issueInput(index + 1)))!;
    const ended = await endLicenceOfCase(services, db, caseOf(licence), change, later);
    assert.equal(ended?.status, expected[change]);
    assert.deepEqual(await endLicenceOfCase(services, db, caseOf(licence), change, later), ended);
  }
  assert.equal(await endLicenceOfCase(services, db, { division, case_id: 1 }, "revoke", later), undefined);
});

test("R6.4 a renewal has the same serial, the next version, names the old one and ends it", async (t) => {
  const { db, services } = await setUp(t);
  const old = (await issueLicence(services, db, issueInput(1)))!;
  const renewal = issueInput(2, { replaces: old.identifier, at: "2031-10-01T02:00:00.000Z" });
  const fresh = (await issueLicence(services, db, renewal))!;
  assert.equal(fresh.edition, 2);
  assert.equal(fresh.replaces, old.identifier);
  assert.match(fresh.identifier, /\.2026112101000001\.002\./);
  const ended = await findLicence(db, services.sealing, division, { id: old.id });
  assert.deepEqual([ended?.status, ended?.statusReason], ["other", "已换发新证"]);
  const third = issueInput(3, { replaces: old.identifier, at: "2031-10-02T02:00:00.000Z" });
  await assert.rejects(issueLicence(services, db, third), { code: "licence-not-replaceable" });
  const nothing = issueInput(4, { replaces: "1.2.156.3005.2.x" });
  await assert.rejects(issueLicence(services, db, nothing), { code: "licence-not-replaceable" });
});

test("an expired licence may be renewed", async (t) => {
  const { db, services } = await setUp(t);
  const old = (await issueLicence(services, db, issueInput(1)))!;
  const at = `${addDays(old.validUntil, 30)}T02:00:00.000Z`;
  const fresh = await issueLicence(services, db, issueInput(2, { replaces: old.identifier, at }));
  assert.equal(fresh?.edition, 2);
});

test("a person sees their own licences and those of enterprises they are mandated for", async (t) => {
  const { db, services } = await setUp(t);
  const enterprise = { uscc: "92430482MA4L16JQ9B", name: "老味道土菜馆" };
  const applicant = { resident: "r1", name: "张喆燚", idNumber: "110105199003072316" };
  await issueLicence(services, db, issueInput(1, { applicant }));
  await issueLicence(services, db, issueInput(2, { applicant: { ...applicant, enterprise } }));
  const mine = async (resident: string, enterprises: string[]) =>
    (await licencesOf(db, services.sealing, { division, resident, enterprises })).map(
      (one) => one.caseId! % 100,
    );
  assert.deepEqual(await mine("r1", []), [1]);
  assert.deepEqual(await mine("r1", [enterprise.uscc]), [1, 2]);
  assert.deepEqual(await mine("r2", [enterprise.uscc]), [2]);
  assert.deepEqual(await mine("r2", []), []);
  assert.deepEqual(
    await licencesOf(db, services.sealing, { division: "430481", resident: "r1", enterprises: [] }),
    [],
  );
});

const checkAt = "2027-06-01T02:00:00.000Z";

test("R6.7 a check says valid, then invalid with the day since when, and keeps that it was asked", async (t) => {
  const { db, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  const valid = await checkLicence(services, db, licence.token, checkAt);
  assert.equal(valid.verdict, "valid");
  assert.equal(valid.licence?.holder, "常宁市宜阳街道老味道土菜馆");
  assert.equal(valid.licence?.endedAt, undefined);
  await changeLicence(services, db, licence, "revoke", later);
  const invalid = await checkLicence(services, db, licence.token, checkAt);
  assert.deepEqual([invalid.verdict, invalid.licence?.statusName], ["invalid", "撤销"]);
  assert.equal(invalid.licence?.endedAt, later.at);
  const uses = await db
    .selectFrom("licence_use")
    .select(["kind", "verdict", "licence", "actor_kind", "actor_id"])
    .execute();
  const use = { kind: "check", licence: licence.id, actor_kind: "public", actor_id: null };
  assert.deepEqual(uses, [
    { ...use, verdict: "valid" },
    { ...use, verdict: "invalid" },
  ]);
});

test("R6.7 an expired licence is invalid from the day after its last", async (t) => {
  const { db, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  const check = async (at: string) => checkLicence(services, db, licence.token, at);
  assert.equal((await check("2031-11-30T15:59:59.999Z")).verdict, "valid");
  const expired = await check("2031-11-30T16:00:00.000Z");
  assert.equal(expired.verdict, "invalid");
  assert.deepEqual(
    [expired.licence?.statusName, expired.licence?.endedAt],
    ["过期", "2031-11-30T16:00:00.000Z"],
  );
});

test("R13.5 a check shows a person's name masked, and neither their number nor the printed fields", async (t) => {
  const { db, services } = await setUp(t);
  const applicant = { resident: "r1", name: "张喆燚", idNumber: "110105199003072316" };
  const licence = (await issueLicence(services, db, issueInput(1, { applicant })))!;
  const shown = JSON.stringify(await checkLicence(services, db, licence.token, checkAt));
  assert.match(shown, /张\*燚/);
  assert.doesNotMatch(shown, /张喆燚|110105199003072316|热食类|r1/);
});

test("R6.3 a check names the business of a self-employed person, its operator masked (R13.5)", async (t) => {
  const { db, services } = await setUp(t);
  const field = (id: string) => ({ id, label: id, type: "text" as const, required: true });
  const form = { pages: [{ title: "经营者", fields: [field("enterpriseName"), field("legalPerson")] }] };
  const result = { ...licenceItem().result!, prints: [{ field: "enterpriseName", label: "经营者名称" }] };
  const licence = (await issueLicence(
    services,
    db,
    issueInput(1, {
      item: licenceItem({ form, result }),
      answers: { enterpriseName: "小满饭店", legalPerson: "张喆燚" },
      applicant: { resident: "r1", name: "张喆燚", idNumber: "110105199003072316" },
    }),
  ))!;
  const { verdict, licence: shown } = await checkLicence(services, db, licence.token, checkAt);
  assert.deepEqual([verdict, shown?.holder, shown?.operator], ["valid", "小满饭店", "张*燚"]);
  const altered = { ...licence, holder: { ...licence.holder, operator: "李四" } };
  assert.equal(await isGenuine(services, altered), false, "the operator is signed");
});

test("R6.7 a code nobody issued is unknown; nothing is kept of what is no code", async (t) => {
  const { db, services } = await setUp(t);
  assert.equal(
    (await checkLicence(services, db, `${division}${"a".repeat(20)}`, checkAt)).verdict,
    "unknown",
  );
  for (const token of [
    "",
    "x",
    `${division}${"a".repeat(19)}`,
    `${division}${"a".repeat(19)}'`,
    "a".repeat(200),
  ]) {
    assert.equal((await checkLicence(services, db, token, checkAt)).verdict, "unknown");
  }
  assert.equal((await db.selectFrom("licence_use").select("id").execute()).length, 1);
});

test("R6.7 a licence altered in the database is forged, whatever was altered", async (t) => {
  const { db, services } = await setUp(t);
  const other = (await issueLicence(services, db, issueInput(1)))!;
  const alterations = [
    { number: "常市场监管许证字〔2026〕第999999999999号" },
    { valid_to: "9999-12-31" },
    { type_name: "药品经营许可证" },
    { organ_name: "湖南省市场监督管理局" },
    { content_sealed: Buffer.from("not sealed at all") },
    { signature: other.signature },
    { signature: Buffer.from("00", "hex") },
    { key_id: "0000000000000000" },
  ];
  for (const [index, alteration] of alterations.entries()) {
    const licence = (await issueLicence(services, db, issueInput(index + 10)))!;
    await db.updateTable("licence").set(alteration).where("id", "=", licence.id).execute();
    const { verdict, licence: shown } = await checkLicence(services, db, licence.token, checkAt);
    assert.deepEqual([verdict, shown], ["forged", undefined], JSON.stringify(alteration));
  }
});

test("events and uses can only be added", async (t) => {
  const { db, pool, services } = await setUp(t);
  const licence = (await issueLicence(services, db, issueInput(1)))!;
  await checkLicence(services, db, licence.token, checkAt);
  for (const table of ["licence_event", "licence_use"]) {
    await assert.rejects(pool.query(`delete from ${table}`), /append-only/);
  }
});
