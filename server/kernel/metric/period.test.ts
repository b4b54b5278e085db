import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../time/day.ts";
import { nextMonth, nextYear, type Piece, periodWithin, piecesOf } from "./period.ts";

function daysOf({ span, start }: Piece): Day[] {
  const end = span === "year" ? nextYear(start) : span === "month" ? nextMonth(start) : addDays(start, 1);
  const days: Day[] = [];
  for (let day = start; day < end; day = addDays(day, 1)) days.push(day);
  return days;
}

const someDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2023-11-20", n));

test("property: pieces come to every day of the period once and to no other, whatever day it is", () => {
  fc.assert(
    fc.property(
      ...[someDay, fc.integer({ min: 1, max: 800 }), someDay],
      fc.constantFrom("year" as const, "month" as const, "day" as const),
      (from, length, today, largest) => {
        const to = addDays(from, length);
        const sums = new Map<Day, number>();
        for (const piece of piecesOf({ from, to }, today, largest))
          for (const day of daysOf(piece)) sums.set(day, (sums.get(day) ?? 0) + piece.sign);
        for (const [day, sum] of sums) assert.equal(sum, day >= from && day < to ? 1 : 0, day);
        for (let day = from; day < to; day = addDays(day, 1)) assert.equal(sums.get(day), 1, day);
      },
    ),
    { numRuns: 300 },
  );
});

test("this year up to today is the year less what is to come; a day is a day; a month of lines stays one", () => {
  const year = piecesOf({ from: "2026-01-01", to: "2026-11-23" }, "2026-11-22");
  assert.deepEqual(year[0], { span: "year", start: "2026-01-01", sign: 1 });
  assert.ok(year.slice(1).every(({ start, sign }) => start > "2026-11-22" && sign === -1));
  const day = { span: "day", start: "2026-11-22", sign: 1 };
  assert.deepEqual(piecesOf({ from: "2026-11-22", to: "2026-11-23" }, "2026-11-22"), [day]);
  const months = piecesOf({ from: "2025-01-01", to: "2026-01-01" }, "2026-11-22", "month");
  assert.deepEqual(new Set(months.map(({ span }) => span)), new Set(["month"]));
  assert.equal(months.length, 12);
});

test("of a year, a month or a day, what lies in the period", () => {
  const period = { from: "2023-12-05", to: "2024-03-01" };
  const cases: [string, string, string][] = [
    ["2023", "2023-12-05", "2024-01-01"],
    ["2024", "2024-01-01", "2024-03-01"],
    ["2023-12", "2023-12-05", "2024-01-01"],
    ["2024-02", "2024-02-01", "2024-03-01"],
    ["2023-12-31", "2023-12-31", "2024-01-01"],
    ["2024-02-29", "2024-02-29", "2024-03-01"],
  ];
  for (const [name, from, to] of cases) assert.deepEqual(periodWithin(period, name), { from, to }, name);
});
