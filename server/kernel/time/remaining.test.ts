import assert from "node:assert/strict";
import { test } from "node:test";
import type { Limit } from "#contract/item.ts";
import { officialTime } from "#server/testing/calendar.ts";
import { type Clock, extendClock, pauseClock, resumeClock, startClock, stopClock } from "./clock.ts";
import { atMinute } from "./day.ts";
import { dueOf } from "./due.ts";
import { defaultLightThresholds, light, remaining, usedShare, warningAt } from "./remaining.ts";

const time = officialTime();
const at = (day: string, hours = 10) => atMinute(day, hours * 60);
const start = (n: number, unit: Limit["unit"], day: string, hours = 10) =>
  startClock({ n, unit }, at(day, hours));
const left = (clock: Clock, day: string, hours = 10) => {
  const { state, left, over } = remaining(clock, at(day, hours), time);
  return [state, left, over];
};

test("R2.5: days left are those after today through the last day", () => {
  const clock = start(5, "W", "2026-09-24");
  assert.deepEqual(left(clock, "2026-09-24"), ["running", 5, 0]);
  assert.deepEqual(left(clock, "2026-09-26"), ["running", 5, 0]);
  assert.deepEqual(left(clock, "2026-09-30"), ["running", 2, 0]);
  assert.deepEqual(left(clock, "2026-10-09", 23.9), ["running", 0, 0]);
  assert.deepEqual(left(clock, "2026-10-09", 24), ["overdue", 0, 1]);
});

test("R3.2: what is over counts in the clock's own unit; a weekend adds no working day", () => {
  const clock = start(2, "W", "2026-11-18");
  assert.deepEqual(left(clock, "2026-11-21"), ["overdue", 0, 0]);
  assert.deepEqual(left(clock, "2026-11-23"), ["overdue", 0, 1]);
  assert.deepEqual(left(start(2, "D", "2026-11-18"), "2026-11-23"), ["overdue", 0, 3]);
  const hours = start(4, "H", "2026-11-20", 9);
  assert.deepEqual(left(hours, "2026-11-20", 11.5), ["running", 1.5, 0]);
  assert.deepEqual(left(hours, "2026-11-20", 13), ["running", 1, 0]);
  assert.deepEqual(left(hours, "2026-11-23", 9.5), ["overdue", 0, 3]);
});

test("a stopped clock keeps what was left, or over, when it stopped", () => {
  const clock = start(5, "W", "2026-11-16");
  const early = stopClock(clock, at("2026-11-18"));
  const late = stopClock(clock, at("2026-11-25"));
  assert.ok(early.ok && late.ok);
  assert.deepEqual(left(early.value, "2026-12-30"), ["stopped", 3, 0]);
  assert.deepEqual(left(late.value, "2026-12-30"), ["stopped", 0, 2]);
  assert.equal(light(early.value, at("2026-12-30"), time), "none");
  assert.equal(light(late.value, at("2026-12-30"), time), "overdue");
  assert.equal(warningAt(early.value, time), undefined);
});

test("R2.25: a pause whose announced time is over runs again", () => {
  const pause = { at: at("2026-11-18"), reason: "检测", announced: { n: 3, unit: "W" as const } };
  const paused = pauseClock(start(5, "W", "2026-11-16"), pause);
  assert.ok(paused.ok);
  assert.deepEqual(left(paused.value, "2026-11-23"), ["paused", 3, 0]);
  assert.deepEqual(left(paused.value, "2026-11-24"), ["running", 2, 0]);
  assert.deepEqual(left(paused.value, "2026-11-27"), ["overdue", 0, 1]);
  assert.equal(light(paused.value, at("2026-11-23"), time), "none");
  assert.equal(light(paused.value, at("2026-11-27"), time), "overdue");
  assert.equal(warningAt(paused.value, time), undefined);
});

test("R2.13, R2.25: an extension counts while the clock is paused, whether it came before or during the pause", () => {
  const clock = start(5, "W", "2026-11-16");
  for (const day of ["2026-11-17", "2026-11-19"]) {
    const paused = pauseClock(clock, { at: at("2026-11-18"), reason: "检测" });
    assert.ok(paused.ok);
    const extension = { limit: { n: 10, unit: "W" as const }, at: at(day), reason: "案情复杂" };
    const extended = extendClock(paused.value, extension);
    assert.ok(extended.ok);
    assert.deepEqual(left(extended.value, "2026-11-20"), ["paused", 13, 0]);
  }
});

test("beyond the notices what is left is provisional; natural days need no notice", () => {
  const provisional = (clock: Clock, day: string) => remaining(clock, at(day), time).provisional;
  assert.equal(provisional(start(20, "W", "2026-11-16"), "2026-11-20"), false);
  assert.equal(provisional(start(45, "W", "2026-11-16"), "2026-11-20"), true);
  assert.equal(provisional(start(2, "W", "2026-12-01"), "2027-01-10"), true);
  assert.equal(provisional(start(60, "D", "2026-11-16"), "2026-11-20"), false);
});

test("R3.2: the light warns at one day left or four fifths used, whichever comes first", () => {
  assert.equal(warningAt(start(20, "W", "2026-11-16"), time), at("2026-12-08", 0));
  assert.equal(warningAt(start(3, "W", "2026-11-16"), time), at("2026-11-18", 0));
  assert.equal(warningAt(start(1, "W", "2026-11-16"), time), at("2026-11-16"));
  assert.equal(warningAt(start(10, "D", "2026-11-16"), time), at("2026-11-24", 0));
  assert.equal(warningAt(start(4, "H", "2026-11-20", 9), time), at("2026-11-20", 13.7));
  assert.equal(warningAt(start(2, "H", "2026-11-20", 9), time), at("2026-11-20", 10.5));
  const never = { ...defaultLightThresholds, left: { W: 0, D: 0, H: 0 }, share: 1 };
  assert.equal(warningAt(start(20, "W", "2026-11-16"), time, never), at("2026-12-14", 0));
});

test("R3.2: an instant item warns half an office hour before the day closes", () => {
  const clock = start(0, "W", "2026-11-20");
  assert.equal(warningAt(clock, time), at("2026-11-20", 16.5));
  assert.equal(light(clock, at("2026-11-20", 16), time), "none");
  assert.equal(light(clock, at("2026-11-20", 16.5), time), "warning");
  assert.equal(light(clock, at("2026-11-20", 24), time), "overdue");
  assert.equal(warningAt(start(0, "W", "2026-11-21"), time), at("2026-11-21"));
});

test("R3.2: the share used includes the extension, passes 1 when overdue, and is 0 or 1 for a limit of 0", () => {
  const clock = start(20, "W", "2026-11-16");
  assert.equal(usedShare(clock, at("2026-11-16"), time), 0);
  assert.equal(usedShare(clock, at("2026-11-27"), time), 9 / 20);
  assert.equal(usedShare(clock, at("2026-12-16"), time), 1.1);
  const extended = extendClock(clock, {
    limit: { n: 10, unit: "W" },
    at: at("2026-11-20"),
    reason: "案情复杂",
  });
  assert.ok(extended.ok);
  assert.equal(usedShare(extended.value, at("2026-12-07"), time), 0.5);
  const onTheSpot = start(0, "W", "2026-11-20");
  assert.equal(usedShare(onTheSpot, at("2026-11-20", 23), time), 0);
  assert.equal(usedShare(onTheSpot, at("2026-11-20", 24), time), 1);
});

test("the example of the kernel's README", () => {
  const started = start(20, "W", "2026-11-16");
  const announced = { n: 5, unit: "W" as const };
  const paused = pauseClock(started, { at: at("2026-11-18"), reason: "专家评审", announced });
  assert.ok(paused.ok);
  const resumed = resumeClock(paused.value, at("2026-11-23"));
  const late = resumeClock(paused.value, at("2026-12-02"));
  assert.ok(resumed.ok && late.ok);
  const extended = (n: number) => {
    const extension = { limit: { n, unit: "W" as const }, at: at("2026-12-10"), reason: "案情复杂" };
    const clock = extendClock(resumed.value, extension);
    assert.ok(clock.ok);
    return dueOf(clock.value, time);
  };
  const due = (on: string) => ({ kind: "due", on, at: at(on, 24) });
  assert.deepEqual(dueOf(started, time), due("2026-12-14"));
  assert.deepEqual(dueOf(paused.value, time), {
    kind: "paused",
    since: at("2026-11-18"),
    until: at("2026-11-25", 24),
    dueAfter: due("2026-12-21"),
  });
  assert.deepEqual(left(paused.value, "2026-11-20"), ["paused", 18, 0]);
  assert.deepEqual(dueOf(resumed.value, time), due("2026-12-17"));
  assert.deepEqual(dueOf(late.value, time), due("2026-12-21"));
  assert.deepEqual(extended(10), due("2026-12-31"));
  assert.deepEqual(extended(11), {
    kind: "unknown",
    horizon: "2026-12-31",
    estimate: { on: "2027-01-01", at: at("2027-01-01", 24) },
  });
});
