import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AppointmentPlan } from "#contract/appointment-rules.ts";
import type { OpeningHours } from "#contract/organisation.ts";
import { officialCalendar, officialYears } from "#server/testing/calendar.ts";
import { isWorkday } from "../time/calendar.ts";
import { dayNumber, dayOf, shanghaiDay } from "../time/day.ts";
import { dayKind, slotsOf } from "./slot-plan.ts";

const official = { calendar: officialCalendar(), years: officialYears() };
const rules = { slotMinutes: 60, makeUpDayAs: 1 };
const hours: OpeningHours[] = [
  { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
  { days: [1, 2, 3, 4, 5], from: "13:30", to: "17:00" },
];
const plan: AppointmentPlan = {
  stretches: [{ days: [1, 2, 3, 4, 5], counters: 2, minutesEach: 15, internalPercent: 25 }],
};
const on = (day: string, more: { hours?: OpeningHours[]; plan?: AppointmentPlan } = {}) =>
  slotsOf(day, dayKind(official, day), more.hours ?? hours, more.plan ?? plan, rules);
const times = (day: string, more = {}) =>
  on(day, more).map(({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`);

test("R12.2 a working day has slots of an hour, the rest of a span as a shorter one with fewer places", () => {
  assert.deepEqual(times("2026-11-23"), [
    ...["01:00-02:00", "02:00-03:00", "03:00-04:00"],
    ...["05:30-06:30", "06:30-07:30", "07:30-08:30", "08:30-09:00"],
  ]);
  assert.deepEqual(
    on("2026-11-23")
      .map(({ capacity, internal }) => [capacity, internal])
      .slice(-2),
    [
      [8, 2],
      [4, 1],
    ],
  );
});

test("holidays have none, make-up days those of a working day, weekends only where the hall is open then", () => {
  assert.deepEqual(on("2026-10-02"), [], "国庆");
  assert.equal(dayKind(official, "2026-10-10"), "make-up");
  assert.equal(times("2026-10-10").length, times("2026-11-23").length, "Saturday of 国庆's make-up");
  assert.deepEqual(on("2026-11-21"), [], "an ordinary Saturday");
  const saturdays = [...hours, { days: [6], from: "09:00", to: "11:00" }];
  const withSaturday = { stretches: [{ ...plan.stretches[0]!, days: [1, 2, 3, 4, 5, 6] }] };
  assert.equal(on("2026-11-21", { hours: saturdays, plan: withSaturday }).length, 2);
  assert.deepEqual(on("2026-10-03", { hours: saturdays, plan: withSaturday }), [], "a Saturday within 国庆");
});

test("beyond the notices that are loaded nothing is promised", () => {
  assert.equal(dayKind(official, "2036-03-03"), "unknown");
  assert.deepEqual(on("2036-03-03"), []);
});

test("double opening hours give no double slots (ZMSKVR-1374)", () => {
  const twice = [...hours, ...hours, { days: [1, 2, 3, 4, 5], from: "10:00", to: "12:00" }];
  assert.deepEqual(on("2026-11-23", { hours: twice }), on("2026-11-23"));
});

test("a day closed by the hall has none; a holiday opened by it has those of its hours", () => {
  const of = (day: string, override: object) =>
    slotsOf(day, dayKind(official, day), hours, plan, rules, override);
  assert.deepEqual(of("2026-11-23", {}), []);
  const hoursOfDay = [{ days: [1], from: "09:00", to: "11:00" }];
  assert.equal(of("2026-10-03", { hours: hoursOfDay }).length, 2);
});

test("R12.2 extended hours begin before and end after the hall's own, on both sides only", () => {
  const extend = { stretches: [{ ...plan.stretches[0]!, extend: { before: 60, after: 60 } }] };
  const slots = times("2026-11-23", { plan: extend });
  assert.deepEqual([slots[0], slots.at(-1)], ["00:00-01:00", "09:30-10:00"]);
  assert.ok(!slots.includes("04:00-05:00"), "the break at noon stays");
});

const anyDay = fc.integer({ min: dayNumber("2024-01-01"), max: dayNumber("2026-12-31") }).map(dayOf);
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const clock = ([hour, minute]: [number, number]) =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
const anyHours = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: time.map(clock),
    to: time.map(clock),
  }),
  { maxLength: 6 },
);
const anyPlan = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    counters: fc.integer({ min: 0, max: 20 }),
    minutesEach: fc.integer({ min: 5, max: 240 }),
    internalPercent: fc.integer({ min: 0, max: 100 }),
  }),
  { maxLength: 4 },
);

test("property: across holidays and make-up days, slots never overlap, stay in their day, and fit their counters", () => {
  fc.assert(
    fc.property(
      anyDay,
      anyHours,
      anyPlan,
      fc.integer({ min: 10, max: 240 }),
      (day, open, stretches, slotMinutes) => {
        const kind = dayKind(official, day);
        const slots = slotsOf(day, kind, open, { stretches }, { slotMinutes, makeUpDayAs: 1 });
        let end = "";
        for (const { startsAt, endsAt, capacity, internal } of slots) {
          assert.ok(startsAt >= end && startsAt < endsAt, "in order, apart");
          assert.equal(shanghaiDay(startsAt), day);
          assert.ok(Date.parse(endsAt) - Date.parse(startsAt) <= slotMinutes * 60_000);
          assert.ok(capacity > 0 && internal >= 0 && internal <= capacity);
          assert.ok(capacity <= (20 * slotMinutes) / 5);
          end = endsAt;
        }
        if (kind === "holiday") assert.deepEqual(slots, []);
      },
    ),
  );
});

test("property: what a day is agrees with the calendar that every deadline is counted by", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const kind = dayKind(official, day);
      const worked = isWorkday(official.calendar, day);
      assert.ok(worked.known);
      assert.equal(kind === "workday" || kind === "make-up", worked.value, `${day} ${kind}`);
    }),
  );
});

test("property: with hours and a plan for working days, a day has slots if and only if it is worked", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const worked = isWorkday(official.calendar, day);
      assert.equal(on(day).length > 0, worked.known && worked.value, day);
    }),
  );
});
