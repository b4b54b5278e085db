import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AppointmentRules } from "#contract/appointment-rules.ts";
import { addDays, atMinute, daysBetween } from "../time/day.ts";
import {
  arrivalOf,
  bookingFault,
  isMissed,
  mayCancel,
  proposalFor,
  reopensAt,
  suspendedUntil,
} from "./booking.ts";

const rules: AppointmentRules = {
  ...{ source: "", slotMinutes: 60, makeUpDayAs: 1, horizonDays: 14, noticeMinutes: 30, openPerPerson: 2 },
  ...{ holdMinutes: 10, reopenMinutes: { from: 5, to: 60 } },
  noShow: { most: 3, days: 90, suspendDays: 30 },
  waiting: { perPerson: 1, perQueue: 50, offerMinutes: 60 },
  ...{ reminder: { from: "16:00", bookedHours: 6 }, proposalHours: 48, plan: { stretches: [] } },
};
const checkIn = { early: 60, grace: 15 };
const slotAt = (day: string, hour = 9) => ({
  startsAt: atMinute(day, hour * 60),
  endsAt: atMinute(day, hour * 60 + 60),
});
const slot = slotAt("2026-11-23");
const today = { slot, byStaff: false, open: 0 };

test("R12.2 notice, horizon and open bookings keep from booking; staff may book until the slot ends", () => {
  const fault = (at: string, more: object = {}) => bookingFault({ ...today, at, ...more }, rules);
  assert.equal(fault(atMinute("2026-11-23", 8 * 60 + 30)), undefined);
  assert.equal(fault(atMinute("2026-11-23", 8 * 60 + 31)), "too-soon");
  assert.equal(fault(atMinute("2026-11-23", 9 * 60 + 59), { byStaff: true }), undefined);
  assert.equal(fault(slot.endsAt, { byStaff: true }), "over");
  assert.equal(fault(atMinute("2026-11-09", 0)), undefined);
  assert.equal(fault(atMinute("2026-11-08", 23 * 60)), "too-far");
  assert.equal(fault(atMinute("2026-11-20", 600), { open: 2 }), "too-many");
  assert.equal(fault(atMinute("2026-11-20", 600), { suspendedUntil: "2026-11-20" }), "suspended");
  assert.equal(fault(atMinute("2026-11-21", 600), { suspendedUntil: "2026-11-20" }), undefined);
  assert.equal(
    fault(atMinute("2026-11-20", 600), { byStaff: true, suspendedUntil: "2026-11-30" }),
    undefined,
  );
});

test("R12.2 three no-shows in 90 natural days suspend for 30; they count for one suspension only", () => {
  const until = (...missed: string[]) => suspendedUntil(missed, rules.noShow);
  assert.equal(until("2026-01-01", "2026-02-01"), undefined);
  assert.equal(until("2026-03-31", "2026-01-01", "2026-02-01"), "2026-04-30", "the 90th day");
  assert.equal(until("2026-01-01", "2026-02-01", "2026-04-01"), undefined, "the 91st day");
  const first = ["2026-01-01", "2026-01-02", "2026-01-03"];
  assert.equal(until(...first, "2026-02-10"), "2026-02-02", "the fourth begins anew");
  assert.equal(until(...first, "2026-02-10", "2026-02-11", "2026-02-12"), "2026-03-14");
});

test("property: a suspension lasts its days after some no-show, and needs enough of them", () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 400 }).map((n) => addDays("2026-01-01", n)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(days, (missed) => {
      const until = suspendedUntil(missed, rules.noShow);
      if (until === undefined) return;
      const last = addDays(until, -rules.noShow.suspendDays);
      assert.ok(missed.includes(last));
      const near = missed.filter((day) => day <= last && daysBetween(day, last) < rules.noShow.days);
      assert.ok(near.length >= rules.noShow.most);
    }),
  );
});

test("R12.2 on its own day an appointment is on time, void when later than 15 minutes, and never early", () => {
  const arrival = (minute: number, day = "2026-11-23") => arrivalOf(slot, atMinute(day, minute), checkIn);
  assert.equal(arrival(8 * 60 - 1), "too-early");
  assert.equal(arrival(8 * 60), "on-time");
  assert.equal(arrival(9 * 60 + 15), "on-time");
  assert.equal(arrival(9 * 60 + 16), "void");
});

test("tomorrow's appointment is not called today (ZMS 405)", () => {
  assert.equal(arrivalOf(slot, atMinute("2026-11-22", 9 * 60), checkIn), "another-day");
  assert.equal(arrivalOf(slot, atMinute("2026-11-24", 9 * 60), checkIn), "another-day");
});

test("R12.2 cancelling is possible any time before it begins; missed is what nobody came to when the day is over", () => {
  assert.equal(mayCancel("booked", slot, atMinute("2026-11-23", 9 * 60 - 1)), true);
  assert.equal(mayCancel("booked", slot, slot.startsAt), false);
  assert.equal(mayCancel("arrived", slot, atMinute("2026-11-23", 8 * 60)), false);
  assert.equal(isMissed("booked", slot, atMinute("2026-11-23", 23 * 60)), false);
  assert.equal(isMissed("booked", slot, atMinute("2026-11-24", 0)), true);
  assert.equal(isMissed("arrived", slot, atMinute("2026-11-24", 0)), false);
});

test("property: a cancelled place reopens within its bounds, at a moment nobody can foretell", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999_999, noNaN: true }), (chance) => {
      const after =
        (Date.parse(reopensAt(slot.startsAt, rules.reopenMinutes, chance)) - Date.parse(slot.startsAt)) /
        60_000;
      assert.ok(after >= 5 && after <= 60);
    }),
  );
  const at = (chance: number) => reopensAt(slot.startsAt, rules.reopenMinutes, chance);
  assert.notEqual(at(0.1), at(0.2));
});

test("what the hall cannot keep is proposed at the same hour of the next day with a place", () => {
  const free = [slotAt("2026-11-24", 14), slotAt("2026-11-25"), slotAt("2026-11-26")];
  assert.deepEqual(proposalFor(slot, free), free[1]);
  assert.deepEqual(
    proposalFor(slot, [slotAt("2026-11-24", 14), slotAt("2026-12-04")]),
    slotAt("2026-11-24", 14),
  );
  assert.equal(proposalFor(slot, []), undefined);
});
