/** Sweeping in several processes, one of which is killed in the middle of it. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterTest } from "#server/testing/cleanups.ts";
import { verifyCards } from "./index.ts";
import { actOn, openCase, type WatchedHall, watchedHall } from "./supervision.fixture.ts";

const PROCESS = fileURLToPath(new URL("./sweep-process.fixture.ts", import.meta.url));
const cases = 150;

function sweeper({ services, clock }: WatchedHall): ChildProcess {
  const env = {
    ...{ PATH: process.env.PATH, TONGBAN_HOME: services.config.home, TEST_NOW: clock.now },
    TEST_CONNECTION: JSON.stringify(services.connection),
  };
  return spawn(process.execPath, [PROCESS], { env, stdio: ["ignore", "pipe", "inherit"] });
}

test("R3.2 three processes sweep, one is killed: every card once, none missing", async (t) => {
  const hall = await watchedHall(t);
  const { services, engine, clock } = hall;
  const { pool } = services;
  const at = "2026-03-02T02:00:00.000Z";
  await Promise.all(
    Array.from({ length: cases }, async () => actOn(hall, await openCase(hall, at), "accept", at)),
  );
  clock.now = "2026-03-20T02:00:00.000Z";
  const processes = [1, 2, 3].map(() => sweeper(hall));
  afterTest(t, () => void processes.forEach((one) => void one.kill("SIGKILL")));
  const count = async () => (await pool.query("select count(*)::int as n from card")).rows[0].n as number;
  await until(async () => (await count()) > cases / 3);
  processes[0]?.kill("SIGKILL");
  await once(processes[0]!, "close");
  await until(
    async () => (await pool.query("select from watch where due_at <= $1", [clock.now])).rowCount === 0,
  );
  for (const one of processes) one.kill("SIGKILL");
  // The database lets go of what a killed process held a moment later.
  await until(async () => {
    await hall.sweepAt(clock.now);
    await engine.react();
    return (await verifyCards(services, clock.now)).pending === 0;
  });
  const { rows } = await pool.query(
    "select count(*)::int as cards, count(distinct (about_id, signal))::int as signals from card",
  );
  assert.deepEqual(rows, [{ cards: cases * 7, signals: cases * 7 }]);
  const opened = await pool.query(`select count(*)::int as n from "case" where type = 'card'`);
  assert.equal(opened.rows[0].n, cases * 5);
  assert.deepEqual((await verifyCards(services, clock.now)).faults, []);
});

async function until(fulfilled: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await fulfilled()); tries += 1) {
    assert.ok(tries < 3000, "waited in vain");
    await wait(40);
  }
}
