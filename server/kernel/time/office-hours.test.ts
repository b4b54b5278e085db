import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { officialCalendar } from "#server/testing/calendar.ts";
import { atMinute, dayOf, type Instant, instantOf, msOf } from "./day.ts";
import {
  addOfficeHours,
  checkOfficeHours,
  defaultOfficeHours,
  hourMs,
  type OfficeHours,
  officeHoursBetween,
  officeMoment,
  officeMs,
} from "./office-hours.ts";
import { defaultReceiptRule, receiptDay } from "./receipt-day.ts";

const calendar = officialCalendar();
const at = (day: string, time: string) => {
  const [hours = "0", minutes = "0"] = time.split(":");
  return atMinute(day, Number(hours) * 60 + Number(minutes));
};
const add = (from: Instant, hours: number) => addOfficeHours(calendar, defaultOfficeHours, from, hours);
const moment = fc
  .tuple(fc.integer({ min: calendar.first, max: calendar.last - 400 }), fc.nat(24 * hourMs - 1))
  .map(([day, ms]) => msOf(atMinute(dayOf(day), 0)) + ms);
const hours: fc.Arbitrary<OfficeHours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((m) =>
    Array.from({ length: Math.floor(m.length / 2) }, (_, i) => [m[2 * i]!, m[2 * i + 1]!] as const),
  );

test("R2.26: hours run within office hours only", () => {
  const vectors: [string, string, number, string, string][] = [
    ["2026-11-20", "09:00", 4, "2026-11-20", "14:30"],
    ["2026-11-20", "10:00", 2, "2026-11-20", "12:00"],
    ["2026-11-20", "16:00", 4, "2026-11-23", "12:00"],
    ["2026-11-20", "12:30", 1, "2026-11-20", "14:30"],
    ["2026-11-20", "07:00", 4, "2026-11-20", "14:30"],
    ["2026-11-20", "20:00", 4, "2026-11-23", "14:30"],
    ["2026-11-21", "10:00", 1, "2026-11-23", "10:00"],
    ["2026-02-14", "16:30", 1, "2026-02-24", "09:30"],
    ["2026-09-30", "09:00", 13, "2026-10-08", "17:00"],
  ];
  for (const [day, time, n, dueDay, due] of vectors) {
    assert.deepEqual(add(at(day, time), n), { known: true, value: at(dueDay, due) }, `${day} ${time}+${n}`);
  }
});

test("R2.26: no hours are no time, even outside office hours", () => {
  assert.deepEqual(add(at("2026-11-21", "23:00"), 0), { known: true, value: at("2026-11-21", "23:00") });
});

test("R2.26: nothing is known beyond the last notice", () => {
  const unknown = { known: false, from: "2019-01-01", horizon: "2026-12-31" };
  assert.deepEqual(add(at("2026-12-31", "13:30"), 3.5), { known: true, value: at("2026-12-31", "17:00") });
  assert.deepEqual(add(at("2026-12-31", "13:30"), 4), unknown);
  const between = officeHoursBetween(
    calendar,
    defaultOfficeHours,
    at("2026-12-31", "09:00"),
    at("2027-01-01", "09:00"),
  );
  assert.deepEqual(between, unknown);
});

test("R2.26: what lies between two moments", () => {
  const between = (from: Instant, to: Instant) => officeHoursBetween(calendar, defaultOfficeHours, from, to);
  const [friday, monday] = [at("2026-11-20", "16:00"), at("2026-11-23", "10:30")];
  assert.deepEqual(between(friday, monday), { known: true, value: 2.5 });
  assert.deepEqual(between(monday, friday), { known: true, value: -2.5 });
  assert.deepEqual(between(at("2026-11-21", "00:00"), at("2026-11-22", "24:00")), { known: true, value: 0 });
});

test("R2.26: office time moves with the clock and its first moment is found again, whatever the hours", () => {
  fc.assert(
    fc.property(hours, moment, fc.nat(100 * hourMs), (office, from, amount) => {
      const start = officeMs(calendar, office, from);
      assert.ok(officeMs(calendar, office, from + amount) >= start);
      const end = officeMoment(calendar, office, start + amount + 1);
      assert.ok(end > from);
      assert.equal(officeMs(calendar, office, end), start + amount + 1);
      assert.equal(officeMs(calendar, office, end - 1), start + amount);
    }),
  );
});

test("office hours from a configuration are checked", () => {
  assert.deepEqual(checkOfficeHours(defaultOfficeHours), { ok: true, value: defaultOfficeHours });
  assert.ok(checkOfficeHours([[0, 1440]]).ok);
  for (const wrong of [[], [[540]], [["9:00", "12:00"]], "9-12", null, [[540.5, 600]]]) {
    assert.deepEqual(checkOfficeHours(wrong), { ok: false, reason: "form" });
  }
  for (const wrong of [
    [[720, 540]],
    [[540, 540]],
    [[540, 1441]],
    [[-1, 5]],
    [
      [540, 720],
      [700, 900],
    ],
  ]) {
    assert.deepEqual(checkOfficeHours(wrong), { ok: false, reason: "order" });
  }
});

test("R2.6: late or on a day off is received on the next working day, or on the day itself", () => {
  const vectors: [string, string, string][] = [
    ["2026-11-20", "17:30", "2026-11-20"],
    ["2026-11-20", "17:31", "2026-11-23"],
    ["2026-11-20", "00:00", "2026-11-20"],
    ["2026-11-21", "10:00", "2026-11-23"],
    ["2026-02-14", "10:00", "2026-02-14"],
    ["2026-02-14", "18:00", "2026-02-24"],
    ["2026-12-31", "10:00", "2026-12-31"],
  ];
  for (const [day, time, received] of vectors) {
    const actual = { ...defaultReceiptRule, day: "actual-day" } as const;
    const known = { known: true, value: received };
    assert.deepEqual(receiptDay(calendar, defaultReceiptRule, at(day, time)), known, `${day} ${time}`);
    assert.deepEqual(receiptDay(calendar, actual, at(day, time)), { known: true, value: day });
  }
  const justLate = instantOf(msOf(at("2026-11-20", "17:30")) + 1);
  assert.deepEqual(receiptDay(calendar, defaultReceiptRule, justLate), { known: true, value: "2026-11-23" });
  assert.equal(receiptDay(calendar, defaultReceiptRule, at("2026-12-31", "18:00")).known, false);
  assert.equal(receiptDay(calendar, defaultReceiptRule, at("2027-01-01", "10:00")).known, false);
  assert.equal(
    receiptDay(calendar, { cutoff: 960, day: "next-workday" }, at("2026-11-20", "16:30")).known,
    true,
  );
});
