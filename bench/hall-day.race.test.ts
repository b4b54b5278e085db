/**
 * A day at a hall of the source's own size, through the real API: 1,000 people, 44 organs, 123 counters that race for
 * them on two servers, each of which is killed once (kill -9) and started again. Whoever gets no answer asks again with
 * the same key. In the end the books must balance. `TONGBAN_DAY_PEOPLE=200` makes it shorter.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { QueueFiguresPage } from "#contract/queue-figures.ts";
import { endDay } from "#server/modules/queue/index.ts";
import { openServices } from "#server/platform/services.ts";
import { afterTest } from "#server/testing/cleanups.ts";
import { benchConfig } from "./ground.ts";
import {
  boardFaults,
  eventsOf,
  lostFaults,
  numberFaults,
  overlapFaults,
  spanFaults,
  unendedOf,
  visitFaults,
} from "./hall-day-checks.ts";
import { COUNTERS, dayHall, makeDayHall } from "./hall-day-ground.ts";
import { type Day, type Journal, liveThrough, read } from "./hall-day-people.ts";
import { httpConnection } from "./http.ts";
import { homeFor, serverFor } from "./strong-server.ts";

const PEOPLE = Number(process.env.TONGBAN_DAY_PEOPLE ?? 1000);

test(`a day of ${PEOPLE} people at 44 organs and ${COUNTERS} counters, both servers killed`, {
  timeout: Number(process.env.TONGBAN_DAY_SECONDS ?? 240) * 1000,
}, async (t) => {
  const home = await homeFor(t);
  const servers = await Promise.all([serverFor(t, home), serverFor(t, home)]);
  const services = await openServices(benchConfig(home.home, 0), { applicationName: "tongban-day" });
  afterTest(t, () => services.close());
  const { db } = services;
  const hall = await makeDayHall(services);
  const start = performance.now();
  const note = (what: string) =>
    t.diagnostic(`${what} after ${Math.round((performance.now() - start) / 1000)} s`);
  const journal: Journal = { taken: new Map(), finished: new Set(), ended: new Set(), before: new Set() };
  let arrived = false;
  let stopped = false;
  afterTest(t, () => {
    stopped = true;
  });
  const isOver = () => arrived && journal.ended.size >= journal.taken.size;
  const day: Day = {
    hall,
    journal,
    addresses: () => servers.map(({ address }) => address),
    open: () => !isOver() && !stopped,
    stopped: () => stopped,
  };
  const lived = liveThrough(day, PEOPLE, () => {
    arrived = true;
  });
  for (const [which, share] of [0.3, 0.6].entries()) {
    const busy = async () => {
      while (journal.finished.size < PEOPLE * share && !stopped) await wait(50);
    };
    await Promise.race([lived, busy()]);
    assert.deepEqual(await boardFaults(db), [], "the board equals the tickets");
    process.kill(servers[which]!.pid, "SIGKILL");
    note(`killed with ${journal.finished.size} served`);
    servers[which] = await serverFor(t, home);
    note("up again");
  }
  await Promise.race([lived, standstill(journal, async () => await unendedOf(db, journal))]);
  note(`over with ${journal.finished.size} served`);
  assert.deepEqual(await boardFaults(db), [], "the board equals the tickets");
  await endDay(services, { division: services.config.division, hall: dayHall }, services.now());

  await t.test("no number twice, none missing", async () => assert.deepEqual(await numberFaults(db), []));
  await t.test("what was acknowledged is there once, and nothing else", async () => {
    const kept = await db.selectFrom("ticket").select(["id", "number"]).where("hall", "=", dayHall).execute();
    assert.deepEqual(
      new Map(kept.map(({ id, number }) => [id, number])),
      new Map([...journal.taken].sort(([a], [b]) => a - b).map(([id, { number }]) => [id, number])),
    );
    const done = await db
      .selectFrom("ticket")
      .select("id")
      .where("hall", "=", dayHall)
      .where("ending", "=", "finished")
      .execute();
    assert.deepEqual(new Set(done.map(({ id }) => id)), journal.finished);
  });
  await t.test("nobody is called by two counters, no counter has two people", async () =>
    assert.deepEqual(await overlapFaults(db), []),
  );
  await t.test("nobody is lost: every number has an end", async () =>
    assert.deepEqual(await lostFaults(db), []),
  );
  await t.test("spans add up to the length of each ticket and visit", async () => {
    assert.deepEqual(await spanFaults(db), []);
    assert.deepEqual(await visitFaults(db), []);
  });
  await t.test("events are numbered without a gap; no event shows a counter or a number twice", async () => {
    const events = await eventsOf(db);
    assert.deepEqual(
      events.map(({ seq }) => seq),
      events.map((_, i) => i + 1),
    );
    for (const { board } of events) {
      assert.equal(new Set(board.called.map(({ counter }) => counter)).size, board.called.length);
      assert.equal(new Set(board.called.map(({ number }) => number)).size, board.called.length);
    }
  });
  await t.test("the figures equal those recomputed from the events", async () => {
    const connection = await httpConnection(servers[0]!.address, hall.supervisor);
    const path = `/api/staff/halls/${dayHall}/queue-figures`;
    const { total } = read<QueueFiguresPage>(await connection.ask({ method: "GET", path }));
    connection.close();
    assert.deepEqual(
      { ...recomputed(await eventsOf(db), journal), served: total.served },
      {
        ...{ taken: total.taken, called: total.called, waitMean: total.waitMean, waitMost: total.waitMost },
        ...{ recalls: total.recalls, served: journal.finished.size },
      },
    );
  });
});

/** Fails, with who is left, when for a while nobody's number has ended. */
async function standstill({ ended }: Journal, left: () => Promise<unknown>): Promise<never> {
  for (let before = -1; ended.size > before; ) {
    before = ended.size;
    await wait(40_000, undefined, { ref: false });
  }
  throw new Error(`nobody moves: ${JSON.stringify(await left())}`);
}

/** From what the hall was told and what people were handed, without a look at the tickets. */
function recomputed(events: Awaited<ReturnType<typeof eventsOf>>, { taken }: Journal) {
  const first = new Map<string, string>();
  for (const { kind, at, announcement } of events)
    if (kind === "called" && announcement && !first.has(announcement.ticketNumber))
      first.set(announcement.ticketNumber, at);
  const waits = [...taken.values()].flatMap(({ number, takenAt }) => {
    const at = first.get(number);
    return at === undefined ? [] : [(Date.parse(at) - Date.parse(takenAt)) / 60_000];
  });
  const tenths = (n: number) => Math.round(n * 10) / 10;
  return {
    ...{ taken: taken.size, called: waits.length },
    waitMean: tenths(waits.reduce((sum, one) => sum + one, 0) / waits.length),
    waitMost: tenths(Math.max(...waits)),
    recalls: events.filter(({ kind }) => kind === "recalled").length,
  };
}
