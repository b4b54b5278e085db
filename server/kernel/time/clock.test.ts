import assert from "node:assert/strict";
import { test } from "node:test";
import type { Limit } from "#contract/item.ts";
import { officialCalendar, officialTime } from "#server/testing/calendar.ts";
import { type Clock, extendClock, pauseClock, resumeClock, startClock, stopClock } from "./clock.ts";
import { atMinute, type Instant } from "./day.ts";
import { type DueAnswer, dueOf, endOfLimit, settled } from "./due.ts";

const time = officialTime();
const at = (day: string, hours = 10) => atMinute(day, hours * 60);
const limit = (text: string): Limit => ({ n: Number.parseInt(text, 10), unit: text.at(-1) as Limit["unit"] });
const start = (text: string, day: string, hours = 10) => startClock(limit(text), at(day, hours));
const done = <T>(changed: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!changed.ok) assert.fail(changed.reason);
  return changed.value;
};
const paused = (clock: Clock, from: Instant, to?: Instant, announced?: string) => {
  const waiting = done(
    pauseClock(clock, { at: from, reason: "专家评审", announced: announced ? limit(announced) : undefined }),
  );
  return to === undefined ? waiting : done(resumeClock(waiting, to));
};
const dueOn = (answer: DueAnswer) => (answer.kind === "due" ? answer.on : answer.kind);

test("R2.5, R2.7: a limit ends at 24:00 of its last working day, whatever the hour it began", () => {
  const vectors: [string, string, string][] = [
    ["2025-01-22", "5W", "2025-02-05"],
    ["2025-01-24", "20W", "2025-02-27"],
    ["2025-09-26", "5W", "2025-10-10"],
    ["2026-02-12", "20W", "2026-03-18"],
    ["2026-04-30", "2W", "2026-05-07"],
    ["2024-09-29", "20W", "2024-10-31"],
    ["2026-01-01", "5W", "2026-01-08"],
    ["2023-09-28", "5W", "2023-10-11"],
  ];
  for (const [day, text, on] of vectors) {
    for (const hours of [0, 10, 23.99]) {
      const answer = { kind: "due", on, at: `${on}T16:00:00.000Z` };
      assert.deepEqual(dueOf(start(text, day, hours), time), answer, `${day} ${hours}:00 + ${text}`);
    }
  }
});

test("R2.12: a limit of 0 is the same day, even a day off", () => {
  for (const day of ["2026-11-20", "2026-11-21", "2026-02-17"]) {
    for (const hours of [0, 10]) {
      const due = { kind: "due", on: day, at: `${day}T16:00:00.000Z` };
      assert.deepEqual(dueOf(start("0W", day, hours), time), due);
      assert.deepEqual(dueOf(start("0D", day, hours), time), due);
      assert.deepEqual(dueOf(start("0H", day, hours), time), { ...due, at: at(day, hours) });
    }
  }
});

test("R1.13, R2.26: natural days and office hours", () => {
  assert.equal(dueOn(dueOf(start("7D", "2026-09-28"), time)), "2026-10-05");
  assert.deepEqual(dueOf(start("4H", "2026-11-20", 16), time), {
    kind: "due",
    on: "2026-11-23",
    at: at("2026-11-23", 12),
  });
});

test("R2.25: the day a pause begins counts, the day it ends and the days inside do not", () => {
  const clock = start("20W", "2026-11-16");
  const vectors: [Instant, Instant, string][] = [
    [at("2026-11-18"), at("2026-11-18", 16), "2026-12-14"],
    [at("2026-11-18", 0), at("2026-11-18", 0), "2026-12-14"],
    [at("2026-11-18"), at("2026-11-19"), "2026-12-15"],
    [at("2026-11-18"), at("2026-11-23"), "2026-12-17"],
    [at("2026-11-18", 23), at("2026-11-23", 1), "2026-12-17"],
    [at("2026-11-20"), at("2026-11-22"), "2026-12-14"],
    [at("2026-11-18"), at("2026-11-20", 24), "2026-12-16"],
  ];
  assert.equal(dueOn(dueOf(clock, time)), "2026-12-14");
  for (const [from, to, on] of vectors)
    assert.equal(dueOn(dueOf(paused(clock, from, to), time)), on, `${from} ${to}`);
});

test("R2.25: a pause over a holiday takes out only the working days in it", () => {
  const clock = start("5W", "2026-02-11");
  assert.equal(dueOn(dueOf(clock, time)), "2026-02-25");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-02-12"), at("2026-02-24")), time)), "2026-02-28");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-02-14"), at("2026-02-23")), time)), "2026-02-25");
});

test("R2.25: natural days and office hours are paused alike", () => {
  const days = start("10D", "2026-11-16");
  assert.equal(dueOn(dueOf(days, time)), "2026-11-26");
  assert.equal(dueOn(dueOf(paused(days, at("2026-11-18"), at("2026-11-21")), time)), "2026-11-29");
  const hours = paused(start("4H", "2026-11-20", 9), at("2026-11-20", 10), at("2026-11-20", 15));
  assert.deepEqual(dueOf(hours, time), { kind: "due", on: "2026-11-23", at: at("2026-11-23", 10) });
  const lunch = paused(start("4H", "2026-11-20", 9), at("2026-11-20", 12), at("2026-11-20", 13));
  assert.deepEqual(dueOf(lunch, time), dueOf(start("4H", "2026-11-20", 9), time));
});

test("R2.25: several pauses add up, and a day between two of them counts once", () => {
  const once = paused(start("20W", "2026-11-16"), at("2026-11-17"), at("2026-11-19"));
  assert.equal(dueOn(dueOf(once, time)), "2026-12-16");
  const twice = paused(once, at("2026-11-19", 15), at("2026-11-20"));
  assert.equal(dueOn(dueOf(twice, time)), "2026-12-17");
});

test("R2.25: paused on its last day, a clock is due on the day it goes on, or on the next working day", () => {
  const clock = start("2W", "2026-11-16");
  assert.equal(dueOn(dueOf(clock, time)), "2026-11-18");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-11-18"), at("2026-11-25")), time)), "2026-11-25");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-11-18"), at("2026-11-28")), time)), "2026-11-30");
  const onTheSpot = start("0W", "2026-11-21");
  assert.equal(dueOn(dueOf(paused(onTheSpot, at("2026-11-21"), at("2026-11-21", 12)), time)), "2026-11-21");
  assert.equal(dueOn(dueOf(paused(onTheSpot, at("2026-11-21"), at("2026-11-22")), time)), "2026-11-23");
});

test("R3.3: a pause that comes after the due day changes nothing, not even while it lasts", () => {
  const clock = start("2W", "2026-11-16");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-11-19")), time)), "2026-11-18");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-11-19"), at("2026-12-01")), time)), "2026-11-18");
  assert.equal(dueOn(dueOf(paused(clock, at("2026-11-18", 24)), time)), "2026-11-18");
});

test("R2.25: while a pause lasts nothing is due; an announced time says when the clock goes on", () => {
  const clock = start("20W", "2026-11-16");
  const since = at("2026-11-18");
  assert.deepEqual(dueOf(paused(clock, since), time), { kind: "paused", since });
  assert.deepEqual(dueOf(paused(clock, since, undefined, "3W"), time), {
    kind: "paused",
    since,
    until: at("2026-11-23", 24),
    dueAfter: { kind: "due", on: "2026-12-17", at: at("2026-12-17", 24) },
  });
});

test("R2.25: over-running the announced time, the clock goes on by itself at that moment", () => {
  const waiting = paused(start("20W", "2026-11-16"), at("2026-11-18"), undefined, "3W");
  const until = at("2026-11-23", 24);
  assert.equal(dueOf(settled(waiting, at("2026-11-23", 23), time), time).kind, "paused");
  assert.equal(dueOn(dueOf(settled(waiting, until, time), time)), "2026-12-17");
  assert.equal(dueOn(dueOf(done(resumeClock(waiting, at("2026-12-01"))), time)), "2026-12-17");
  assert.equal(dueOn(dueOf(done(resumeClock(waiting, at("2026-11-20"))), time)), "2026-12-16");
  const natural = paused(start("20W", "2026-11-16"), at("2026-11-18"), at("2026-12-08"), "5D");
  assert.equal(dueOn(dueOf(natural, time)), "2026-12-17");
});

test("R2.13: an extension adds its days, once", () => {
  const given = { limit: limit("10W"), at: at("2026-11-30"), reason: "案情复杂" };
  const clock = done(extendClock(start("20W", "2026-11-16"), { ...given, document: "延期决定书" }));
  assert.equal(dueOn(dueOf(clock, time)), "2026-12-28");
  assert.deepEqual(clock.extension, { ...given, document: "延期决定书" });
  assert.deepEqual(extendClock(clock, given), { ok: false, reason: "extended" });
  const later = paused(clock, at("2026-12-17"), at("2026-12-18"));
  assert.equal(dueOn(dueOf(later, time)), "2026-12-29");
});

test("R2.13: an extension that comes too late does not make an earlier pause count", () => {
  const late = paused(start("2W", "2026-11-16"), at("2026-11-20"), at("2026-11-25"));
  const extended = done(extendClock(late, { limit: limit("10W"), at: at("2026-11-26"), reason: "案情复杂" }));
  assert.equal(dueOn(dueOf(extended, time)), "2026-12-02");
});

test("a stopped clock keeps whether it was late", () => {
  const clock = start("2W", "2026-11-16");
  const due = dueOf(clock, time);
  for (const [stop, late] of [
    [at("2026-11-17"), false],
    [at("2026-11-18", 23), false],
    [at("2026-11-18", 24), true],
    [at("2026-11-25"), true],
  ] as const) {
    assert.deepEqual(dueOf(done(stopClock(clock, stop)), time), { kind: "stopped", at: stop, due, late });
  }
  const waiting = paused(clock, at("2026-11-17"));
  const withdrawn = done(stopClock(waiting, at("2026-12-01")));
  assert.equal(withdrawn.pauses[0]?.to, at("2026-12-01"));
  const answer = dueOf(withdrawn, time);
  assert.ok(answer.kind === "stopped" && answer.late === false);
});

test("R2.4: beyond the last notice the due day is unknown, with an estimate that is marked as one", () => {
  const clock = start("45W", "2026-11-16");
  assert.deepEqual(dueOf(clock, time), {
    kind: "unknown",
    horizon: "2026-12-31",
    estimate: { on: "2027-01-18", at: at("2027-01-18", 24) },
  });
  assert.equal(dueOn(dueOf(start("45D", "2026-12-16"), time)), "2027-01-30");
  assert.equal(dueOf(start("8H", "2026-12-31", 16), time).kind, "unknown");
  assert.equal(dueOf(start("5W", "2018-12-20"), time).kind, "unknown");
  assert.equal(dueOn(dueOf(start("1W", "2026-12-30"), time)), "2026-12-31");
});

test("R2.4: when the notice arrives the same clock has its due day", () => {
  const before = officialTime(officialCalendar(2019, 2025));
  const clock = start("20W", "2025-12-15");
  const unknown = dueOf(clock, before);
  assert.ok(unknown.kind === "unknown" && unknown.horizon === "2025-12-31");
  assert.equal(dueOn(dueOf(clock, time)), "2026-01-13");
  const announced = paused(clock, at("2025-12-20"), undefined, "15W");
  const waiting = dueOf(announced, before);
  assert.ok(waiting.kind === "paused" && waiting.until === undefined && waiting.dueAfter?.kind === "unknown");
  const known = dueOf(announced, time);
  assert.ok(
    known.kind === "paused" && known.until === at("2026-01-12", 24) && known.dueAfter?.kind === "due",
  );
});

test("R2.4: whether a stopped clock was late is left open when nobody can know", () => {
  const clock = start("10W", "2026-12-28");
  const early = dueOf(done(stopClock(clock, at("2026-12-30"))), time);
  assert.ok(early.kind === "stopped" && early.late === false && early.due.kind === "unknown");
  const after = dueOf(done(stopClock(clock, at("2027-02-01"))), time);
  assert.ok(after.kind === "stopped" && after.late === undefined);
});

test("what cannot be done to a clock is refused with its reason", () => {
  const clock = start("20W", "2026-11-16");
  const waiting = paused(clock, at("2026-11-18"));
  const gone = done(stopClock(clock, at("2026-11-20")));
  const pause = { at: at("2026-11-23"), reason: "检测" };
  const extension = { limit: limit("10W"), at: at("2026-11-23"), reason: "案情复杂" };
  const refused = (reason: string) => ({ ok: false, reason });
  assert.deepEqual(pauseClock(gone, pause), refused("stopped"));
  assert.deepEqual(resumeClock(gone, at("2026-11-23")), refused("stopped"));
  assert.deepEqual(extendClock(gone, extension), refused("stopped"));
  assert.deepEqual(stopClock(gone, at("2026-11-23")), refused("stopped"));
  assert.deepEqual(pauseClock(waiting, pause), refused("paused"));
  assert.deepEqual(resumeClock(clock, at("2026-11-23")), refused("not-paused"));
  assert.deepEqual(extendClock(clock, { ...extension, limit: limit("10D") }), refused("unit"));
  const before = at("2026-11-15");
  assert.deepEqual(pauseClock(clock, { ...pause, at: before }), refused("order"));
  assert.deepEqual(resumeClock(waiting, at("2026-11-17")), refused("order"));
  assert.deepEqual(extendClock(clock, { ...extension, at: before }), refused("order"));
  assert.deepEqual(stopClock(waiting, at("2026-11-17")), refused("order"));
  const resumed = done(resumeClock(waiting, at("2026-11-20")));
  assert.deepEqual(pauseClock(resumed, { ...pause, at: at("2026-11-19") }), refused("order"));
});

test("a change leaves the clock it was made from as it was", () => {
  const clock = start("20W", "2026-11-16");
  const waiting = paused(clock, at("2026-11-18"));
  resumeClock(waiting, at("2026-11-20"));
  stopClock(waiting, at("2026-11-20"));
  assert.deepEqual(clock, { limit: limit("20W"), startedAt: at("2026-11-16"), pauses: [] });
  assert.deepEqual(waiting.pauses, [{ from: at("2026-11-18"), reason: "专家评审" }]);
});

test("a limit has an end of its own, for a date to announce", () => {
  assert.equal(dueOn(endOfLimit(limit("15W"), at("2026-11-16"), time)), "2026-12-07");
});
