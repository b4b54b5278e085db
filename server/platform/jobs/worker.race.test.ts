/** The worker outlives the database server. */
import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { readConfig } from "#server/config.ts";
import { afterTest } from "#server/testing/cleanups.ts";
import { migrate } from "../database/migrate.ts";
import { openServices } from "../services.ts";
import { enqueue, type Job } from "./jobs.ts";
import { startWorker } from "./worker.ts";

test("kill -9 of the database: the worker goes on, and every committed job is done", async (t) => {
  const home = await mkdtemp(join(tmpdir(), "tongban-worker-"));
  await chmod(home, 0o711);
  const services = await openServices(readConfig({ TONGBAN_HOME: home, TONGBAN_LOG_LEVEL: "silent" }), {
    applicationName: "tongban-test",
  });
  afterTest(t, async () => {
    await services.close();
    await until(
      async () => !(await readFile(join(home, "database/data/postmaster.pid")).catch(() => undefined)),
    );
    await rm(home, { recursive: true, force: true });
  });
  await migrate(services.connection);
  const done = new Set<number>();
  const job: Job<{ n: number }> = {
    name: "count",
    run: async ({ n }) => {
      done.add(n);
    },
  };
  const worker = await startWorker(services, [job]);
  afterTest(t, () => worker.stop());
  const committed = new Set<number>();
  for (let n = 1; n <= 60; n++) {
    if (n % 20 === 0) {
      await until(() => answers(services.pool));
      process.kill(await postmaster(home), "SIGKILL");
    }
    await enqueue(services.db, job, { n }).then(
      () => committed.add(n),
      () => wait(100),
    );
  }
  assert.ok(committed.size >= 10);
  await until(async () => [...committed].every((n) => done.has(n)));
});

const answers = (pool: pg.Pool) =>
  pool.query("select").then(
    () => true,
    () => false,
  );

const postmaster = async (home: string) =>
  Number((await readFile(join(home, "database/data/postmaster.pid"), "utf8")).split("\n")[0]);

async function until(fulfilled: () => Promise<boolean>) {
  for (let tries = 0; !(await fulfilled()); tries++) {
    assert.ok(tries < 3000, "waited a minute in vain");
    await wait(20);
  }
}
