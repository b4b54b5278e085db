import assert from "node:assert/strict";
import { test } from "node:test";
import type { FigureTable as WatchTable } from "#contract/supervision-figures.ts";
import { modules } from "#server/app.ts";
import { sweep } from "#server/modules/supervision/index.ts";
import { actOn, at, countedHall, decidedCase, get, openCase } from "#server/testing/counted-hall.ts";
import { approvalBureau } from "#server/testing/hall.ts";
import { figureOf } from "./figures.ts";

test("R3.6 R12.3 metrics equal the figures of the same meaning that modules make themselves, and all data is counted", async (t) => {
  const hall = await countedHall(t);
  const { services, division, clock } = hall;
  for (const { load } of modules) await load?.(services);
  const leader = await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  const value = async (metric: string, from = "2026-01-01", to = "2027-01-01") =>
    (await figureOf(services, { division, metric, period: { from, to } })).value;

  await decidedCase(hall, "2026-03-02", "2026-03-04");
  await decidedCase(hall, "2026-03-02", "2026-03-31");
  await actOn(hall, await openCase(hall, at("2026-03-03")), "accept", at("2026-03-03", "10:05"));
  await hall.engine.react();
  clock.now = at("2026-04-20");
  await sweep(services, clock.now);
  await hall.settle();
  const { total } = await get<WatchTable>(leader, "/api/supervision/figures?year=2026&by=organ");
  assert.ok(total.red.n > 0 && total.finished.n === 2);
  const percent = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 100);
  assert.deepEqual(
    {
      red: await value("card.red"),
      yellow: await value("card.yellow"),
      warnings: await value("card.warning"),
      finished: await value("case.decided"),
      onTime: await value("case.on-time-rate"),
      early: await value("case.early-rate"),
      used: await value("case.used-share"),
      rectified: await value("card.red-rectified-rate"),
    },
    {
      ...{ red: total.red.n, yellow: total.yellow.n, warnings: total.warnings.n, finished: total.finished.n },
      ...{ onTime: percent(total.onTime.share), early: percent(total.early.share) },
      ...{ used: Math.round((total.used.share ?? 0) * 100) / 100, rectified: percent(total.rectified.share) },
    },
  );
  const published = await services.db
    .selectFrom("item_version")
    .select("key")
    .distinct()
    .where("status", "=", "published")
    .execute();
  assert.equal(await value("item.in-force"), published.length);
  assert.ok(((await value("hall.counters")) ?? 0) > 10);
});
