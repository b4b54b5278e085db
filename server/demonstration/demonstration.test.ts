import assert from "node:assert/strict";
import { test } from "node:test";
import { modules } from "#server/app.ts";
import { testApp } from "#server/testing/app.ts";
import { playDemonstration } from "./index.ts";

/** What each page of these modules lists, by state. */
async function shown(pool: import("pg").Pool) {
  const states = async (sql: string) => {
    const { rows } = await pool.query<{ state: string }>(`${sql} order by 1`);
    return rows.map(({ state }) => state);
  };
  const cases = (type: string) => states(`select distinct state from "case" where type = '${type}'`);
  return {
    orders: await cases("free-service"),
    errands: await cases("assistance"),
    guidance: await cases("guidance"),
    lists: await states("select distinct state from hand_over"),
    loans: await states("select distinct state from facility_loan"),
    settled: await states("select distinct (confirmed_at is not null)::text as state from free_settlement"),
    mandates: await states(
      "select distinct (consented_at is not null)::text as state from assistance_mandate",
    ),
  };
}

test("the demonstration shows something in every state, and playing it again changes nothing", async (t) => {
  const { services } = await testApp(t, {
    config: { mode: "demonstration" },
    now: () => "2026-11-20T01:30:00.000Z",
  });
  for (const { load } of modules) await load?.(services);
  assert.deepEqual(await playDemonstration(services), []);
  const first = await shown(services.pool);
  assert.deepEqual(first.orders, [
    ...["cancelled", "delivered", "failed", "making", "ordered", "ready", "returned", "shipped"],
    ...["unplaced", "waiting"],
  ]);
  assert.deepEqual(first.errands, ["assigned", "closed", "ended", "helping"]);
  assert.deepEqual(first.guidance, ["booked", "ended"]);
  assert.deepEqual(first.lists, ["missing", "sent"]);
  assert.deepEqual(first.loans, ["lent", "returned"]);
  assert.deepEqual(first.mandates, ["true"]);
  assert.deepEqual(first.settled, ["false", "true"]);
  const events = async () => (await services.pool.query("select count(*) as n from case_event")).rows[0];
  const before = await events();
  assert.deepEqual(await playDemonstration(services), []);
  assert.deepEqual([await events(), await shown(services.pool)], [before, first]);
});
