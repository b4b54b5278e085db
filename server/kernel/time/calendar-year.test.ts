import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { officialYears } from "#server/testing/calendar.ts";
import { type CalendarYear, parseCalendarYear } from "./calendar-year.ts";

const year: CalendarYear = {
  year: 2024,
  notice: {
    number: "国办发明电〔2023〕7号",
    issued: "2023-10-25",
    title: "国务院办公厅关于2024年部分节假日安排的通知",
  },
  holidays: [
    { name: "元旦", from: "2024-01-01", to: "2024-01-01", work: [] },
    { name: "春节", from: "2024-02-10", to: "2024-02-17", work: ["2024-02-04", "2024-02-18"] },
  ],
};

function faults(json: unknown): string[] {
  const parsed = parseCalendarYear(json);
  return parsed.ok ? [] : parsed.faults.map(({ path, reason }) => `${path} ${reason}`);
}

function withHoliday(change: Partial<CalendarYear["holidays"][number]>) {
  const [newYear, spring] = year.holidays;
  return { ...year, holidays: [newYear!, { ...spring!, ...change }] };
}

test("the years of data/calendar are right, follow each other and name their notices", () => {
  const years = officialYears().sort((a, b) => a.year - b.year);
  assert.deepEqual(
    years.map((file) => file.year),
    [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026],
  );
  for (const { year: on, notice, changes = [] } of years) {
    for (const { number } of [notice, ...changes]) assert.match(number, /^国办发明电〔20\d\d〕\d+号$/);
    assert.ok(notice.issued < `${on}-01-01` && notice.issued > `${on - 1}-10-01`);
    assert.ok(changes.every(({ issued }) => issued > notice.issued));
  }
});

test("a year is given back as it was read", () => {
  assert.deepEqual(parseCalendarYear(year), { ok: true, value: year });
});

test("every fault is named with its place", () => {
  assert.deepEqual(faults(withHoliday({ to: "2024-02-09" })), ["holidays[1] order"]);
  assert.deepEqual(faults(withHoliday({ to: "2024-03-17" })), ["holidays[1] span"]);
  assert.deepEqual(faults(withHoliday({ from: "2024-02-30" })), ["holidays[1].from form"]);
  assert.deepEqual(faults(withHoliday({ work: ["2024-02-05"] })), ["holidays[1].work[0] weekday"]);
  assert.deepEqual(faults(withHoliday({ work: ["2024-02-11"] })), ["holidays[1].work[0] twice"]);
  assert.deepEqual(faults(withHoliday({ work: ["2024-02-04", "2024-02-04"] })), [
    "holidays[1].work[1] twice",
  ]);
  assert.deepEqual(faults(withHoliday({ from: "2024-01-01", to: "2024-01-02" })), ["holidays[1] twice"]);
  assert.deepEqual(faults(withHoliday({ from: "2023-11-30", to: "2023-12-02" })), ["holidays[1] year"]);
  assert.deepEqual(faults(withHoliday({ from: "2024-12-31", to: "2025-01-02" })), ["holidays[1] year"]);
  assert.deepEqual(faults(withHoliday({ name: " " })), ["holidays[1].name form"]);
});

test("R2.4: a holiday may begin in the December before", () => {
  assert.deepEqual(faults(withHoliday({ from: "2023-12-30", to: "2023-12-31", work: ["2023-12-23"] })), []);
});

test("a notice without number, date or title, and a change without its subject, are faults", () => {
  assert.deepEqual(faults({ ...year, notice: {} }), [
    "notice.number form",
    "notice.issued form",
    "notice.title form",
  ]);
  assert.deepEqual(faults({ ...year, changes: [year.notice] }), ["changes[0].what form"]);
  assert.deepEqual(faults({ ...year, changes: {} }), ["changes form"]);
  assert.deepEqual(faults({ ...year, year: "2024" }), ["year form"]);
  assert.deepEqual(faults({ ...year, holidays: [] }), ["holidays form"]);
});

test("any JSON gets an answer, and nothing but a year is one", () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => !parseCalendarYear(json).ok));
  for (const json of [null, undefined, 1, "", []]) assert.ok(faults(json).length > 0);
});
