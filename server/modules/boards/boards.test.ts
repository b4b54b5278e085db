import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { BoardBlockView, BoardView } from "#contract/board.ts";
import type { Figure } from "#contract/metric.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { countedHall, decidedCase, get } from "#server/testing/counted-hall.ts";
import { boards } from "./index.ts";

type Of<P extends BoardBlockView["picture"]> = Extract<BoardBlockView, { picture: P }>;
const blocksOf = <P extends BoardBlockView["picture"]>(view: BoardView, picture: P) =>
  view.blocks.filter((block): block is Of<P> => block.picture === picture);

test("R3.6 every figure of a board is the metric's own, and leads to what is behind it", async (t) => {
  const hall = await countedHall(t);
  await decidedCase(hall, "2025-03-03", "2025-03-05");
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  await decidedCase(hall, "2026-03-03", "2026-03-31");
  hall.clock.now = "2026-04-02T02:00:00.000Z";
  await hall.settle();
  const leader = await hall.staff("director");
  const view = await get<BoardView>(leader, "/api/boards/director?period=2026-03");
  assert.deepEqual(view.period, { from: "2026-03-01", to: "2026-04-01" });
  const figures = blocksOf(view, "tiles").flatMap((block) => block.figures);
  for (const { metric, value, digest, period } of figures) {
    const own = await get<Figure>(
      leader,
      `/api/metrics/${metric}/figure?from=${period.from}&to=${period.to}`,
    );
    assert.deepEqual([value, digest], [own.value, own.digest], metric);
  }
  const decided = figures.find(({ metric }) => metric === "case.decided")!;
  assert.deepEqual(decided.period, view.period);
  const money = figures.find(({ metric }) => metric === "budget.annual")!;
  assert.deepEqual(money.period, { from: "2026-01-01", to: "2026-04-01" }, "a budget is a year's");
  assert.deepEqual([decided.value, decided.before], [2, 1]);
  const [months] = blocksOf(view, "months");
  const done = months!.series.find(({ metric }) => metric === "case.decided")!;
  assert.equal(done.rows.length, 12);
  assert.deepEqual([done.rows[0]?.id, done.rows.at(-1)?.id], ["2025-04", "2026-03"]);
  assert.equal(done.rows.at(-1)?.value, 2);
});

test("what of a period is still to come does not count, nor in the year before it", async (t) => {
  const hall = await countedHall(t);
  await decidedCase(hall, "2025-03-03", "2025-03-20");
  hall.clock.now = "2026-03-10T02:00:00.000Z";
  await hall.settle();
  const leader = await hall.staff("director");
  const view = await get<BoardView>(leader, "/api/boards/director?period=2026");
  assert.deepEqual(view.period, { from: "2026-01-01", to: "2026-03-11" });
  const decided = blocksOf(view, "tiles")
    .flatMap((block) => block.figures)
    .find(({ metric }) => metric === "case.decided");
  assert.equal(decided?.before, 0, "decided on 20 March, and it is the 10th");
});

test("F18 R4.9 organs are ranked by each metric, and those without matters are not", async (t) => {
  const hall = await countedHall(t);
  const late = "11430482000000002N";
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  await decidedCase(hall, "2026-03-02", "2026-03-31", { organ: late });
  hall.clock.now = "2026-04-02T02:00:00.000Z";
  await hall.settle();
  const leader = await hall.staff("director");
  const view = await get<BoardView>(leader, "/api/boards/ranking?period=2026-03");
  const [time, ratings] = blocksOf(view, "ranking");
  assert.deepEqual(
    time!.rows.map(({ id, cells: [first] }) => [id, first?.value, first?.place]),
    [
      ["11430482000000001K", 100, 1],
      [late, 0, 2],
    ],
  );
  assert.ok(ratings!.rows.every(({ cells }) => cells[0]?.place === undefined));
  const volume = time!.columns.findIndex(({ metric }) => metric === "case.decided");
  assert.ok(
    time!.rows.every(({ cells }) => cells[volume]?.place === undefined),
    "more is not better",
  );
});

test("everybody reads the facts of the year, without the lists behind them", async (t) => {
  const hall = await countedHall(t);
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  hall.clock.now = "2026-04-02T02:00:00.000Z";
  await hall.settle();
  const { boards: views } = await get<{ boards: BoardView[] }>(hall.visitor, "/api/facts");
  const figures = views.flatMap((view) => blocksOf(view, "tiles").flatMap((block) => block.figures));
  assert.equal(figures.find(({ metric }) => metric === "case.decided")?.value, 1);
  assert.doesNotMatch(JSON.stringify(views), /"href":"[^"]/);
  assert.doesNotMatch(JSON.stringify(views), /局长看板/);
});

test("a board goes out as a workbook, a sheet for each block", async (t) => {
  const hall = await countedHall(t);
  const leader = await hall.staff("director");
  const answer = await leader.get("/api/boards/bulletin/sheet.xlsx?period=2026-03");
  assert.equal(answer.statusCode, 200, answer.body);
  const sheets = readWorkbook(answer.rawPayload);
  const view = await get<BoardView>(leader, "/api/boards/bulletin?period=2026-03");
  assert.equal(sheets.length, view.blocks.length);
  assert.deepEqual(sheets[0]?.rows[0], ["指标", "本期", "去年同期", "单位"]);
  const unknown = await leader.get("/api/boards/no-such-board");
  assert.deepEqual([unknown.statusCode, unknown.json().code], [404, "board-unknown"]);
});

test("§15 no. 11 a board of figures that may not stand side by side, or are not there, stops the start", async (t) => {
  const hall = await countedHall(t);
  await boards.load?.(hall.services);
  const data = mkdtempSync(join(tmpdir(), "tongban-boards-"));
  t.after(() => rmSync(data, { recursive: true }));
  cpSync(hall.services.config.data, data, { recursive: true });
  const path = join(data, "boards/4-facts.json");
  const whole = JSON.parse(readFileSync(path, "utf8"));
  const other = { ...hall.services, config: { ...hall.services.config, data } };
  whole.blocks[0].metrics = ["case.received", "case.no-such-metric"];
  writeFileSync(path, JSON.stringify(whole));
  await assert.rejects(async () => await boards.load?.(other), /blocks\/0 no metric case\.no-such-metric/);
});
