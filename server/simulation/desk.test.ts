import assert from "node:assert/strict";
import { test } from "node:test";
import type { Services } from "#server/platform/services.ts";
import { testServices } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { problems } from "./generators/problems.ts";
import { questions } from "./generators/questions.ts";
import { type Clock, simulate } from "./simulation.ts";
import type { Generator } from "./world.ts";

const weeks = { year: 2025, cases: 1000, seed: 7, from: "2025-03-03", until: "2025-04-11" };

/** As busy as a much larger county. */
const busy = (generator: Generator): Generator => ({
  ...generator,
  onDay: (draw, world, day) => generator.onDay!(draw, { ...world, cases: 200_000 }, day),
});

async function simulated(t: Cleanups): Promise<Services> {
  const clock: Clock = { now: "2026-11-21T01:30:00.000Z" };
  const services = await testServices(t, { now: () => clock.now });
  const scenario = [busy(questions), busy(problems)];
  const report = await simulate(services, clock, { ...weeks, latest: "2026-11-20", scenario });
  assert.deepEqual(report.refused, {});
  return services;
}

const countOf = async ({ pool }: Services, sql: string) =>
  (await pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;

test("R12.7 the problem list and the ledger of answers of a simulated year go their whole way", async (t) => {
  const services = await simulated(t);
  const count = (sql: string) => countOf(services, sql);
  assert.ok((await count("problem")) > 5);
  assert.ok((await count("problem where state = 'solved' and outcome is not null")) > 0);
  assert.ok((await count("problem where state = 'open'")) > 0);
  const [raised, meetings] = [await count("problem"), await count("dispatch_meeting")];
  assert.ok(meetings > 0 && meetings < raised);
  assert.ok((await count("question where reply is not null")) > 20);
  assert.ok((await count("question where reply is null")) > 0);
  assert.ok((await count("answer_version where state = 'published' and source = '模拟数据'")) > 0);
  assert.equal(await count("answer_version where published_by = drafted_by"), 0);
});
