import assert from "node:assert/strict";
import { test } from "node:test";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { appointmentFigures } from "#server/modules/appointments/index.ts";
import type { Services } from "#server/platform/services.ts";
import { testServices } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { conduct } from "./generators/conduct.ts";
import { hall } from "./generators/hall.ts";
import { type Clock, simulate } from "./simulation.ts";

/** Six working days. */
const days = { year: 2025, cases: 14_000, seed: 7, from: "2025-03-03", until: "2025-03-10" };

async function simulated(t: Cleanups): Promise<Services> {
  const clock: Clock = { now: "2026-11-21T01:30:00.000Z" };
  const services = await testServices(t, { now: () => clock.now });
  const report = await simulate(services, clock, {
    ...days,
    latest: "2026-11-20",
    scenario: [conduct, hall],
  });
  assert.deepEqual(report.refused, {});
  return services;
}

const spansOf = async ({ pool }: Services) =>
  (
    await pool.query(
      "select day, ticket, seq, queue, state, next, counter, from_at, to_at from ticket_span order by day, ticket, seq",
    )
  ).rows;

const bookingsOf = async ({ pool }: Services) =>
  (
    await pool.query(
      `select a.id, s.day, s.queue, s.starts_at, a.share, a.state, a.via, a.resident, a.priority_group, a.booked_at,
        a.changed_at, a.arrived_at, a.late, a.ticket
       from appointment a join appointment_slot s on s.id = a.slot order by a.id`,
    )
  ).rows;

test("R12.1–R12.3 the hall of a simulated year: numbers wait, are served or missed; some booked ahead; the same again by the seed", async (t) => {
  const [one, other] = [await simulated(t), await simulated(t)];
  const spans = await spansOf(one);
  assert.deepEqual(await spansOf(other), spans);
  const { rows } = await one.pool.query(
    `select count(distinct day)::int as days, count(*)::int as visits,
      count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'missed')::int as missed,
      count(*) filter (where state in ('waiting', 'called', 'serving', 'held', 'parked'))::int as open from ticket`,
  );
  const [{ days: lived, visits, done, missed, open }] = rows;
  assert.ok(lived === 6 && visits > 120 && done > 0.8 * visits, JSON.stringify(rows));
  assert.ok(missed < 0.2 * visits && open === 0, JSON.stringify(rows));
  const waits = spans.filter(({ state, next }) => state === "waiting" && next === "called");
  assert.ok(waits.length > 100 && waits.every(({ from_at, to_at }) => from_at <= to_at));
  const bookings = await bookingsOf(one);
  assert.deepEqual(await bookingsOf(other), bookings);
  assertPlausible(bookings, visits);
  await assertCounted(one);
});

/** Most who booked came, some did not or cancelled; who came has a number; nobody booked when they stood there. */
function assertPlausible(bookings: Awaited<ReturnType<typeof bookingsOf>>, visits: number) {
  const over = bookings.filter(({ day }) => day <= days.until);
  const arrived = over.filter(({ state }) => state === "arrived");
  const told = `${arrived.length} arrived of ${over.length} booked, ${visits} visits`;
  assert.ok(over.length > 0.08 * visits && over.length < 0.3 * visits, told);
  assert.ok(arrived.length > 0.55 * over.length && arrived.length < over.length, told);
  assert.ok(
    over.every(({ state }) => state !== "booked"),
    "what is over has its end",
  );
  assert.ok(
    arrived.every(
      ({ ticket, arrived_at, starts_at, late }) => ticket && late === arrived_at > graceOf(starts_at),
    ),
  );
  assert.ok(bookings.every(({ booked_at, day }) => shanghaiDay(booked_at) < day));
  assert.deepEqual([...new Set(bookings.map(({ via }) => via))].sort(), ["phone", "portal"]);
}

/** R12.2: a quarter of an hour late is still on time. */
const graceOf = (startsAt: string) => new Date(Date.parse(startsAt) + 15 * 60_000).toISOString();

/** What the desk and the metrics are told of it. */
async function assertCounted(services: Services) {
  const { division } = services.config;
  const span = { from: days.from, to: days.until };
  const { total } = await appointmentFigures(services, { division, hall: "changning" }, span);
  const { booked, arrived, missed, cancelled, leadDays = 0 } = total;
  assert.ok(arrived > 0 && missed > 0 && cancelled > 0 && booked === arrived + missed, JSON.stringify(total));
  assert.ok(leadDays > 0.5 && leadDays < 7, JSON.stringify(total));
}
