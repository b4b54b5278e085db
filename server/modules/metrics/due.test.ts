import assert from "node:assert/strict";
import { test } from "node:test";
import { actOn, at, countedHall, decidedCase, openCase } from "#server/testing/counted-hall.ts";
import { listBehind } from "./behind.ts";
import { figureOf } from "./figures.ts";

const period = { from: "2026-01-01", to: "2027-01-01" };

test("R3.6 a promise is kept or missed once its last day is over; what was withdrawn before counts as neither", async (t) => {
  const hall = await countedHall(t);
  const { services, division, clock } = hall;
  const figure = async (metric: string) => (await figureOf(services, { division, metric, period })).value;
  // Promised in 8 working days: due on 12, 13 and 16 March.
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  const withdrawn = await openCase(hall, at("2026-03-03"));
  await actOn(hall, withdrawn, "accept", at("2026-03-03", "10:05"));
  await actOn(hall, withdrawn, "withdraw", at("2026-03-05"), { data: { reason: "不办了" } });
  await decidedCase(hall, "2026-03-04", undefined);
  await hall.settle();
  const shown = async () => [await figure("case.due-kept-rate"), await figure("case.due-missed")];
  clock.now = at("2026-03-12");
  assert.deepEqual(await shown(), [null, 0], "12 March is not over");
  clock.now = at("2026-03-13");
  assert.deepEqual(await shown(), [100, 0]);
  clock.now = at("2026-03-16");
  assert.deepEqual(await shown(), [100, 0], "16 March is not over");
  clock.now = at("2026-03-17");
  assert.deepEqual(await shown(), [50, 1]);
  const asOf = await figureOf(services, { division, metric: "case.due-missed", period, asOf: "2026-03-15" });
  assert.equal(asOf.value, 0);
  const actor = { kind: "staff" as const, division, id: "00000000-0000-4000-8000-000000000000", posts: [] };
  const list = await listBehind(services, actor, { division, metric: "case.due-missed", period, limit: 5 });
  assert.equal(list.count, 1);
});
