import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board, MyWatch } from "#contract/supervision.ts";
import type { FigureTable, FinishedList } from "#contract/supervision-figures.ts";
import { numberOf } from "#server/cases/index.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { type Browser, marketBureau } from "#server/testing/hall.ts";
import { act, at, cards, explanation, get, lateHall } from "./cards.fixture.ts";
import { actOn, openCase } from "./supervision.fixture.ts";

test("R3.6 board, lists, tables and sheets: every figure is the length of the list behind it", async (t) => {
  const hall = await lateHall(t);
  const { supervisor, head } = hall;
  const other = await openCase(hall, at("2026-03-02"), {}, { hall: "changning", counter: "A03" });
  await actOn(hall, other, "accept", at("2026-03-02", "11:00"));
  const opinion = { data: { opinion: "符合条件" } };
  await actOn(hall, other, "pass", at("2026-03-03"), opinion);
  await actOn(hall, other, "survey", at("2026-03-03", "11:00"), {
    data: { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: "2026-03-03" },
  });
  await actOn(hall, other, "approve", at("2026-03-04"), { ...opinion, by: hall.approver.id });
  await hall.sweepAt(at("2026-03-13", "09:00"));
  const board = await get<Board>(supervisor, "/api/supervision/board");
  const lists = [board.total, ...board.organs, ...board.places, ...board.counters];
  for (const { warnings, yellow, red, overdue, dueToday } of lists) {
    for (const { n, href } of [warnings, yellow, red, overdue, dueToday])
      assert.equal((await get<{ rows: unknown[] }>(supervisor, href)).rows.length, n, href);
  }
  assert.ok(board.total.red.n >= 1 && board.total.overdue.n >= 1);
  assert.equal(board.burning[0]?.light, "red");
  for (const by of ["organ", "item", "place", "counter", "handler", "rule", "month"]) {
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
  const byCounter = await get<FigureTable>(head, "/api/supervision/figures?year=2026&by=counter");
  assert.deepEqual(
    byCounter.lines.map(({ id, name, finished }) => [id, name, finished.n]),
    [["changning/A03", "常宁市政务服务中心 A03 食品药品窗口", 1]],
  );
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
