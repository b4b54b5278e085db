import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import type { PublishedRatings } from "#contract/rating.ts";
import type { RatingFiguresPage, RatingRater, StaffRatings } from "#contract/rating-desk.ts";
import type { Browser } from "#server/testing/hall.ts";
import { verifyCases } from "../../cases/index.ts";
import { settleAll } from "../metrics/index.ts";
import {
  act,
  codeOf,
  me,
  ok,
  phone,
  type RatingHall,
  rateBadly,
  ratingHall,
  servicesOf,
  show,
  tryAct,
} from "./rating.fixture.ts";

const secret = "张大姐说窗口的小李吼她";
const figures = async ({ services }: RatingHall, who: Browser) => {
  await settleAll(services);
  return ok<RatingFiguresPage>(await who.get("/api/staff/ratings/figures"));
};
const published = async (who: Browser) => ok<PublishedRatings>(await who.get("/api/ratings")).rows;
const mainOf = async (hall: RatingHall) =>
  ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings")).rows[0]?.number ?? "";

describe("R4.7 a bad rating", () => {
  test("called within a day, confirmed, put right, sent back, done again, checked by somebody else, published", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall);
    const opened = await show(hall.supervisor, bad);
    assert.deepEqual(
      opened.case.clocks.map(({ id, limit }) => [id, limit]),
      [
        ["contact", { n: 1, unit: "W" }],
        ["ordinary", { n: 7, unit: "D" }],
      ],
    );
    assert.equal(codeOf(await tryAct(hall.supervisor, bad, "contact")), "bad-rating-note");
    assert.equal(
      codeOf(await tryAct(hall.supervisor, bad, "confirm", { finding: "属实" })),
      "case-not-allowed-now",
    );
    await act(hall.supervisor, bad, "contact", { note: secret });
    await act(hall.supervisor, bad, "confirm", { finding: "窗口少开了两个，等候过久" });
    const { rows } = ok<Inbox>(await hall.examiner.get("/api/staff/inbox"));
    assert.ok(
      rows.some(({ number }) => number === bad),
      "it waits at the desk of whoever decided",
    );
    const done = { measures: "加开两个窗口", reply: `${me.name}您好，已加开窗口，电话${phone}` };
    await act(hall.examiner, bad, "rectify", done);
    assert.deepEqual(await published(hall.visitor), [], "not before it is checked");
    const back = await act(hall.supervisor, bad, "send-back", { reason: "午间仍排队", note: "还是要等" });
    assert.equal(back.state, "rectifying");
    assert.deepEqual((await show(hall.examiner, bad)).case.clocks[0]?.limit, { n: 7, unit: "D" });
    await act(hall.examiner, bad, "rectify", done);
    await act(hall.supervisor, bad, "pass", { note: "这次满意" });
    await hall.engine.react();

    const [row] = await published(hall.visitor);
    assert.deepEqual([row?.reply, row?.star], ["（姓名）您好，已加开窗口，电话（电话）", 1]);
    const { total, openBad } = await figures(hall, hall.supervisor);
    assert.deepEqual([total.calledBack.rate, total.rectified.rate, openBad], [100, 100, 0]);
    const [mine] = await servicesOf(hall.applicant, await mainOf(hall));
    assert.equal(mine?.rating?.progress, "已整改，经另一位工作人员回访复核");
    assert.equal((await show(hall.examiner, bad)).rating.number, await mainOf(hall), "the loop is closed");
    const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
    assert.deepEqual(faults, []);
  });

  test("complex: fifteen days from the rating, not from the verification", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall);
    hall.clock.forward(60);
    const supervisor = await hall.staff("supervisor", { reach: "all-organs" });
    await act(supervisor, bad, "contact", { note: "已联系" });
    await act(supervisor, bad, "confirm-complex", { finding: "涉及两个部门", complexity: "要改流程" });
    const { clocks } = (await show(supervisor, bad)).case;
    assert.deepEqual(
      clocks.map(({ id, dueOn }) => [id, dueOn]),
      [["complex", "2026-12-05"]],
    );
  });

  test("too late is late, also when it is done at last", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall);
    await act(hall.supervisor, bad, "contact", { note: "已联系" });
    await act(hall.supervisor, bad, "confirm", { finding: "属实" });
    await hall.engine.react();
    hall.clock.forward(9 * 24 * 60);
    const [supervisor, examiner] = [
      await hall.staff("supervisor", { reach: "all-organs" }),
      await hall.staff("examiner"),
    ];
    assert.deepEqual((await figures(hall, supervisor)).total.rectified, { n: 0, of: 1, rate: 0 });
    await act(examiner, bad, "rectify", { measures: "加开窗口", reply: "已加开窗口" });
    await hall.engine.react();
    assert.deepEqual((await figures(hall, supervisor)).total.rectified, { n: 0, of: 1, rate: 0 });
  });

  test("mistaken, with evidence, confirmed by another supervisor: kept, marked, out of the bad ones", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall);
    await act(hall.supervisor, bad, "contact", { note: "评价人说点错了" });
    assert.equal(
      (await tryAct(hall.examiner, bad, "claim-mistaken", { evidence: "录音可查证" })).statusCode,
      403,
    );
    await act(hall.supervisor, bad, "claim-mistaken", { evidence: "回访录音：本想点五星" });
    const exclude = (who: Browser) => tryAct(who, bad, "exclude", { opinion: "录音清楚" });
    assert.equal(codeOf(await exclude(hall.supervisor)), "bad-rating-same-person", "four eyes");
    ok(await exclude(hall.checker));
    await hall.engine.react();
    const { rows } = ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings"));
    assert.deepEqual([rows[0]?.standing, rows[0]?.reason, rows[0]?.grade], ["excluded", "误评", 5]);
    const { total } = await figures(hall, hall.supervisor);
    assert.deepEqual([total.bad.of, total.excluded, total.active.n], [0, 1, 1], "still of their own will");
  });

  test("who cannot be reached is tried three times; who put it right does not check it; who objects is heard", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall);
    const note = { note: "没人接" };
    await act(hall.supervisor, bad, "attempt", note);
    assert.equal(codeOf(await tryAct(hall.supervisor, bad, "unreachable", note)), "bad-rating-attempts");
    await act(hall.supervisor, bad, "attempt", note);
    await act(hall.supervisor, bad, "attempt", note);
    await act(hall.supervisor, bad, "unreachable", note);
    await act(hall.supervisor, bad, "confirm", { finding: "监控可见" });
    await act(hall.approver, bad, "object", { reason: "当天系统停机" });
    await act(hall.supervisor, bad, "confirm", { finding: "仍属实" });
    const both = await hall.staff("supervisor", { reach: "all-organs" });
    await hall.services.db
      .insertInto("post")
      .values({
        ...{ division: hall.division, staff: both.id, organ: "11430482000000001K", role: "examiner" },
        ...{ reach: "organ", halls: [], granted_at: hall.clock.now },
      })
      .execute();
    await act(both, bad, "rectify", { measures: "加开窗口", reply: "已加开窗口" });
    assert.equal(codeOf(await tryAct(both, bad, "pass", { note: "满意" })), "bad-rating-same-person");
    assert.equal((await act(hall.supervisor, bad, "pass", { note: "满意" })).state, "closed");
  });
});

describe("R4.10 until the loop is closed the handler does not learn who rated", () => {
  test("not from the case, not from any list, not by asking; the caller does, with a reason on record", async (t) => {
    const hall = await ratingHall(t);
    const bad = await rateBadly(hall, `我叫${me.name}，电话${phone}，排队太久`);
    await act(hall.supervisor, bad, "contact", { note: secret });
    await act(hall.supervisor, bad, "confirm", { finding: "属实" });
    await hall.engine.react();
    const told = (await hall.approver.get("/api/staff/notices")).body;
    assert.match(told, /差评认定属实/, "whoever decided is told");
    const main = await mainOf(hall);
    assert.match(main, /^430482/);
    for (const handler of [hall.examiner, hall.approver]) {
      const seen = await Promise.all(
        [
          `/api/bad-ratings/${bad}`,
          `/api/cases/${bad}`,
          "/api/staff/ratings",
          "/api/staff/ratings/figures?by=person",
          "/api/staff/notices",
          "/api/ratings",
        ].map((path) => handler.get(path)),
      );
      for (const { statusCode, body } of seen) {
        assert.equal(statusCode, 200);
        for (const trace of [me.name, "郭*明", phone, main, secret, hall.applicant.id]) {
          assert.ok(!body.includes(trace), `${trace} in ${body}`);
        }
      }
      const row = ok<Inbox>(await handler.get("/api/staff/inbox")).rows.find(({ number }) => number === bad);
      assert.ok(row === undefined || row.partyLabel === "评价人（保密）");
      assert.equal((await tryReveal(handler, bad)).statusCode, 403);
    }
    const view = await show(hall.examiner, bad);
    assert.equal(view.case.openedAt, "2026-11-19T16:00:00.000Z", "the day, not the hour");
    assert.equal(view.timeline.at(0)?.at, view.case.openedAt);
    assert.equal(ok<StaffRatings>(await hall.examiner.get("/api/staff/ratings")).rows.length, 0);
    assert.equal((await figures(hall, hall.examiner)).total.ratings, 0, "handlers see days that are over");
    assert.deepEqual(
      [view.rating.text, view.calls, view.mayReveal],
      ["我叫（姓名），电话（电话），排队太久", undefined, false],
    );
    const rater = ok<RatingRater>(await tryReveal(hall.supervisor, bad));
    assert.deepEqual(rater, { name: me.name, phone, number: main });
    const { rows } = await hall.services.pool.query(
      "select reason from audit_entry where action = 'person.reveal'",
    );
    assert.equal(rows.length, 1);
    assert.equal((await show(hall.supervisor, bad)).calls?.[0]?.note, secret);
    assert.equal((await hall.applicant.get(`/api/bad-ratings/${bad}`)).statusCode, 403);
    assert.equal((await hall.applicant.get(`/api/cases/${bad}`)).statusCode, 403);
    const elsewhere = await hall.staff("examiner", { organ: "11430482000000002N" });
    assert.equal((await elsewhere.get(`/api/bad-ratings/${bad}`)).statusCode, 403);
    hall.clock.forward(24 * 60);
    const later = async (organ?: string) => await hall.staff("examiner", organ ? { organ } : {});
    const seen = async (who: Browser) => ok<StaffRatings>(await who.get("/api/staff/ratings")).rows;
    assert.deepEqual(await seen(await later("11430482000000002N")), [], "of another organ never");
    const [row] = await seen(await later());
    assert.deepEqual([row?.badRating, row?.number], [bad, undefined]);
  });
});

const tryReveal = (who: Browser, bad: string) =>
  who.post(`/api/bad-ratings/${bad}/rater`, { reason: "电话回访核实" });
