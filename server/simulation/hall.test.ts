import assert from "node:assert/strict";
import { test } from "node:test";
import type { Services } from "#server/platform/services.ts";
import { testServices } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { conduct } from "./generators/conduct.ts";
import { hall } from "./generators/hall.ts";
import { type Clock, simulate } from "./simulation.ts";

/** Two working days. */
const days = { year: 2025, cases: 6000, seed: 7, from: "2025-03-03", until: "2025-03-04" };

async function simulated(t: Cleanups): Promise<Services> {
  const clock: Clock = { now: "2026-11-21T01:30:00.000Z" };
  const services = await testServices(t, { now: () => clock.now });
  const report = await simulate(services, clock, {
    ...days,
    latest: "2026-11-20",
    scenario: [conduct, hall],
  });
  assert.deepEqual(report.refused, {});
  return services;
}

const spansOf = async ({ pool }: Services) =>
  (
    await pool.query(
      "select day, ticket, seq, queue, state, next, counter, from_at, to_at from ticket_span order by day, ticket, seq",
    )
  ).rows;

test("R12.1, R12.3 the hall of a simulated year: numbers wait, are served or missed, the same again by the seed", async (t) => {
  const [one, other] = [await simulated(t), await simulated(t)];
  const spans = await spansOf(one);
  assert.deepEqual(await spansOf(other), spans);
  const { rows } = await one.pool.query(
    `select count(distinct day)::int as days, count(*)::int as visits,
      count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'missed')::int as missed,
      count(*) filter (where state in ('waiting', 'called', 'serving', 'held', 'parked'))::int as open from ticket`,
  );
  const [{ days: lived, visits, done, missed, open }] = rows;
  assert.ok(lived === 2 && visits > 15 && done > 0.8 * visits, JSON.stringify(rows));
  assert.ok(missed < 0.2 * visits && open === 0, JSON.stringify(rows));
  const waits = spans.filter(({ state, next }) => state === "waiting" && next === "called");
  assert.ok(waits.length > 12 && waits.every(({ from_at, to_at }) => from_at <= to_at));
});
