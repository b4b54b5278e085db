import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseCalendarYear } from "#server/kernel/time/calendar-year.ts";
import { changesOf, faultWords, kindOfDay, type Loaded, lengthOf, monthOf } from "./year.ts";

const file = (year: number): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/calendar/${year}.json`, import.meta.url), "utf8"));
const year = file(2026) as Loaded;

test("R2.4 a weekend worked counts, a weekday off does not", () => {
  const [spring] = year.holidays.filter(({ name }) => name.includes("春节"));
  assert.ok(spring);
  assert.equal(kindOfDay(year, spring.from), "holiday");
  assert.equal(kindOfDay(year, spring.work[0]!), "make-up");
  assert.equal(kindOfDay({ holidays: [] }, "2026-06-13"), "rest");
  assert.equal(kindOfDay({ holidays: [] }, "2026-06-12"), "work");
  assert.ok(lengthOf(spring) >= 7);
});

test("a month stands in weeks from Monday, every day once", () => {
  const weeks = monthOf(year, 2);
  assert.ok(weeks.every((week) => week.length === 7));
  const numbers = weeks.flat().flatMap((day) => day?.number ?? []);
  assert.deepEqual(
    numbers,
    Array.from({ length: 28 }, (_, at) => at + 1),
  );
  assert.equal(
    weeks[0]?.findIndex((day) => day?.number === 1),
    6,
    "2026-02-01 is a Sunday",
  );
  assert.equal(monthOf(year, 12).flat().filter(Boolean).length, 31);
});

test("what a file changes are the days that count otherwise", () => {
  assert.deepEqual(changesOf(year, year), []);
  const without = { ...year, holidays: [] };
  const days = changesOf(without, year).map(({ day }) => day);
  assert.ok(days.includes("2026-01-01"));
  assert.equal(days.length, changesOf(year, without).length);
});

test("a fault of the file is named at its place", () => {
  const wrong = parseCalendarYear({ ...year, holidays: [{ ...year.holidays[0], to: "2025-12-01" }] });
  assert.ok(!wrong.ok);
  assert.match(faultWords(wrong.faults[0]!), /^holidays\[0\].*：结束早于开始/);
});
