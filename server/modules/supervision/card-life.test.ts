import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board, CardList, CardView, MyWatch, RuleList } from "#contract/supervision.ts";
import type { FigureTable, FinishedList } from "#contract/supervision-figures.ts";
import { numberOf } from "#server/cases/index.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { type Browser, marketBureau, newKey } from "#server/testing/hall.ts";
import { actOn, openCase, recorded, type WatchedHall, watchedHall } from "./supervision.fixture.ts";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();
const get = async <T>(who: Browser, path: string): Promise<T> => {
  const answer = await who.get(path);
  assert.equal(answer.statusCode, 200, `${path} ${answer.body}`);
  return answer.json<T>();
};
const cards = (who: Browser, query = "") => get<CardList>(who, `/api/supervision/cards?${query}`);
const page = (who: Browser, number: string) => get<CardView>(who, `/api/supervision/cards/${number}`);

async function tryAct(hall: WatchedHall, who: Browser, number: string, action: string, data: object = {}) {
  const { version } = (await page(hall.supervisor, number)).case;
  const body = { requestKey: newKey(), version, data };
  const answer = await who.post(`/api/supervision/cards/${number}/actions/${action}`, body);
  await hall.engine.react();
  return answer;
}

async function act(...ask: Parameters<typeof tryAct>): Promise<string> {
  const answer = await tryAct(...ask);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<{ state: string }>().state;
}

const explanation = { category: "people", explanation: "人员调整，交接遗漏", measures: "补齐人员，每日核对" };

/** A hall in which one step is late; the examiner has taken the case on. */
async function lateHall(t: Parameters<typeof watchedHall>[0]) {
  const hall = await watchedHall(t);
  const opened = await openCase(hall, at("2026-03-02"));
  await actOn(hall, opened, "accept", at("2026-03-02", "10:05"));
  const about = await actOn(hall, opened, "take", at("2026-03-02", "10:06"), { by: hall.examiner.id });
  await hall.sweepAt(at("2026-03-07"));
  const yellow = (await cards(hall.supervisor, "light=yellow")).rows[0];
  assert.ok(yellow?.number);
  return { ...hall, about, number: yellow.number };
}

test("R3.4 a yellow card: signed, explained with its cause, rectified, examined, closed; each by whom it is for", async (t) => {
  const hall = await lateHall(t);
  const { number, examiner, approver, supervisor } = hall;
  const stranger = await hall.staff("examiner", { organ: marketBureau });
  assert.equal((await stranger.get(`/api/supervision/cards/${number}`)).statusCode, 403);
  assert.equal((await tryAct(hall, supervisor, number, "sign")).json().code, "case-not-allowed-for-you");
  assert.equal(await act(hall, examiner, number, "sign"), "signed");
  assert.equal((await tryAct(hall, examiner, number, "explain", {})).json().code, "case-data-invalid");
  assert.equal(await act(hall, approver, number, "explain", explanation), "explained");
  assert.equal(await act(hall, examiner, number, "rectify", { result: "已经办结积压" }), "rectified");
  assert.equal((await tryAct(hall, approver, number, "close", { opinion: "同意" })).statusCode, 403);
  assert.equal(await act(hall, supervisor, number, "close", { opinion: "整改到位" }), "closed");
  const { card, record, others } = await page(examiner, number);
  assert.ok(card.closedAt);
  assert.equal(card.handler, examiner.id);
  assert.equal(record.find(({ name }) => name === "监察规则编号")?.value, "step-late");
  assert.equal(others.length, 1, "the warning before it");
});

test("R3.4 every red card is examined: it is not closed without a finding and a responsibility", async (t) => {
  const hall = await lateHall(t);
  const { supervisor, head } = hall;
  await hall.sweepAt(at("2026-03-12"));
  const red = (await cards(head, "light=red")).rows[0]?.number ?? "";
  await act(hall, head, red, "explain", explanation);
  await act(hall, head, red, "rectify", { result: "已经整改" });
  const allowed = (await page(supervisor, red)).allowed.map(({ id }) => id);
  assert.deepEqual(allowed, ["return", "close-examined"]);
  assert.equal(
    (await tryAct(hall, supervisor, red, "close", { opinion: "同意" })).json().code,
    "case-not-for-this-case",
  );
  const half = { finding: "经查，人员调整后无人交接", opinion: "同意销牌" };
  assert.equal(
    (await tryAct(hall, supervisor, red, "close-examined", half)).json().code,
    "case-data-invalid",
  );
  const whole = { ...half, responsibility: "section", handling: "约谈科室负责人" };
  assert.equal(await act(hall, supervisor, red, "close-examined", whole), "closed");
  const { total } = await get<FigureTable>(supervisor, "/api/supervision/figures?year=2026&by=organ");
  assert.deepEqual([total.rectified.n, total.rectified.of, total.rectified.share], [1, 1, 1]);
});

test("R3.4 an appeal upheld withdraws the card for good, with all that followed from it, from every figure", async (t) => {
  const hall = await lateHall(t);
  const { number, approver, supervisor, services } = hall;
  const before = await get<FigureTable>(supervisor, "/api/supervision/figures?year=2026&by=organ");
  assert.equal(before.total.yellow.n, 1);
  assert.equal(
    await act(hall, approver, number, "appeal", { grounds: "系统故障，当日无法登录" }),
    "appealed",
  );
  await hall.sweepAt(at("2026-03-12", "12:00"));
  assert.ok(
    !(await recorded(services)).some((line) => line.includes("unanswered")),
    "an appeal is an answer",
  );
  assert.equal(await act(hall, supervisor, number, "uphold", { opinion: "情况属实" }), "withdrawn");
  await hall.sweepAt(at("2026-03-12", "13:00"));
  await hall.sweepAt(at("2026-03-20"));
  assert.ok(!(await recorded(services)).some((line) => /^(red|yellow) .*(step-late|several)/.test(line)));
  const after = await get<FigureTable>(supervisor, "/api/supervision/figures?year=2026&month=3&by=rule");
  assert.equal(
    after.lines.find(({ id }) => id === "step-late"),
    undefined,
  );
  assert.equal((await cards(supervisor, "rule=step-late")).rows.length, 0);
  assert.equal((await cards(supervisor, "rule=step-late&state=withdrawn")).rows[0]?.withdrawnWhy, "申诉成立");
});

test("R3.4, R3.6 every table with a card withdrawn is the table before it was raised", async (t) => {
  const hall = await watchedHall(t);
  const opened = await openCase(hall, at("2026-03-02"));
  await actOn(hall, opened, "accept", at("2026-03-02", "10:05"));
  await hall.sweepAt(at("2026-03-06"));
  const { supervisor, approver } = hall;
  const sides = ["organ", "item", "place", "handler", "rule", "month"];
  const tables = () =>
    Promise.all(
      sides.map((by) => get<FigureTable>(supervisor, `/api/supervision/figures?year=2026&by=${by}`)),
    );
  const before = await tables();
  await hall.sweepAt(at("2026-03-07"));
  const number = (await cards(supervisor, "light=yellow")).rows[0]?.number ?? "";
  assert.notDeepEqual(await tables(), before);
  await act(hall, approver, number, "appeal", { grounds: "系统故障，当日无法登录" });
  await act(hall, supervisor, number, "uphold", { opinion: "情况属实" });
  await hall.sweepAt(at("2026-03-07", "12:00"));
  assert.deepEqual(await tables(), before);
});

test("R3.4 an appeal has its time, and one chance; dismissed, the card goes on", async (t) => {
  const hall = await lateHall(t);
  const { number, approver, supervisor } = hall;
  await act(hall, approver, number, "appeal", { grounds: "系统故障" });
  assert.equal(await act(hall, supervisor, number, "dismiss", { opinion: "系统当日正常" }), "signed");
  assert.ok(!(await page(approver, number)).allowed.some(({ id }) => id === "appeal"));
  const other = await lateHall(t);
  await other.sweepAt(at("2026-03-20"));
  const late = await tryAct(other, other.approver, other.number, "appeal", { grounds: "系统故障" });
  assert.equal(late.json().code, "card-appeal-late");
});

test("R3.4 a yellow card is escalated: a red one follows; a late rectification is a card about the card, and no further", async (t) => {
  const hall = await lateHall(t);
  const { number, approver, supervisor, services } = hall;
  await act(hall, approver, number, "explain", explanation);
  await hall.sweepAt(at("2026-03-16"));
  const all = await recorded(services);
  assert.ok(
    all.some((line) => line.startsWith("yellow rectification-late/")),
    all.join("\n"),
  );
  const of = (await cards(supervisor, "rule=rectification-late")).rows[0];
  assert.equal(of?.about?.number, number);
  await act(hall, approver, of?.number ?? "", "explain", explanation);
  await hall.sweepAt(at("2026-04-20"));
  assert.equal(
    (await cards(supervisor, "rule=rectification-late")).rows.filter(
      (row) => row.about?.number === of?.number,
    ).length,
    0,
  );
  assert.equal(await act(hall, supervisor, number, "escalate", { reason: "整改流于形式" }), "escalated");
  assert.equal((await cards(supervisor, "rule=escalated")).rows[0]?.light, "red");
});

test("R3.1 a card by hand: with its rule, reason and evidence; sealed, read on its page, once a request", async (t) => {
  const hall = await lateHall(t);
  const { supervisor, about, services } = hall;
  const ask = {
    rule: "fee-off-list",
    about: numberOf(about),
    reason: "收取打印费 20 元",
    evidence: "收据照片",
  };
  const body = { requestKey: newKey(), ...ask };
  const first = await supervisor.post("/api/supervision/cards", body);
  assert.equal(first.statusCode, 201, first.body);
  assert.deepEqual((await supervisor.post("/api/supervision/cards", body)).json(), first.json());
  await hall.engine.react();
  const { number } = first.json<{ number: string }>();
  const shown = await page(supervisor, number);
  assert.deepEqual(
    [shown.card.light, shown.card.byHand, shown.evidence],
    ["red", true, "收取打印费 20 元（证据：收据照片）"],
  );
  const { rows } = await services.pool.query("select evidence::text as sealed from card where by_hand");
  assert.ok(!rows[0].sealed.includes(Buffer.from("打印费").toString("hex")));
  const wrong = { requestKey: newKey(), ...ask, rule: "step-late" };
  assert.equal((await supervisor.post("/api/supervision/cards", wrong)).json().code, "watch-rule-unknown");
  const { rules } = (await supervisor.get("/api/supervision/rules")).json<RuleList>();
  const offered = rules.filter(({ byHand }) => byHand).map(({ id }) => id);
  assert.ok(
    offered.includes("fee-off-list") && !offered.includes("escalated"),
    "an escalation follows from a card",
  );
  await hall.sweepAt(at("2026-03-08"));
  assert.equal((await page(supervisor, number)).card.withdrawnAt, undefined, "no history takes it back");
});

test("R3.6 board, lists, tables and sheets: every figure is the length of the list behind it", async (t) => {
  const hall = await lateHall(t);
  const { supervisor, head } = hall;
  const other = await openCase(hall, at("2026-03-02"));
  await actOn(hall, other, "accept", at("2026-03-02", "11:00"));
  const opinion = { data: { opinion: "符合条件" } };
  await actOn(hall, other, "pass", at("2026-03-03"), opinion);
  await actOn(hall, other, "survey", at("2026-03-03", "11:00"), {
    data: { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: "2026-03-03" },
  });
  await actOn(hall, other, "approve", at("2026-03-04"), { ...opinion, by: hall.approver.id });
  await hall.sweepAt(at("2026-03-13", "09:00"));
  const board = await get<Board>(supervisor, "/api/supervision/board");
  const lists = [board.total, ...board.organs, ...board.places];
  for (const { warnings, yellow, red, overdue, dueToday } of lists) {
    for (const { n, href } of [warnings, yellow, red, overdue, dueToday])
      assert.equal((await get<{ rows: unknown[] }>(supervisor, href)).rows.length, n, href);
  }
  assert.ok(board.total.red.n >= 1 && board.total.overdue.n >= 1);
  assert.equal(board.burning[0]?.light, "red");
  for (const by of ["organ", "item", "place", "handler", "rule", "month"]) {
    const table = await get<FigureTable>(head, `/api/supervision/figures?year=2026&by=${by}`);
    for (const line of [table.total, ...table.lines]) {
      for (const { n, href } of [
        line.warnings,
        line.yellow,
        line.red,
        line.finished,
        line.onTime,
        line.early,
      ])
        assert.equal((await get<{ rows: unknown[] }>(head, href)).rows.length, n, href);
    }
  }
  const { total } = await get<FigureTable>(head, "/api/supervision/figures?year=2026&month=3&by=organ");
  assert.deepEqual(
    [total.finished.n, total.onTime.share, total.early.share, total.used.share],
    [1, 1, 1, 0.25],
  );
  const empty = await get<FigureTable>(head, "/api/supervision/figures?year=2025&by=organ");
  assert.deepEqual([empty.total.onTime.share, empty.lines], [null, []]);
  const finished = await get<FinishedList>(head, "/api/supervision/finished?year=2026&was=on-time");
  assert.equal(finished.rows[0]?.number, numberOf(other));
  for (const path of ["cards.xlsx", "figures.xlsx?year=2026&by=organ"]) {
    const answer = await head.get(`/api/supervision/${path}`);
    const [sheet] = await readWorkbook(answer.rawPayload);
    assert.ok((sheet?.rows.length ?? 0) > 1, path);
  }
});

test("one's own list: what will be late, and the cards that wait for an answer; nobody else's", async (t) => {
  const hall = await lateHall(t);
  const { examiner, approver, supervisor, number } = hall;
  const mine = (who: Browser) => get<MyWatch>(who, "/api/supervision/mine");
  const seen = async (who: Browser) => (await mine(who)).cards.map((card) => card.number);
  assert.deepEqual(
    [await seen(examiner), await seen(approver), await seen(supervisor)],
    [[number], [number], []],
  );
  assert.equal((await mine(examiner)).soon[0]?.light, "overdue");
  const stranger = await hall.staff("examiner", { organ: "11430482000000002N" });
  assert.deepEqual([await seen(stranger), (await mine(stranger)).soon], [[], []]);
  await act(hall, approver, number, "explain", explanation);
  await act(hall, approver, number, "rectify", { result: "已经整改" });
  assert.deepEqual([await seen(approver), await seen(supervisor)], [[], [number]]);
  const told = await hall.services.pool.query("select kind from notice where staff = $1 order by kind", [
    examiner.id,
  ]);
  assert.ok(
    told.rows.some(({ kind }) => kind === "card-yellow"),
    JSON.stringify(told.rows),
  );
});

test("an organ's head reads its own organ's cards and figures, no other's", async (t) => {
  const hall = await lateHall(t);
  const elsewhere = await hall.staff("organ-head", { organ: "11430482000000002N" });
  assert.deepEqual((await cards(elsewhere)).rows, []);
  assert.deepEqual((await cards(elsewhere, `organ=${marketBureau}`)).rows, []);
  assert.equal((await get<Board>(elsewhere, "/api/supervision/board")).total.yellow.n, 0);
  assert.equal((await elsewhere.get(`/api/supervision/cards/${hall.number}`)).statusCode, 403);
});
