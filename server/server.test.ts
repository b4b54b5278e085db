import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { afterTest } from "#server/testing/cleanups.ts";
import { testDatabase } from "#server/testing/database.ts";
import { readConfig } from "./config.ts";
import { forgetLiveEvents } from "./platform/jobs/ground-jobs.ts";
import { enqueue } from "./platform/jobs/jobs.ts";
import { startServer } from "./server.ts";

test("docs/operating.md: the server runs as a role that may not touch the append-only triggers", async (t) => {
  const { pool, connection } = await testDatabase(t);
  if (typeof connection === "string") return t.skip("a server of its own is needed to make a role");
  const role = `tongban_test_serve_${process.pid}`;
  await pool.query(`create role ${role} login bypassrls`);
  afterTest(t, () => pool.query(`drop owned by ${role}; drop role ${role}`));
  const manual = await readFile(new URL("../docs/operating.md", import.meta.url), "utf8");
  const grants = manual.match(/^ {4}grant .*;$/gm) ?? [];
  assert.equal(grants.length, 4);
  for (const grant of grants) await pool.query(grant.replace("tongban_serve", role));

  const home = await mkdtemp(join(tmpdir(), "tongban-serve-"));
  afterTest(t, () => rm(home, { recursive: true }));
  const { host, database } = connection;
  const server = await startServer(
    readConfig({
      DATABASE_URL: `postgres://${role}@${encodeURIComponent(String(host))}/${database}`,
      TONGBAN_HOME: home,
      TONGBAN_PORT: "0",
      TONGBAN_LOG_LEVEL: "silent",
    }),
  );
  afterTest(t, () => server.stop());
  const ready = await fetch(`${server.address}/readyz`);
  assert.deepEqual([ready.status, (await ready.json()).status], [200, "ok"]);
  const { services } = server;
  await enqueue(services.db, forgetLiveEvents, {});
  const jobs = async () => (await services.pool.query("select from graphile_worker.jobs")).rowCount;
  for (let tries = 0; (await jobs()) !== 0; tries++) {
    assert.ok(tries < 500, "the job is not done");
    await setTimeout(20);
  }
  const trigger = services.pool.query("alter table audit_entry disable trigger user");
  await assert.rejects(trigger, /must be owner/);
});
