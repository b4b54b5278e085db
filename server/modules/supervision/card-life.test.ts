import assert from "node:assert/strict";
import { test } from "node:test";
import type { RuleList } from "#contract/supervision.ts";
import type { FigureTable } from "#contract/supervision-figures.ts";
import { numberOf } from "#server/cases/index.ts";
import { marketBureau, newKey } from "#server/testing/hall.ts";
import { act, at, cards, explanation, get, lateHall, page, tryAct } from "./cards.fixture.ts";
import { actOn, openCase, recorded, watchedHall } from "./supervision.fixture.ts";

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
  const sides = ["organ", "item", "place", "counter", "handler", "rule", "month"];
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
  const { rows: readings } = await services.pool.query(
    "select actor, subject from audit_entry where action = 'card-evidence.read'",
  );
  assert.deepEqual(readings, [{ actor: supervisor.id, subject: number }]);
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
