import assert from "node:assert/strict";
import { test } from "node:test";
import pino from "pino";
import { officialYears } from "../testing/calendar.ts";
import { acting, opening, testEngine } from "../testing/engine.ts";
import { findCase, readEvents } from "./case-store.ts";
import { verifyCases } from "./case-verification.ts";
import { summaryOf, timelineOf } from "./case-view.ts";
import { nextWake, wakeDueClocks } from "./case-wakes.ts";

const silent = pino({ level: "silent" });
const at = (shanghai: string) => new Date(`${shanghai}+08:00`).toISOString();

test("R2.8: an application nobody answers within five working days is deemed accepted from its receipt", async (t) => {
  const { pool, writer, types, timekeeper } = await testEngine(t);
  const { case: it } = await writer.open(opening({ at: at("2026-03-02T10:00:00") }));
  assert.equal(await nextWake(pool), at("2026-03-10T00:00:00"));
  assert.equal(await wakeDueClocks(pool, writer, at("2026-03-09T23:59:59"), silent), 0);
  assert.equal(await wakeDueClocks(pool, writer, at("2026-03-12T08:00:00"), silent), 1);
  const deemed = await findCase(pool, it);
  assert.equal(deemed?.state, "handling");
  assert.equal(deemed.clocks.statutory?.startedAt, it.openedAt);
  const last = (await readEvents(pool, it)).at(-1);
  assert.equal(last?.action, "deem-accept");
  assert.equal(last.effectiveAt, at("2026-03-10T00:00:00"));
  assert.equal(await wakeDueClocks(pool, writer, at("2026-03-12T08:00:00"), silent), 0);
  assert.deepEqual((await verifyCases(pool, types, timekeeper)).faults, []);
});

test("R2.10: a correction not handed in within its time ends the case", async (t) => {
  const { pool, writer } = await testEngine(t);
  const { case: it } = await writer.open(opening());
  const materials = [{ material: "场地平面图", problem: "没有标明面积" }];
  await writer.act(acting(it, "correct", "clerk", { data: { materials } }));
  await wakeDueClocks(pool, writer, at("2026-03-24T09:00:00"), silent);
  assert.equal((await findCase(pool, it))?.state, "terminated");
});

test("two processes that look at once act once", async (t) => {
  const { pool, writer } = await testEngine(t);
  const opened = await Promise.all(Array.from({ length: 20 }, () => writer.open(opening())));
  const later = at("2026-03-10T08:00:00");
  const taken = await Promise.all([
    wakeDueClocks(pool, writer, later, silent),
    wakeDueClocks(pool, writer, later, silent),
  ]);
  assert.equal(taken[0]! + taken[1]!, opened.length);
  const { rows } = await pool.query("select count(*) as n from case_event where action = 'deem-accept'");
  assert.equal(rows[0].n, opened.length);
});

test("R2.7: a clock beyond the last notice has no due date, and gets it when the notice is loaded late", async (t) => {
  const years = officialYears();
  const engine = await testEngine(
    t,
    years.filter(({ year }) => year < 2026),
  );
  const { pool, writer, timekeeper, types } = engine;
  const { case: it } = await writer.open(opening({ at: at("2025-12-15T10:00:00") }));
  await writer.act(acting(it, "accept", "clerk", { at: at("2025-12-16T10:00:00") }));
  const dueOf = async (clock: string) =>
    (await pool.query("select due_at, unknown from case_clock where clock = $1", [clock])).rows[0];
  assert.deepEqual(await dueOf("statutory"), { due_at: null, unknown: true });
  const loaded = await timekeeper.load(years.find(({ year }) => year === 2026));
  assert.ok(loaded.changed && loaded.moved > 0);
  // 2025-12-16 + 20 working days over the New Year of 2026 (off 1–3 January, work on Sunday the 4th).
  assert.deepEqual(await dueOf("statutory"), { due_at: at("2026-01-15T00:00:00"), unknown: false });
  assert.deepEqual(await timekeeper.load(years.find(({ year }) => year === 2026)), {
    changed: false,
    moved: 0,
  });
  assert.deepEqual((await verifyCases(pool, types, timekeeper)).faults, []);
});

test("R2.6: what is handed in on a Saturday counts from Monday, but was handed in on Saturday", async (t) => {
  const { writer, types, timekeeper } = await testEngine(t);
  const saturday = at("2026-03-07T10:00:00");
  const { case: it, event } = await writer.open(
    opening({ at: saturday, effectiveAt: at("2026-03-09T00:00:00") }),
  );
  assert.equal(it.clocks.acceptance?.startedAt, at("2026-03-09T00:00:00"));
  const type = types.version(it.type, it.typeVersion);
  const names = { organ: (uscc: string) => uscc, staff: (id: string) => id };
  const [entry] = timelineOf(type, it, [event], "applicant", names);
  assert.equal(entry?.at, saturday);
  const clock = summaryOf(type, it, timekeeper.current(), saturday, names).clocks[0];
  assert.equal(clock?.dueOn, "2026-03-16");
});
