import assert from "node:assert/strict";
import { test } from "node:test";
import type { PublishedRatings, RatingInvitation, TabletView } from "#contract/rating.ts";
import type { RatingFiguresPage, StaffRatings } from "#contract/rating-desk.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { newKey } from "#server/testing/hall.ts";
import { settleAll } from "../metrics/index.ts";
import {
  codeOf,
  decided,
  give,
  me,
  ok,
  phone,
  type RatingHall,
  rateAs,
  ratingHall,
  received,
  servicesOf,
} from "./rating.fixture.ts";
import { ratingsDataOf } from "./ratings-data.ts";

const tryRate = (who: RatingHall["applicant"], number: string, body: object) =>
  who.post(`/api/cases/${number}/ratings`, body);

test("R4.3 a matter online is rated once, by its applicant alone; the same request again gets its first answer", async (t) => {
  const hall = await ratingHall(t);
  const number = await decided(hall);
  const [service] = await servicesOf(hall.applicant, number);
  assert.deepEqual([service?.kind, service?.until], ["case", "2026-12-20"]);
  const stranger = await hall.resident("13900000009");
  assert.equal((await tryRate(stranger, number, give(1))).statusCode, 404);
  assert.equal((await tryRate(hall.examiner, number, give(1))).statusCode, 403, "staff rate for nobody");
  assert.equal(codeOf(await tryRate(hall.applicant, number, give(1, { codes: ["115"] }))), "rating-codes");
  assert.equal(
    codeOf(await tryRate(hall.applicant, number, give(1, { service: 2 }))),
    "rating-service-unknown",
  );

  const body = give(2, { codes: ["413"], text: `我叫${me.name}，打${phone}` });
  const first = await rateAs(hall.applicant, number, body);
  assert.deepEqual([first.grade, first.star], [2, 4]);
  assert.deepEqual(await rateAs(hall.applicant, number, body), first, "once");
  assert.equal(codeOf(await tryRate(hall.applicant, number, give(5))), "rating-twice");

  const today = ok<PublishedRatings>(await hall.visitor.get("/api/ratings"));
  assert.deepEqual([today.rows, today.summary.ratings], [[], 0], "R4.10 when the day is over");
  hall.clock.forward(24 * 60);
  const { rows, summary } = ok<PublishedRatings>(await hall.visitor.get("/api/ratings"));
  assert.deepEqual([rows[0]?.text, rows[0]?.details], ["我叫（姓名），打（电话）", ["服务态度较好"]]);
  assert.deepEqual(summary, { ratings: 1, good: 100 });
  const { rows: kept } = await hall.services.pool.query("select * from rating");
  assert.ok(!JSON.stringify(kept).includes(phone), "what was written is sealed");
});

test("R4.4 thirty days, then no more; added to once within thirty days", async (t) => {
  const hall = await ratingHall(t);
  const [early, late] = [await decided(hall), await decided(hall)];
  await rateAs(hall.applicant, early, give(1));
  const add = (text: string) =>
    hall.applicant.post(`/api/cases/${early}/ratings/follow-up`, {
      ...{ requestKey: newKey(), service: 1, text },
    });
  assert.equal((await add("后来也很好")).statusCode, 200);
  assert.equal((await add("后来也很好")).statusCode, 200, "the same words again are the same request");
  assert.equal(codeOf(await add("再说一句")), "rating-follow-up");
  hall.clock.forward(31 * 24 * 60);
  const later = await hall.resident(phone);
  assert.equal(codeOf(await tryRate(later, late, give(1))), "rating-too-late");
  assert.equal((await servicesOf(later, late))[0]?.until, undefined);
});

test("R4.5 who says nothing has not rated: no rating comes by itself", async (t) => {
  const hall = await ratingHall(t);
  await decided(hall);
  hall.clock.forward(60 * 24 * 60);
  await hall.engine.wake(hall.clock.now);
  await hall.engine.react();
  const { rows } = await hall.services.pool.query("select 1 from rating");
  assert.equal(rows.length, 0);
});

/** Tokens of the links that went to phones. */
async function smsLink(hall: RatingHall): Promise<string[]> {
  const { messages } = ok<{ messages: { text?: string }[] }>(await hall.visitor.get("/api/dev/outbox"));
  return messages.flatMap(({ text = "" }) => /\/rate\/([A-Za-z0-9_-]{22})/.exec(text)?.[1] ?? []);
}

test("R4.2, R4.3 after the decision one SMS asks; its link works once, without signing in, and not from staff", async (t) => {
  const hall = await ratingHall(t);
  const number = await decided(hall);
  await hall.engine.react();
  const tokens = await smsLink(hall);
  assert.equal(tokens.length, 1);
  const [token = ""] = tokens;
  const look = (who: RatingHall["visitor"], sent: string) =>
    who.post("/api/rating-links/look", { token: sent });
  const seen = ok<RatingInvitation>(await look(hall.visitor, token));
  assert.equal(seen.service.kindName, "网上办事");
  assert.ok(!JSON.stringify(seen).includes(me.name), "nothing of the person");
  assert.equal(codeOf(await look(hall.clerk, token)), "rating-by-staff");
  assert.equal(codeOf(await look(hall.visitor, "A".repeat(22))), "rating-link-unknown", "forged");
  const rate = (body: object) => hall.visitor.post("/api/rating-links/rate", { token, ...body });
  const { channel: _, service: __, ...bare } = give(1, { codes: ["510"] });
  const first = ok(await rate(bare));
  assert.deepEqual(ok(await rate(bare)), first, "the same request again");
  assert.equal(codeOf(await look(hall.visitor, token)), "rating-link-used");
  assert.equal(codeOf(await rate({ ...bare, requestKey: newKey() })), "rating-link-used");
  assert.equal((await servicesOf(hall.applicant, number))[0]?.rating?.star, 5);
  const { rows } = ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings"));
  assert.equal(rows[0]?.channel, 7);
  const links = await hall.services.pool.query("select * from rating_link");
  assert.ok(!JSON.stringify(links.rows).includes(token), "only the digest is kept");
});

test("a link expires; who has rated is not asked", async (t) => {
  const hall = await ratingHall(t);
  await decided(hall);
  const [token = ""] = await smsLink(hall);
  hall.clock.forward(31 * 24 * 60);
  assert.equal(codeOf(await hall.visitor.post("/api/rating-links/look", { token })), "rating-link-expired");
});

test("R4.3 links are refused from the networks of the hall", async (t) => {
  const hall = await ratingHall(t);
  await decided(hall);
  const [token = ""] = await smsLink(hall);
  ratingsDataOf(hall.services).networks.addSubnet("10.9.0.0", 16);
  const ask = (remoteAddress: string) =>
    hall.app.inject({ method: "POST", url: "/api/rating-links/look", payload: { token }, remoteAddress });
  assert.equal(codeOf(await ask("10.9.1.1")), "rating-hall-network");
  assert.equal((await ask("10.8.1.1")).statusCode, 200);
});

test("R4.2 the tablet shows the service just finished at its counter, and no other; a code to scan goes with it", async (t) => {
  const hall = await ratingHall(t);
  const [here, elsewhere] = [await hall.tablet("A01"), await hall.tablet("A03")];
  const view = async (who: typeof here) => ok<TabletView>(await who.get("/api/tablet/rating"));
  assert.equal((await view(here)).invitation, undefined);
  const { number } = await received(hall);
  const { invitation } = await view(here);
  assert.deepEqual(
    [invitation?.service.kindName, (await view(elsewhere)).invitation],
    ["窗口收件", undefined],
  );
  const { token } = ok<{ token: string }>(await here.post("/api/tablet/rating-link"));
  assert.equal((await hall.visitor.post("/api/rating-links/look", { token })).statusCode, 200);
  const { channel: _, service: __, ...bare } = give(1);
  const body = { ...bare, invitation: invitation?.id };
  assert.equal(codeOf(await elsewhere.post("/api/tablet/ratings", body)), "rating-nothing-here");
  ok(await here.post("/api/tablet/ratings", body));
  assert.equal((await view(here)).invitation, undefined, "the screen is free again");
  assert.equal((await servicesOf(hall.applicant, number))[0]?.rating?.grade, 1);
  assert.equal((await hall.keyed("device").then((kiosk) => kiosk.get("/api/tablet/rating"))).statusCode, 403);
});

test("R4.2 at a kiosk the receipt opens its services; on the telephone a caller asks, and never who served", async (t) => {
  const hall = await ratingHall(t);
  const kiosk = await hall.keyed("device");
  const [one, two] = [await received(hall), await received(hall)];
  const look = (code: string) => kiosk.post("/api/kiosk/rating-services", { number: one.number, code });
  assert.equal((await look("000000")).statusCode, 404);
  const code = String(one.queryCode);
  assert.equal(ok<{ services: object[] }>(await look(code)).services.length, 1);
  const { channel: _, ...bare } = give(3);
  ok(await kiosk.post("/api/kiosk/ratings", { ...bare, number: one.number, code }));
  const { channel: __, ...said } = give(2, { number: two.number });
  assert.equal((await hall.clerk.post("/api/staff/ratings/by-phone", said)).statusCode, 403);
  ok(await hall.supervisor.post("/api/staff/ratings/by-phone", said));
  const { rows } = ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings"));
  assert.deepEqual(rows.map(({ channel }) => channel).sort(), [5, 6]);
});

test("R4.3 a burst from one device is set aside, in no figure, until a person has looked", async (t) => {
  const hall = await ratingHall(t);
  const here = await hall.tablet("A01");
  for (let count = 0; count < 7; count += 1) {
    await received(hall);
    const { invitation } = ok<TabletView>(await here.get("/api/tablet/rating"));
    const { channel: _, service: __, ...bare } = give(count < 6 ? 1 : 5);
    ok(await here.post("/api/tablet/ratings", { ...bare, invitation: invitation?.id }));
    hall.clock.forward(1);
  }
  const figures = async () => {
    await settleAll(hall.services);
    return ok<RatingFiguresPage>(await hall.supervisor.get("/api/staff/ratings/figures"));
  };
  const before = await figures();
  assert.deepEqual([before.total.ratings, before.held, before.openBad], [6, 1, 0]);
  const held = ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings?standing=held")).rows;
  assert.equal(held[0]?.reason, "同一台设备短时间内评价过多");
  const judge = (who: RatingHall["clerk"]) =>
    who.post(`/api/staff/ratings/${held[0]?.id}/judge`, {
      ...{ requestKey: newKey(), counts: true, note: "核实是不同的人" },
    });
  assert.equal((await judge(hall.clerk)).statusCode, 403);
  ok(await judge(hall.supervisor));
  assert.equal(codeOf(await judge(hall.supervisor)), "rating-not-held");
  const after = await figures();
  assert.deepEqual([after.total.ratings, after.held, after.openBad], [7, 0, 1], "its case is open now");
});

test("R4.8, R4.9 figures by organ, item, counter, person, channel and month lead to their lists and add up", async (t) => {
  const hall = await ratingHall(t);
  const [first, second] = [await decided(hall), await decided(hall)];
  await received(hall);
  await rateAs(hall.applicant, first, give(1));
  await rateAs(hall.applicant, second, give(4, { text: "排队太久" }));
  await hall.engine.react();
  await settleAll(hall.services);
  for (const by of ["organ", "item", "counter", "person", "channel", "month"]) {
    const page = ok<RatingFiguresPage>(await hall.supervisor.get(`/api/staff/ratings/figures?by=${by}`));
    assert.deepEqual([page.total.ratings, page.total.active.n, page.total.active.of], [2, 2, 3], by);
    for (const row of page.rows) {
      const list = ok<StaffRatings>(
        await hall.supervisor.get(`/api/staff${row.href.replace("/ratings/list", "/ratings")}`),
      );
      assert.equal(list.rows.length, row.ratings, `${by} ${row.name}`);
    }
    assert.equal(page.themes[0]?.id, "queue");
  }
  const { total, rows } = ok<RatingFiguresPage>(await hall.supervisor.get("/api/staff/ratings/figures"));
  assert.deepEqual([total.good.rate, total.bad.rate, total.satisfaction], [50, 50, 65]);
  assert.equal(rows[0]?.name, "市场监管局");
  const sheet = await hall.supervisor.get("/api/staff/ratings/figures.xlsx");
  assert.equal(readWorkbook(sheet.rawPayload)[0]?.rows.length, 3, "head, one organ, the sum");
  const empty = ok<RatingFiguresPage>(await hall.supervisor.get("/api/staff/ratings/figures?period=2025"));
  assert.deepEqual([empty.total.score, empty.total.good.rate], [null, null]);
});
