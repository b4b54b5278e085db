import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { createPool } from "./pool.ts";

test("values come as numbers, dates as they are, instants in UTC with milliseconds", async (t) => {
  const { pool } = await testDatabase(t);
  const { rows } =
    await pool.query(`select 2026112107000001::bigint as id, count(*) as counted, '2026-11-20'::date as day,
    1.10::numeric as price, '2026-11-21 09:30:00.123456+08'::timestamptz as at, '2026-11-21 09:30:00+08'::timestamptz as whole,
    '2026-11-21 09:30:00.5+08'::timestamptz as half, array[1, null, 3]::bigint[] as ids, array[]::date[] as none,
    array['2026-11-20', '2026-11-21']::date[] as days, array['2026-11-21 09:30:00.12+08']::timestamptz[] as times,
    '{"a_b": 1}'::jsonb as data, null::bigint as nothing`);
  assert.deepEqual(rows[0], {
    id: 2026112107000001,
    counted: 1,
    day: "2026-11-20",
    price: "1.10",
    at: "2026-11-21T01:30:00.123Z",
    whole: "2026-11-21T01:30:00.000Z",
    half: "2026-11-21T01:30:00.500Z",
    ids: [1, null, 3],
    none: [],
    days: ["2026-11-20", "2026-11-21"],
    times: ["2026-11-21T01:30:00.120Z"],
    data: { a_b: 1 },
    nothing: null,
  });
});

test("a bigint that no safe integer holds is an error, never a wrong number", async (t) => {
  const { pool } = await testDatabase(t);
  await assert.rejects(pool.query("select 9007199254740993::bigint"), /does not fit a safe integer/);
});

test("a statement that takes too long is cancelled", async (t) => {
  const { connection } = await testDatabase(t);
  const pool = createPool({ connection, applicationName: "impatient", statementTimeoutMs: 50 });
  await assert.rejects(pool.query("select pg_sleep(10)"), /statement timeout/);
  await pool.end();
});

test("a connection that is cut is replaced, and the process lives", async (t) => {
  const { pool, connection } = await testDatabase(t);
  const victim = createPool({ connection, applicationName: "victim", max: 1 });
  await victim.query("select 1");
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'",
  );
  await assert.doesNotReject(retried(() => victim.query("select 1")));
  await victim.end();
});

/** The cut may be noticed only by the next query. */
const retried = (ask: () => Promise<unknown>) => ask().catch(ask);
