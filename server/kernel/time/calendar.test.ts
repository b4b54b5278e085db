import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { officialCalendar, officialYears } from "#server/testing/calendar.ts";
import {
  addWorkdays,
  calendarOf,
  estimateAddWorkdays,
  estimateIsWorkday,
  estimateWorkdaysBetween,
  isWorkday,
  nextWorkday,
  workdayFrom,
  workdaysBetween,
} from "./calendar.ts";
import { addDays, type Day, dayNumber, dayOf, weekday } from "./day.ts";

const calendar = officialCalendar();
const day: fc.Arbitrary<Day> = fc.integer({ min: calendar.first, max: calendar.last }).map(dayOf);
const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: calendar.first - 2000, max: calendar.last + 2000 })
  .map(dayOf);
const unknown = { known: false, from: "2019-01-01", horizon: "2026-12-31" };
const worked = (on: Day) => {
  const answer = isWorkday(calendar, on);
  return answer.known && answer.value;
};

/** The slow way: one day after the other. */
function count(from: Day, to: Day, works: (day: Day) => boolean): number {
  let days = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (works(on)) days++;
  return days;
}

test("R2.7: the vectors of the rulebook", () => {
  const vectors: [Day, number, Day][] = [
    ["2025-01-22", 5, "2025-02-05"],
    ["2025-01-24", 20, "2025-02-27"],
    ["2025-09-26", 5, "2025-10-10"],
    ["2026-02-12", 20, "2026-03-18"],
    ["2026-04-30", 2, "2026-05-07"],
    ["2024-09-29", 20, "2024-10-31"],
    ["2026-01-01", 5, "2026-01-08"],
    ["2023-09-28", 5, "2023-10-11"],
  ];
  for (const [from, n, due] of vectors) {
    assert.deepEqual(addWorkdays(calendar, from, n), { known: true, value: due }, `${from}+${n}`);
    assert.deepEqual(workdaysBetween(calendar, from, due), { known: true, value: n }, `${from}+${n}`);
  }
});

test("R2.4: working days of each year", () => {
  const totals = { 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 };
  for (const [year, total] of Object.entries(totals)) {
    const days = count(addDays(`${year}-01-01`, -1), `${year}-12-31`, worked);
    assert.equal(days, total, year);
  }
});

test("R2.4: make-up weekends are working days, days off are not", () => {
  for (const on of ["2024-02-04", "2025-01-26", "2026-02-14", "2020-01-19", "2019-05-05"])
    assert.ok(worked(on), on);
  for (const on of ["2026-02-23", "2022-12-31", "2023-01-02", "2020-02-01", "2019-05-03", "2024-02-10"]) {
    assert.ok(!worked(on), on);
  }
  assert.ok(worked("2020-02-03"));
  assert.ok(!worked("2026-11-21"));
});

test("R2.5: a day off makes no difference to where the count starts", () => {
  assert.deepEqual(nextWorkday(calendar, "2026-02-14"), { known: true, value: "2026-02-24" });
  assert.deepEqual(nextWorkday(calendar, "2026-02-20"), { known: true, value: "2026-02-24" });
  assert.deepEqual(workdayFrom(calendar, "2026-02-14"), { known: true, value: "2026-02-14" });
  assert.deepEqual(workdayFrom(calendar, "2026-02-15"), { known: true, value: "2026-02-24" });
  assert.deepEqual(addWorkdays(calendar, "2026-02-15", 0), { known: true, value: "2026-02-15" });
  assert.deepEqual(addWorkdays(calendar, "2026-02-24", -1), { known: true, value: "2026-02-14" });
  assert.deepEqual(addWorkdays(calendar, "2026-02-20", -3), { known: true, value: "2026-02-12" });
});

test("R2.4: nothing is known beyond the last notice, and nothing before the first", () => {
  assert.deepEqual(addWorkdays(calendar, "2026-12-30", 1), { known: true, value: "2026-12-31" });
  assert.deepEqual(addWorkdays(calendar, "2026-12-30", 2), unknown);
  assert.deepEqual(nextWorkday(calendar, "2026-12-31"), unknown);
  assert.deepEqual(isWorkday(calendar, "2027-01-01"), unknown);
  assert.deepEqual(isWorkday(calendar, "2018-12-31"), unknown);
  assert.deepEqual(workdaysBetween(calendar, "2026-12-31", "2027-01-04"), unknown);
  assert.deepEqual(workdayFrom(calendar, "2027-01-01"), unknown);
  assert.deepEqual(addWorkdays(calendar, "2019-01-02", -1), unknown);
  assert.deepEqual(addWorkdays(calendarOf([]), "2026-11-20", 1).known, false);
});

test("R2.4: an estimate says when it is one", () => {
  assert.deepEqual(estimateAddWorkdays(calendar, "2026-12-30", 2), {
    value: "2027-01-01",
    provisional: true,
  });
  assert.deepEqual(estimateAddWorkdays(calendar, "2026-12-30", 1), {
    value: "2026-12-31",
    provisional: false,
  });
  assert.deepEqual(estimateAddWorkdays(calendar, "2019-01-03", -2), {
    value: "2018-12-31",
    provisional: true,
  });
  assert.deepEqual(estimateIsWorkday(calendar, "2027-10-01"), { value: true, provisional: true });
  assert.deepEqual(estimateIsWorkday(calendar, "2026-10-01"), { value: false, provisional: false });
  const between = estimateWorkdaysBetween(calendar, "2026-12-31", "2027-01-10");
  assert.deepEqual(between, { value: 6, provisional: true });
});

test("the order in which years are loaded does not matter", () => {
  const years = officialYears();
  fc.assert(
    fc.property(fc.shuffledSubarray(years, { minLength: years.length }), (shuffled) => {
      assert.deepEqual(calendarOf(shuffled), calendar);
    }),
  );
});

test("of two editions of a year the later notice counts, in either order", () => {
  const years = officialYears();
  const old = years.find(({ year }) => year === 2020)!;
  const first = { ...old, changes: [], holidays: [] };
  for (const both of [
    [first, ...years],
    [...years, first],
  ]) {
    assert.deepEqual(calendarOf(both), calendar);
  }
});

test("years after a gap do not count", () => {
  const years = officialYears().filter(({ year }) => year !== 2023);
  assert.equal(calendarOf(years).horizon, "2022-12-31");
});

test("a notice that arrives late changes the December before, and nothing earlier", () => {
  const without = officialCalendar(2019, 2022);
  const friday = { ...officialYears().find(({ year }) => year === 2023)! };
  friday.holidays = [{ name: "元旦", from: "2022-12-30", to: "2023-01-01", work: ["2022-12-24"] }];
  const after = calendarOf([...officialYears().filter(({ year }) => year < 2023), friday]);
  assert.deepEqual(isWorkday(without, "2022-12-30"), { known: true, value: true });
  assert.deepEqual(isWorkday(after, "2022-12-30"), { known: true, value: false });
  assert.deepEqual(isWorkday(after, "2022-12-24"), { known: true, value: true });
  assert.deepEqual(addWorkdays(after, "2022-12-01", 10), addWorkdays(without, "2022-12-01", 10));
});

test("the table of counts agrees with counting day by day", () => {
  fc.assert(
    fc.property(day, fc.nat(400), (from, n) => {
      const to = addDays(from, n);
      const between = workdaysBetween(calendar, from, to);
      if (dayNumber(to) > calendar.last) assert.deepEqual(between, unknown);
      else assert.deepEqual(between, { known: true, value: count(from, to, worked) });
    }),
  );
});

test("estimates beyond the notices agree with counting Monday to Friday", () => {
  const works = (on: Day) => (on < "2019-01-01" || on > "2026-12-31" ? weekday(on) <= 5 : worked(on));
  fc.assert(
    fc.property(anyDay, fc.nat(300), (from, n) => {
      const to = addDays(from, n);
      assert.equal(estimateWorkdaysBetween(calendar, from, to).value, count(from, to, works));
    }),
  );
});

test("adding working days ends on a working day, that many working days away, and comes back", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (from, n) => {
      fc.pre(n !== 0);
      const { value: to, provisional } = estimateAddWorkdays(calendar, from, n);
      assert.ok(estimateIsWorkday(calendar, to).value);
      assert.equal(to > from, n > 0);
      const start = n > 0 ? from : addDays(from, -1);
      const end = n > 0 ? to : addDays(to, -1);
      assert.equal(estimateWorkdaysBetween(calendar, start, end).value, n);
      assert.equal(addWorkdays(calendar, from, n).known, !provisional);
      if (estimateIsWorkday(calendar, from).value)
        assert.equal(estimateAddWorkdays(calendar, to, -n).value, from);
    }),
  );
});
