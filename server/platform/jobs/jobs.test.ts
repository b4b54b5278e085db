import assert from "node:assert/strict";
import { test } from "node:test";
import { testServices } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { announce } from "../live/live.ts";
import { groundJobs } from "./ground-jobs.ts";
import { daily, enqueue, everyMinutes, type Job } from "./jobs.ts";
import { doWaitingJobs, startWorker } from "./worker.ts";

interface Letter {
  to: string;
}

async function post(t: Cleanups) {
  const services = await testServices(t);
  const sent: string[] = [];
  const letter: Job<Letter> = {
    name: "letter",
    run: async ({ to }) => {
      if (to === "nobody") throw new Error("no such address");
      sent.push(to);
    },
  };
  return { services, sent, letter };
}

test("a job is done if and only if its transaction is committed", async (t) => {
  const { services, sent, letter } = await post(t);
  const failing = services.db.transaction().execute(async (tx) => {
    await enqueue(tx, letter, { to: "rolled back" });
    throw new Error("changed my mind");
  });
  await assert.rejects(failing, /changed my mind/);
  await services.db.transaction().execute((tx) => enqueue(tx, letter, { to: "committed" }));
  await doWaitingJobs(services, [letter]);
  assert.deepEqual(sent, ["committed"]);
});

test("a job of the same key replaces the waiting one; a later one waits", async (t) => {
  const { services, sent, letter } = await post(t);
  await enqueue(services.db, letter, { to: "first" }, { key: "one" });
  await enqueue(services.db, letter, { to: "second" }, { key: "one" });
  await enqueue(services.db, letter, { to: "tomorrow" }, { at: "2999-01-01T00:00:00.000Z" });
  await doWaitingJobs(services, [letter]);
  assert.deepEqual(sent, ["second"]);
});

test("a job that fails is kept with its error and does not hold up the others", async (t) => {
  const { services, sent, letter } = await post(t);
  await enqueue(services.db, letter, { to: "nobody" });
  await enqueue(services.db, letter, { to: "somebody" });
  await doWaitingJobs(services, [letter]);
  assert.deepEqual(sent, ["somebody"]);
  const { rows } = await services.pool.query("select attempts, last_error from graphile_worker.jobs");
  assert.deepEqual([rows.length, rows[0].attempts], [1, 1]);
  assert.match(rows[0].last_error, /no such address/);
});

test("the worker hears of a job at once, counts it, and stops after what it has begun", async (t) => {
  const { services } = await post(t);
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let finished = false;
  const slow: Job = {
    name: "slow",
    run: async () => {
      begin();
      await new Promise((resolve) => setTimeout(resolve, 100));
      finished = true;
    },
  };
  const worker = await startWorker(services, [slow]);
  await worker.check();
  await enqueue(services.db, slow, {});
  await begun;
  await worker.stop();
  assert.equal(finished, true);
  assert.match(
    await services.metrics.registry.metrics(),
    /tongban_jobs_total\{job="slow",outcome="done"\} 1/,
  );
});

test("schedules are in China's time", () => {
  assert.equal(daily("03:10").cron, "10 19 * * *");
  assert.equal(daily("23:05").cron, "5 15 * * *");
  assert.equal(everyMinutes(5).cron, "*/5 * * * *");
});

test("live events are forgotten after a day", async (t) => {
  const services = await testServices(t, { now: () => "2026-11-22T12:00:00.000Z" });
  await announce(services.db, [{ division: "430482", topic: "staff", kind: "case" }]);
  const forget = groundJobs.find(({ name }) => name === "live-forget");
  await services.pool.query("update live_event set at = '2026-11-21T12:00:00.001Z'");
  await forget?.run({}, services);
  assert.equal((await services.pool.query("select from live_event")).rowCount, 1);
  await services.pool.query("update live_event set at = '2026-11-21T11:59:59.999Z'");
  await forget?.run({}, services);
  assert.equal((await services.pool.query("select from live_event")).rowCount, 0);
});
