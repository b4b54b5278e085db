import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { engineOf, verifyCases, verifyDailyRoots } from "#server/cases/index.ts";
import { applicationType } from "#server/kernel/case-type/case-type.fixture.ts";
import { openServices, type Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { opening } from "#server/testing/engine.ts";
import { pauseToGoOnFrom } from "./marks.ts";
import { type Clock, simulate } from "./simulation.ts";

const small = { year: 2025, cases: 4000, seed: 7, until: "2025-01-07", latest: "2026-11-20" };

async function simulated(t: Cleanups) {
  const clock: Clock = { now: "2026-11-21T01:30:00.000Z" };
  const services = await testServices(t, { now: () => clock.now });
  return { services, report: await simulate(services, clock, small) };
}

/** Broken off on this day, and gone on with by another process: the command opens its services anew. */
async function goneOnWith(t: Cleanups, day: string) {
  const clock: Clock = { now: "2026-11-21T01:30:00.000Z" };
  const services = await testServices(t, { now: () => clock.now });
  const first = await simulate(services, clock, { ...small, progress: (soFar) => soFar.day < day });
  assert.deepEqual([first.day, first.finished], [day, false]);
  const { config, connection } = services;
  const database = { connection, release: async () => undefined };
  const opened = { applicationName: "tongban-test", database, now: () => clock.now };
  const again = await openServices(config, opened);
  afterTest(t, () => again.close());
  await assert.rejects(
    simulate(again, clock, { ...small, seed: 8 }),
    (error) => error instanceof Trouble && error.code === "simulation-other",
  );
  return { services, report: await simulate(again, clock, small) };
}

/** Numbers and chains of all cases: one digest of everything that happened. */
async function digestOf({ pool }: Services): Promise<string> {
  const { rows } = await pool.query(`select id, encode(head, 'hex') as head from "case" order by id`);
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

test("the same seed gives the same cases and events, broken off or not, and everything verifies", async (t) => {
  const [one, other] = [await simulated(t), await goneOnWith(t, "2025-01-03")];
  assert.ok(one.report.finished);
  assert.ok(one.report.handedIn > 30, `${one.report.handedIn} handed in`);
  assert.deepEqual(other.report, one.report);
  assert.equal(await digestOf(other.services), await digestOf(one.services));
  const { types, timekeeper } = await engineOf(one.services);
  const verified = await verifyCases(one.services.pool, types, timekeeper);
  assert.deepEqual(verified.faults, []);
  assert.ok(verified.events > 2 * one.report.handedIn);
  const roots = await verifyDailyRoots(one.services.pool, one.services.signer);
  assert.deepEqual(roots.faults, []);
  assert.ok(roots.days >= 6);
  await refusesAgain(one.services);
  await tellsNobodyOutside(one.services);
});

/** A year is simulated once. */
async function refusesAgain(services: Services) {
  await assert.rejects(
    pauseToGoOnFrom(services, { division: "430482", year: 2025, seed: 8, cases: 10, from: "2025-01-01" }),
    (error) => error instanceof Trouble && error.code === "simulation-there",
  );
}

/** R13.5: made-up people have inboxes, and telephones that nobody has. */
async function tellsNobodyOutside({ pool }: Services) {
  const inboxes = await pool.query("select from message where resident is not null limit 1");
  assert.equal(inboxes.rowCount, 1);
  const { rowCount } = await pool.query("select from sms limit 1");
  assert.equal(rowCount, 0);
}

test("a simulation never mixes with real cases", async (t) => {
  const services = await testServices(t, { config: { mode: "production" } });
  const engine = await engineOf(services);
  await engine.types.publish(applicationType());
  const mark = { division: "430482", year: 2025, seed: 7, cases: 10, from: "2025-01-01" };
  assert.equal(await pauseToGoOnFrom(services, mark), undefined);
  await engine.writer.open(opening());
  await assert.rejects(
    pauseToGoOnFrom(services, mark),
    (error) => error instanceof Trouble && error.code === "simulation-refused",
  );
});
