import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import type { ContestView, MonthTable, OwnMonth, Standings } from "#contract/conduct.ts";
import type { NoticesPage } from "#contract/notices.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { approvalBureau, type Browser, marketBureau, newKey } from "#server/testing/hall.ts";
import { begin, type ConductHall, codeOf, conductHall, deduct, ok, path } from "./conduct.fixture.ts";
import { openContest } from "./index.ts";

const own = async (who: Browser) => ok<OwnMonth>(await who.get(`${path}/me`)).own!;
const contest = (who: Browser, entry: string, requestKey = newKey()) =>
  who.post(`${path}/entries/${entry}/contest`, { requestKey, statement: "当时陪老人去了咨询台" });
const show = async (who: Browser, number: string) =>
  ok<ContestView>(await who.get(`${path}/contests/${number}`));
const settle = (who: Browser, number: string, upheld: boolean) =>
  who.post(`${path}/contests/${number}/settle`, {
    ...{ requestKey: newKey(), version: 1, upheld, reasons: "看过监控，情况属实" },
  });
const table = async (who: Browser, month = "2026-11") =>
  ok<MonthTable>(await who.get(`${path}/months/${month}`));

/** What the hall told somebody, in the alphabet's order. */
const told = async (who: Browser) =>
  ok<NoticesPage>(await who.get("/api/staff/notices"))
    .notices.map(({ text }) => text)
    .sort();

/** One round with one quarrel; the other counter is fine. */
async function rounded(hall: ConductHall, item = "quarrel") {
  const { id: round } = await begin(hall);
  const { id } = await deduct(hall, round, item);
  await hall.send(hall.first, `/rounds/${round}/seen`, { counter: "A02" });
  await hall.send(hall.first, `/rounds/${round}/end`, {});
  return id;
}

test("R12.6 the person contests an entry; upheld by somebody else, the scores are as if it had never been", async (t) => {
  const hall = await conductHall(t);
  const { keeper, first, person, other, send } = hall;
  await send(keeper, "/attendance", {
    day: "2026-11-20",
    marks: [person, other].map(({ id }) => ({ staff: id, kind: "present" })),
  });
  const clean = await table(keeper);
  const entry = await rounded(hall);
  assert.equal((await own(person)).row.score, 97);
  assert.equal((await own(person)).days[0]?.entries[0]?.contestUntil, "2026-11-27");

  assert.equal(codeOf(await contest(other, entry)), "403 contest-not-yours");
  const requestKey = newKey();
  const opened = await contest(person, entry, requestKey);
  const { number } = ok<{ number: string }>(opened);
  assert.deepEqual(ok(await contest(person, entry, requestKey)), { number }, "sent twice, opened once");
  assert.equal(codeOf(await contest(person, entry)), "409 contest-twice");
  assert.equal(number.slice(14, 16), "08");

  assert.equal(codeOf(await settle(first, number, true)), "403 not-permitted");
  assert.equal(codeOf(await settle(person, number, true)), "403 not-permitted");
  assert.equal((await show(person, number)).maySettle, false);
  assert.equal((await other.get(`${path}/contests/${number}`)).statusCode, 403, "nobody else's business");
  const view = await show(keeper, number);
  assert.deepEqual([view.maySettle, view.statement], [true, "当时陪老人去了咨询台"]);
  assert.equal(view.case.clocks[0]?.name, "核查期限");
  const { rows } = ok<Inbox>(await keeper.get("/api/staff/inbox"));
  assert.ok(rows.some((row) => row.number === number && row.type === "contest"));
  const generic = await keeper.post(`/api/cases/${number}/actions/uphold`, {
    ...{ requestKey: newKey(), version: 1, data: {} },
  });
  assert.equal(codeOf(generic), "409 action-own");

  ok(await settle(keeper, number, true));
  const after = await own(person);
  const struck = after.days[0]?.entries[0];
  assert.deepEqual(
    [struck?.struck, struck?.contest?.stateName, struck?.contest?.reasons],
    [true, "申诉成立", "看过监控，情况属实"],
  );
  assert.deepEqual(await table(keeper), clean);
  assert.deepEqual(await told(person), ["窗口考核：与群众争吵，扣 3 分", "窗口考核：申诉成立，记录已经撤销"]);
  assert.deepEqual(await told(keeper), [`有一条窗口考核申诉等待核查，编号 ${number}`]);
  assert.equal((await show(keeper, number)).finding?.upheld, true);
});

test("R12.6 not upheld, the entry stands and the person reads why; the maker may not examine it", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const maker = await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  const { id } = await send(maker, "/entries", {
    ...{ day: "2026-11-20", staff: person.id, item: "bulletin", reason: "被通报批评" },
  });
  const { number } = ok<{ number: string }>(await contest(person, id));
  const seen = await show(maker, number);
  assert.equal(seen.maySettle, false);
  assert.match(seen.why ?? "", /由其他监察人员处理/);
  assert.equal(codeOf(await settle(maker, number, false)), "403 contest-own-entry");
  ok(await settle(keeper, number, false));
  const { row, days } = await own(person);
  assert.deepEqual([row.score, days[0]?.entries[0]?.contest?.state], [85, "dismissed"]);
  assert.equal(codeOf(await contest(person, id)), "409 contest-twice");
});

test("R12.6 after five working days an entry can no longer be contested; an award never", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const entry = await rounded(hall);
  const { id: award } = await send(keeper, "/entries", {
    ...{ day: "2026-11-20", staff: person.id, item: "praise", reason: "收到锦旗一面" },
  });
  assert.equal(codeOf(await contest(person, award)), "403 contest-not-yours");
  const { services, division } = hall;
  const actor = { kind: "staff" as const, division, id: person.id, posts: [] };
  const at = (instant: string) =>
    openContest(services, { actor, client: "", at: instant }, entry, {
      ...{ requestKey: newKey(), statement: "当时陪老人去了咨询台" },
    });
  await assert.rejects(at("2026-11-27T16:00:00.000Z"), { code: "contest-late" });
  assert.match((await at("2026-11-27T15:59:00.000Z")).number, /^430482/, "the last minute counts");
});

test("R12.6 the table for pay opens, says what it reckons with, and its rows make its total", async (t) => {
  const hall = await conductHall(t);
  const { keeper, send, person } = hall;
  for (const item of ["bulletin", "away"])
    await send(keeper, "/entries", { day: "2026-11-20", staff: person.id, item, reason: "被通报批评" });
  const { rows, total } = await table(keeper);
  const mine = rows.find(({ staff }) => staff.id === person.id);
  assert.deepEqual([mine?.score, mine?.pay, mine?.deducted], [65, 130_000, 70_000]);
  const answer = await keeper.get(`${path}/months/2026-11/pay.xlsx`);
  assert.equal(answer.statusCode, 200);
  const [sheet] = readWorkbook(answer.rawPayload);
  const lines = sheet!.rows.slice(1, 1 + rows.length);
  const last = sheet!.rows[1 + rows.length]!;
  const fen = (text: string | undefined) => Math.round(Number(text) * 100);
  for (const [column, sum] of [
    [6, total.base],
    [7, total.pay],
    [8, total.deducted],
  ] as const) {
    const made = lines.reduce((all, line) => all + fen(line[column]), 0);
    assert.deepEqual([made, fen(last[column])], [sum, sum]);
  }
  assert.equal(total.deducted, 70_000);
  assert.match(sheet!.rows.at(-1)![0]!, /低于80分/);
});

test("R12.6 quarter and year: who has too few days is not ranked and says so; an organ's head sees their own", async (t) => {
  const hall = await conductHall(t);
  const { keeper } = hall;
  await rounded(hall);
  const quarter = ok<Standings>(await keeper.get(`${path}/quarters/2026-Q4`));
  assert.deepEqual(
    quarter.rows.map(({ name, score, unranked }) => [name.slice(0, 3), score, unranked]),
    [
      ["A01", 97, "不排名：考核天数不足"],
      ["A02", 100, "不排名：考核天数不足"],
    ],
  );
  for (const { score, days, parts } of quarter.rows) {
    const sum = parts.reduce((all, part) => all + part.days * part.score, 0);
    assert.equal(sum / days, score, "the parts behind it make the score");
  }
  const year = ok<Standings>(await keeper.get(`${path}/years/2026`));
  assert.deepEqual(
    year.rows.map(({ key, score, people }) => [key, score, people]),
    [[approvalBureau, 98.5, 2]],
  );
  const head = await hall.staff("organ-head", { organ: approvalBureau });
  assert.equal((await table(head)).rows.length, 2);
  const elsewhere = await hall.staff("organ-head", { organ: marketBureau });
  assert.deepEqual((await table(elsewhere)).rows, []);
  assert.deepEqual(ok<Standings>(await elsewhere.get(`${path}/years/2026`)).rows, []);
  const person = await elsewhere.get(`${path}/months/2026-11/people/${hall.person.id}`);
  assert.equal(codeOf(person), "403 not-permitted");
});
