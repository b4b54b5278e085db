import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "#server/modules/messages/index.ts";
import { doWaitingJobs } from "#server/platform/jobs/worker.ts";
import { type Browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { tell } from "./index.ts";
import { forgetNoticesJob, sendNotices } from "./notice-jobs.ts";

const phone = "13912345678";
const settings = { sms: true, kinds: ["card-yellow", "card-red", "order"] };

async function phoned(hall: Hall, more: object = {}): Promise<Browser> {
  const staff = await hall.staff("approver");
  const saved = await staff.put("/api/staff/notices/settings", {
    ...{ requestKey: newKey(), phone, ...settings },
    ...more,
  });
  assert.equal(saved.statusCode, 200, saved.body);
  return staff;
}

/** `storm` notices at this moment. */
async function storm(hall: Hall, staff: Browser, count: number, kind = "card-yellow", urgent = false) {
  const at = hall.clock.now;
  for (let n = 0; n < count; n++) {
    await tell(hall.services.db, {
      ...{ division: hall.division, to: { staff: [staff.id] }, kind: kind as "card-yellow", urgent },
      ...{ key: newKey(), at, text: "“食品经营许可”发黄牌", href: "/staff/supervision" },
    });
  }
}

/** What the job hands over at this moment reaches these phones. */
async function sent(hall: Hall): Promise<string[]> {
  await sendNotices(hall.services, hall.clock.now);
  await doWaitingJobs(hall.services, messages.jobs!);
  const { messages: all } = (await hall.visitor.get("/api/dev/outbox")).json();
  return all.map(({ text }: { text: string }) => text).toReversed();
}

const counts = (texts: string[]) => texts.map((text) => /：(.*?)。/.exec(text)?.[1]);

test("R3.1 a hundred notices are one message, which counts them by kind; sent twice, it is one", async (t) => {
  const hall = await testHall(t);
  const mine = await phoned(hall);
  await storm(hall, mine, 98);
  await storm(hall, mine, 2, "order");
  assert.deepEqual(await sent(hall), [], "they wait for others");
  hall.clock.forward(10);
  await Promise.all([sendNotices(hall.services, hall.clock.now), sendNotices(hall.services, hall.clock.now)]);
  const texts = await sent(hall);
  assert.deepEqual(counts(texts), ["黄牌 98 条、督办 2 条"]);
  assert.match(texts[0]!, /100 条新提醒.*\/staff\/notices/);
  hall.clock.forward(120);
  assert.equal((await sent(hall)).length, 1);
});

test("R3.1 what comes in the evening goes in the morning; a red card that is urgent at once", async (t) => {
  const hall = await testHall(t);
  const mine = await phoned(hall);
  hall.clock.now = "2026-11-20T13:00:00.000Z";
  await storm(hall, mine, 3);
  await storm(hall, mine, 1, "card-red", true);
  assert.deepEqual(counts(await sent(hall)), ["红牌 1 条"]);
  hall.clock.now = "2026-11-21T02:00:00.000Z";
  assert.equal((await sent(hall)).length, 1, "Saturday");
  hall.clock.now = "2026-11-22T23:59:00.000Z";
  assert.equal((await sent(hall)).length, 1, "Monday 07:59");
  hall.clock.now = "2026-11-23T00:00:00.000Z";
  assert.deepEqual(counts(await sent(hall)), ["红牌 1 条", "黄牌 3 条"]);
});

test("only the kinds somebody chose go to their phone, and nothing to those without one", async (t) => {
  const hall = await testHall(t);
  const mine = await phoned(hall, { kinds: ["order"] });
  const other = await hall.staff("approver");
  for (const staff of [mine, other]) {
    await storm(hall, staff, 2);
    await storm(hall, staff, 1, "order");
  }
  hall.clock.forward(20);
  assert.deepEqual(counts(await sent(hall)), ["督办 1 条"]);
  assert.equal((await other.get("/api/staff/notices/unread")).json().unread, 3);
});

test("what was read at the desk, and what is not wanted any more, does not go to the phone", async (t) => {
  const hall = await testHall(t);
  const [reader, leaver] = [await phoned(hall), await phoned(hall)];
  await storm(hall, reader, 2);
  await storm(hall, leaver, 2);
  await reader.post("/api/staff/notices/read", {});
  await leaver.put("/api/staff/notices/settings", { requestKey: newKey(), ...settings, sms: false });
  hall.clock.forward(20);
  assert.deepEqual(await sent(hall), []);
});

test("settings are one's own: the phone is masked, SMS needs one, kinds the bureau keeps from phones are refused", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.staff("clerk");
  const first = (await mine.get("/api/staff/notices/settings")).json();
  assert.equal(first.sms, false);
  assert.deepEqual(first.kinds, first.bureau.kinds);
  const save = async (body: object) =>
    (await mine.put("/api/staff/notices/settings", { requestKey: newKey(), ...body })).json();
  const quiet = { from: "12:00", to: "14:00" };
  assert.equal((await save({ sms: true, kinds: [] })).code, "notice-phone-missing");
  assert.equal((await save({ phone: "0734-7221234", sms: true, kinds: [] })).code, "notice-phone");
  assert.equal((await save({ phone, sms: true, kinds: ["clue"] })).code, "notice-kind");
  const kept = await save({ phone: "139 1234 5678", sms: true, kinds: ["order"], quiet });
  assert.deepEqual([kept.phone, kept.sms, kept.kinds, kept.quiet], ["139****5678", true, ["order"], quiet]);
  assert.equal((await save({ sms: true, kinds: ["order"] })).phone, "139****5678");
  assert.deepEqual((await mine.get("/api/staff/notices/settings")).json().quiet, undefined);
  assert.equal((await save({ phone: null, sms: true, kinds: [] })).code, "notice-phone-missing");
  assert.equal((await save({ phone: null, sms: false, kinds: [] })).phone, undefined);
  const other = await hall.staff("clerk");
  assert.deepEqual((await other.get("/api/staff/notices/settings")).json(), first);
});

test("what is older than the rules keep is forgotten, with its messages", async (t) => {
  const hall = await testHall(t);
  const mine = await phoned(hall);
  await storm(hall, mine, 2);
  hall.clock.forward(20);
  await sent(hall);
  hall.clock.forward(401 * 1440);
  await storm(hall, mine, 1);
  await forgetNoticesJob.run({}, hall.services);
  const { rows } = await hall.services.pool.query(
    "select (select count(*) from notice) as notices, (select count(*) from notice_digest) as digests",
  );
  assert.deepEqual(rows, [{ notices: 1, digests: 0 }]);
});
