import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  atMinute,
  type Day,
  dayNumber,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  shanghaiDay,
  startOfDay,
  weekday,
  yearOf,
} from "./day.ts";

const day: fc.Arbitrary<Day> = fc
  .integer({ min: dayNumber("1880-01-01"), max: dayNumber("9998-12-31") })
  .map(dayOf);

test("a day exists or it does not", () => {
  for (const text of ["2024-02-29", "2000-02-29", "9999-12-31", "1880-01-01"]) assert.ok(isDay(text), text);
  const wrong = [
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "0050-01-01",
    "2024-1-1",
    "",
  ];
  for (const text of [...wrong, "2024-01-01T00:00", null, 20240101]) assert.ok(!isDay(text), String(text));
});

test("days count over month, year and leap day", () => {
  assert.equal(addDays("2024-02-28", 1), "2024-02-29");
  assert.equal(addDays("2023-12-31", 1), "2024-01-01");
  assert.equal(addDays("2024-03-01", -1), "2024-02-29");
  assert.equal(daysBetween("2024-01-01", "2025-01-01"), 366);
  assert.equal(yearOf("2024-02-29"), 2024);
  assert.deepEqual(["2026-11-16", "2026-11-21", "2026-11-22", "1969-12-28"].map(weekday), [1, 6, 7, 7]);
});

test("an instant lies in the day of China, whatever the machine's time zone", () => {
  assert.equal(shanghaiDay("2026-11-20T15:59:59.999Z"), "2026-11-20");
  assert.equal(shanghaiDay("2026-11-20T16:00:00.000Z"), "2026-11-21");
  assert.equal(startOfDay("2026-11-21"), "2026-11-20T16:00:00.000Z");
  assert.equal(endOfDay("2026-11-21"), "2026-11-21T16:00:00.000Z");
  assert.equal(atMinute("2026-11-21", 9 * 60), "2026-11-21T01:00:00.000Z");
});

test("adding and taking away days are inverse, and every seventh day is the same weekday", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (from, n) => {
      const to = dayOf(
        Math.max(dayNumber("1880-01-01"), Math.min(dayNumber("9998-12-31"), dayNumber(from) + n)),
      );
      const apart = daysBetween(from, to);
      assert.equal(addDays(from, apart), to);
      assert.equal(addDays(to, -apart), from);
      assert.equal(Math.sign(apart), from < to ? 1 : from > to ? -1 : 0);
      assert.equal(weekday(from) === weekday(to), apart % 7 === 0);
    }),
  );
});

test("a day begins and ends where its neighbours do", () => {
  fc.assert(
    fc.property(day, (on) => {
      assert.equal(endOfDay(on), startOfDay(addDays(on, 1)));
      assert.equal(shanghaiDay(startOfDay(on)), on);
      assert.equal(shanghaiDay(endOfDay(on)), addDays(on, 1));
    }),
  );
});
