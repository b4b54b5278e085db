import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactPage, Figure, FigureTable } from "#contract/metric.ts";
import { countedHall, decidedCase, get } from "#server/testing/counted-hall.ts";

import { isYearCounted } from "./counted-year.ts";

const march = "from=2026-03-01&to=2026-04-01";

test("R3.6 a figure, its lines and the list behind it have the very same count", async (t) => {
  const hall = await countedHall(t);
  await decidedCase(hall, "2026-03-02", "2026-03-04", { hall: "changning", counter: "A03" });
  await decidedCase(hall, "2026-03-03", "2026-03-31");
  await decidedCase(hall, "2026-03-05", undefined);
  hall.clock.now = "2026-04-02T02:00:00.000Z";
  assert.ok((await hall.settle()) > 0);
  const leader = await hall.staff("director");
  const figure = (metric: string, query = march) =>
    get<Figure>(leader, `/api/metrics/${metric}/figure?${query}`);
  assert.equal((await figure("case.received")).value, 3);
  const rate = await figure("case.on-time-rate");
  assert.deepEqual([rate.value, rate.numerator, rate.denominator], [50, 1, 2]);
  assert.equal((await figure("case.under-way")).value, 1);
  for (const by of ["organ", "item", "hall", "counter", "staff", "channel", "day", "month", "year"]) {
    const table = await get<FigureTable>(leader, `/api/metrics/case.decided/by?${march}&by=${by}`);
    assert.equal(
      table.rows.reduce((sum, { value }) => sum + (value ?? 0), 0),
      table.total.value,
      by,
    );
    for (const { href, value } of table.rows) {
      const query = href.split("?")[1];
      const behind = await get<FactPage>(leader, `/api/metrics/case.decided/behind?${query}`);
      assert.deepEqual([behind.count, behind.rows.length], [value, value], href);
    }
  }
  const keys: string[] = [];
  for (let after = ""; ; ) {
    const page = await get<FactPage>(leader, `/api/metrics/case.received/behind?${march}&limit=1${after}`);
    keys.push(...page.rows.map(({ number }) => number ?? ""));
    if (page.next === undefined) break;
    after = `&after=${page.next}`;
  }
  assert.equal(new Set(keys).size, 3);
  const odd = await figure("case.decided", "from=2026-03-03&to=2026-04-01&hall=changning&counter=A03");
  assert.equal(odd.value, 1);
});

test("a difference of money opens to both its sides; of a difference of counts no list is as long as it says", async (t) => {
  const hall = await countedHall(t);
  const leader = await hall.staff("director");
  const year = "from=2026-01-01&to=2027-01-01";
  const list = (metric: string) => leader.get(`/api/metrics/${metric}/behind?${year}`);
  assert.equal((await list("budget.left")).statusCode, 200);
  assert.equal((await list("item.days-cut.sum")).json().code, "metric-without-list");
});

test("R12.3 nine of ten of nobody is no figure; a year in which nothing of a kind was counted is told from a zero", async (t) => {
  const hall = await countedHall(t);
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  await hall.settle();
  const leader = await hall.staff("director");
  assert.equal((await get<Figure>(leader, `/api/metrics/queue.wait-p90/figure?${march}`)).value, null);
  assert.equal((await get<Figure>(leader, `/api/metrics/queue.called/figure?${march}`)).value, 0);
  const isCounted = (metric: string, year: number) =>
    isYearCounted(hall.services, hall.division, metric, year);
  assert.equal(await isCounted("case.refused", 2026), true, "none was refused");
  assert.equal(await isCounted("case.received", 2026), true);
  assert.equal(await isCounted("case.on-time-rate", 2026), true);
  assert.equal(await isCounted("case.received", 2025), false);
  assert.equal(
    await isCounted("cross-region.items", 2025),
    true,
    "what people enter is counted when it is there",
  );
});
