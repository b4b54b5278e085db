import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { officialYears } from "#server/testing/calendar.ts";
import { marketBureau } from "#server/testing/hall.ts";
import { supervision, sweep, verifyCards } from "./index.ts";
import { actOn, openCase, recorded, watchedHall } from "./supervision.fixture.ts";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();
/** Accepted on Monday 2 March 2026: steps of 3, 3, 2 days, promised 8 (12 March), statutory 20 (30 March). */
async function accepted(hall: Awaited<ReturnType<typeof watchedHall>>) {
  const it = await openCase(hall, at("2026-03-02"));
  return await actOn(hall, it, "accept", at("2026-03-02", "10:05"));
}

test("R3.2 a case nobody touches: warned of, then yellow, then red, each once, however often it is swept", async (t) => {
  const hall = await watchedHall(t);
  await accepted(hall);
  await hall.sweepAt(at("2026-03-03"));
  assert.deepEqual(await recorded(hall.services), []);
  await hall.sweepAt(at("2026-03-04"));
  assert.deepEqual(await recorded(hall.services), ["warning nearly-due/step/1"]);
  for (const day of ["2026-03-07", "2026-03-07", "2026-03-09"]) await hall.sweepAt(at(day));
  assert.deepEqual(await recorded(hall.services), ["warning nearly-due/step/1", "yellow step-late/step/1"]);
  await hall.sweepAt(at("2026-03-31"));
  assert.deepEqual(await recorded(hall.services), [
    "warning nearly-due/step/1",
    "yellow step-late/step/1",
    "warning nearly-due/promised/1",
    "red unanswered/step-late/step/1",
    "yellow past-promise/promised/1",
    "red several-yellows",
    "red unanswered/past-promise/promised/1",
    "warning nearly-due/statutory/1",
    "red past-law/statutory/1",
  ]);
});

test("R3.2 after a long stop the same cards, with the same moments, as if somebody had looked all the time", async (t) => {
  const [often, once] = [await watchedHall(t), await watchedHall(t)];
  for (const hall of [often, once]) await accepted(hall);
  for (let day = 2; day <= 31; day += 1)
    for (const time of ["00:00", "11:59"])
      await often.sweepAt(at(`2026-03-${String(day).padStart(2, "0")}`, time));
  await once.sweepAt(at("2026-03-31", "11:59"));
  const moments = ({ services }: typeof often) =>
    services.db.selectFrom("card").select(["signal", "due_at"]).orderBy("due_at").orderBy("signal").execute();
  assert.deepEqual(await moments(once), await moments(often));
  const late = await often.services.pool.query(
    "select signal from card where raised_at - due_at > interval '12 hours'",
  );
  assert.deepEqual(late.rows, []);
});

test("R3.2 a warning found when its step or its case is done does not burn; one of a step that goes on does", async (t) => {
  const hall = await watchedHall(t);
  const it = await accepted(hall);
  await actOn(hall, it, "pass", at("2026-03-05"), { data: { opinion: "符合" } });
  await hall.sweepAt(at("2026-03-10"));
  const { rows } = await hall.services.pool.query(
    "select signal, closed_at is null as open from card where light = 'warning' order by due_at",
  );
  assert.deepEqual(rows, [
    { signal: "nearly-due/step/1", open: false },
    { signal: "nearly-due/step/2", open: true },
  ]);
});

test("R3.2 two processes sweep at once: nothing is raised twice", async (t) => {
  const hall = await watchedHall(t);
  for (let count = 0; count < 40; count += 1) await accepted(hall);
  hall.clock.now = at("2026-03-20");
  await Promise.all([1, 2, 3].map(() => sweep(hall.services, hall.clock.now)));
  await hall.engine.react();
  const { rows } = await hall.services.pool.query(
    "select count(*)::int as cards, count(distinct (about_id, signal))::int as signals from card",
  );
  const cases = await hall.services.pool.query(
    `select count(*)::int as cases from "case" where type = 'card'`,
  );
  const yellowAndRed = await hall.services.pool.query(
    "select count(*)::int as n from card where light <> 'warning'",
  );
  assert.equal(rows[0].cards, rows[0].signals);
  assert.equal(rows[0].cards, 40 * 7);
  assert.equal(cases.rows[0].cases, yellowAndRed.rows[0].n);
});

test("R3.3 a holiday announced late: what it makes too early is withdrawn with a log, what it makes late is raised", async (t) => {
  const hall = await watchedHall(t);
  const { services, engine } = hall;
  await accepted(hall);
  await hall.sweepAt(at("2026-03-07"));
  assert.ok((await recorded(services)).includes("yellow step-late/step/1"));
  const year = officialYears().find((one) => one.year === 2026)!;
  const holiday = { name: "放假", from: "2026-03-05", to: "2026-03-05", work: [] };
  await engine.timekeeper.load({ ...year, holidays: [...year.holidays, holiday] });
  assert.equal((await hall.sweepAt(at("2026-03-08"))).withdrawn, 1);
  assert.deepEqual(await recorded(services), [
    "warning nearly-due/step/1",
    "withdrawn yellow step-late/step/1",
  ]);
  const card = await services.pool.query(`select state from "case" where type = 'card'`);
  assert.deepEqual(card.rows, [{ state: "withdrawn" }]);
  await engine.timekeeper.load(year);
  await hall.sweepAt(at("2026-03-08", "11:00"));
  assert.deepEqual(
    (await recorded(services)).filter((line) => line.includes("step-late")),
    ["withdrawn yellow step-late/step/1", "yellow step-late/step/1"],
  );
  const log = await services.db.selectFrom("card_log").select("what").orderBy("at").orderBy("what").execute();
  assert.deepEqual(log.map(({ what }) => what).sort(), ["raised", "raised", "raised", "withdrawn"]);
});

test("the sweep touches what is due, not what is open; a case that is over leaves the list", async (t) => {
  const hall = await watchedHall(t);
  const opinion = { data: { opinion: "符合条件" } };
  await hall.sweepAt(at("2026-03-02", "09:00"));
  const it = await accepted(hall);
  assert.equal((await hall.sweepAt(at("2026-03-03"))).looked, 0);
  await actOn(hall, it, "pass", at("2026-03-03"), opinion);
  const survey = { ...opinion.data, officers: ["甲", "乙"], surveyedOn: "2026-03-03" };
  await actOn(hall, it, "survey", at("2026-03-03", "11:00"), { data: survey });
  await actOn(hall, it, "approve", at("2026-03-03", "11:30"), opinion);
  assert.equal((await hall.sweepAt(at("2026-03-03", "12:00"))).looked, 1);
  const kept = await hall.services.db.selectFrom("conclusion").select(["on_time", "early", "used"]).execute();
  assert.deepEqual(kept, [{ on_time: true, early: true, used: "0.1250" }]);
  await actOn(hall, it, "issue", at("2026-03-03", "14:00"));
  await actOn(hall, it, "deliver", at("2026-03-03", "15:00"), { data: { method: "counter" } });
  await hall.sweepAt(at("2026-04-30"));
  assert.equal((await hall.services.pool.query("select from watch")).rowCount, 0);
  assert.deepEqual(await recorded(hall.services), []);
});

test("open boards hear that something moved at an organ, once a look, and nothing when nothing did", async (t) => {
  const hall = await watchedHall(t);
  await Promise.all([accepted(hall), accepted(hall)]);
  const heard = async () => {
    const rows = await hall.services.db
      .selectFrom("live_event")
      .select("topic")
      .where("kind", "=", "watch")
      .execute();
    return rows.map(({ topic }) => topic);
  };
  await hall.sweepAt(at("2026-03-03"));
  assert.deepEqual(await heard(), []);
  await hall.sweepAt(at("2026-03-04"));
  assert.deepEqual(await heard(), [`organ/${marketBureau}`]);
});

test("R3.3 the proof: what is recorded is what was earned; a card slipped in, taken out or moved is found", async (t) => {
  const hall = await watchedHall(t);
  const { services } = hall;
  await accepted(hall);
  hall.clock.now = at("2026-03-20");
  assert.deepEqual(await verifyCards(services, hall.clock.now), { cases: 1, pending: 1, faults: [] });
  await hall.sweepAt(at("2026-03-20"));
  await hall.sweepAt(at("2026-03-20", "10:01"));
  const proof = async () => (await verifyCards(services, hall.clock.now)).faults.map(({ reason }) => reason);
  assert.deepEqual(await proof(), []);
  const change = (sql: string) => services.pool.query(sql);
  await change("update card set due_at = due_at + interval '1 day' where signal = 'past-promise/promised/1'");
  assert.match((await proof()).join(), /past-promise\/promised\/1 fell due at 2026-03-12T16/);
  await change("update card set due_at = due_at - interval '1 day' where signal = 'past-promise/promised/1'");
  await change(
    "update card set withdrawn_at = now(), withdrawn_why = '手改' where signal = 'nearly-due/step/1'",
  );
  assert.match((await proof()).join(), /nearly-due\/step\/1 was earned and is not recorded/);
  await change(
    "update card set withdrawn_at = null, withdrawn_why = null, signal = 'nearly-due/step/9' where signal = 'nearly-due/step/1'",
  );
  assert.match((await proof()).join(), /nearly-due\/step\/9 is recorded and was not earned/);
});

test("R3.2 a process that starts raises what fell due while nobody ran, and what falls due while it runs", async (t) => {
  const hall = await watchedHall(t);
  const { services, clock } = hall;
  await accepted(hall);
  clock.now = at("2026-03-06", "23:59");
  const stop = await supervision.start?.(services);
  try {
    const has = async (signal: string) => (await recorded(services)).some((line) => line.includes(signal));
    await until(() => has("nearly-due/step/1"));
    assert.ok(!(await has("step-late")));
    clock.now = at("2026-03-07", "00:01");
    const began = Date.now();
    await until(() => has("yellow step-late/step/1"));
    assert.ok(Date.now() - began < 60_000);
  } finally {
    await stop?.();
  }
});

async function until(fulfilled: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await fulfilled()); tries += 1) {
    assert.ok(tries < 1200, "waited a minute in vain");
    await wait(50);
  }
}
