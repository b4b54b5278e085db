import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Limit } from "#contract/item.ts";
import { officialTime, officialYears } from "#server/testing/calendar.ts";
import { calendarOf } from "./calendar.ts";
import { type Clock, pauseClock, resumeClock, startClock } from "./clock.ts";
import { dayNumber, type Instant, instantOf, msOf, shanghaiDay } from "./day.ts";
import { dueOf, settled } from "./due.ts";
import { light, remaining, usedShare, warningAt } from "./remaining.ts";

const time = officialTime();
const hour = 3_600_000;
const limit: fc.Arbitrary<Limit> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("W" as const, "D" as const, "H" as const))
  .map(([n, unit]) => ({ n, unit }));
const startMs = fc.integer({
  min: msOf("2019-01-01T00:00:00.000Z"),
  max: msOf("2025-06-30T00:00:00.000Z"),
});
/** Gap before a pause, and its length, in milliseconds. */
const stretch = fc.tuple(
  fc.oneof(fc.nat(40 * 24 * hour), fc.constantFrom(0, hour)),
  fc.oneof(fc.nat(40 * 24 * hour), fc.constantFrom(0, 1, 24 * hour)),
  fc.option(limit, { nil: undefined }),
);
const announcedOrNot = fc.array(stretch, { maxLength: 4 });
const plain = fc.array(
  stretch.map(([gap, length]) => [gap, length, undefined] as const),
  { maxLength: 4 },
);

type Stretch = readonly [number, number, Limit | undefined];

/** A clock with these pauses, all over; and the moment of its last change. */
function build(of: Limit, start: number, stretches: readonly Stretch[]): { clock: Clock; last: number } {
  let clock = startClock(of, instantOf(start));
  let last = start;
  for (const [gap, length, announced] of stretches) {
    const waiting = pauseClock(clock, { at: instantOf(last + gap), reason: "检测", announced });
    assert.ok(waiting.ok);
    const resumed = resumeClock(waiting.value, instantOf(last + gap + length));
    assert.ok(resumed.ok);
    clock = resumed.value;
    last += gap + length;
  }
  return { clock, last };
}

function due(clock: Clock): { on: string; at: Instant } {
  const answer = dueOf(clock, time);
  if (answer.kind === "due") return answer;
  assert.ok(answer.kind === "unknown");
  return answer.estimate;
}

test("R2.5: a clock is never due before it starts", () => {
  fc.assert(
    fc.property(limit, startMs, announcedOrNot, (of, start, stretches) => {
      const { clock } = build(of, start, stretches);
      const { on, at } = due(clock);
      assert.ok(at >= clock.startedAt && on >= shanghaiDay(clock.startedAt));
      if (of.unit !== "H") assert.ok(at > clock.startedAt && at === `${on}T16:00:00.000Z`);
    }),
  );
});

test("R2.5: a working-day clock with days to run ends on a working day", () => {
  fc.assert(
    fc.property(limit, startMs, plain, (of, start, stretches) => {
      fc.pre(of.unit === "W" && of.n > 0);
      const { on } = due(build(of, start, stretches).clock);
      const number = dayNumber(on);
      fc.pre(number <= time.calendar.last);
      assert.ok(time.calendar.workdays.includes(number));
    }),
  );
});

test("R2.25: pausing never makes a clock due earlier, and not later than the pause is long", () => {
  fc.assert(
    fc.property(limit, startMs, announcedOrNot, (of, start, stretches) => {
      const free = due(startClock(of, instantOf(start)));
      const held = due(build(of, start, stretches).clock);
      assert.ok(held.at >= free.at);
      const paused = stretches.reduce((total, [, length]) => total + length, 0);
      if (of.unit === "D") assert.ok(msOf(held.at) - msOf(free.at) <= paused + stretches.length * 24 * hour);
    }),
  );
});

test("R2.25: pauses without length change nothing", () => {
  fc.assert(
    fc.property(limit, startMs, fc.array(fc.nat(40 * 24 * hour), { maxLength: 4 }), (of, start, gaps) => {
      const { clock } = build(
        of,
        start,
        gaps.map((gap) => [gap, 0, undefined]),
      );
      assert.deepEqual(dueOf(clock, time), dueOf(startClock(of, instantOf(start)), time));
    }),
  );
});

test("R2.25: a paused clock never runs: what is left stays as it was when it was paused", () => {
  fc.assert(
    fc.property(
      limit,
      startMs,
      plain,
      fc.nat(40 * 24 * hour),
      fc.nat(400 * 24 * hour),
      (of, start, stretches, gap, wait) => {
        const { clock, last } = build(of, start, stretches);
        const from = instantOf(last + gap);
        const waiting = pauseClock(clock, { at: from, reason: "检测" });
        assert.ok(waiting.ok);
        fc.pre(dueOf(waiting.value, time).kind === "paused");
        const then = remaining(waiting.value, from, time);
        assert.equal(then.state, "paused");
        assert.equal(then.over, 0);
        assert.deepEqual(remaining(waiting.value, instantOf(last + gap + wait), time), then);
        assert.equal(light(waiting.value, instantOf(last + gap + wait), time), "none");
        assert.equal(remaining(clock, from, time).left, then.left);
      },
    ),
  );
});

test("R2.13: an extension granted after the pauses adds exactly its days", () => {
  fc.assert(
    fc.property(limit, startMs, plain, fc.integer({ min: 1, max: 30 }), (of, start, stretches, n) => {
      const { clock, last } = build(of, start, stretches);
      const extension = { limit: { n, unit: of.unit }, at: instantOf(last + 1), reason: "案情复杂" };
      const before = due(clock);
      const restarted = due(
        startClock(extension.limit, of.unit === "H" ? before.at : `${before.on}T04:00:00.000Z`),
      );
      assert.deepEqual(due({ ...clock, extension }), restarted);
    }),
  );
});

test("R2.25: an announced time ends a pause the same, whether somebody resumes later or nobody does", () => {
  fc.assert(
    fc.property(
      limit,
      startMs,
      limit,
      fc.nat(20 * 24 * hour),
      fc.nat(90 * 24 * hour),
      (of, start, announced, gap, wait) => {
        const waiting = pauseClock(startClock(of, instantOf(start)), {
          at: instantOf(start + gap),
          reason: "检测",
          announced,
        });
        assert.ok(waiting.ok);
        const answer = dueOf(waiting.value, time);
        fc.pre(answer.kind === "paused" && answer.until !== undefined);
        const end = msOf(answer.until);
        const late = resumeClock(waiting.value, instantOf(end + wait));
        assert.ok(late.ok);
        assert.deepEqual(dueOf(late.value, time), answer.dueAfter);
        assert.deepEqual(dueOf(settled(waiting.value, instantOf(end + wait), time), time), answer.dueAfter);
        assert.equal(settled(waiting.value, instantOf(end - 1), time), waiting.value);
      },
    ),
  );
});

test("R2.4: the order in which years are loaded does not matter to a clock", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(officialYears(), { minLength: 8 }),
      limit,
      startMs,
      announcedOrNot,
      (years, of, start, stretches) => {
        const { clock } = build(of, start, stretches);
        assert.deepEqual(dueOf(clock, officialTime(calendarOf(years))), dueOf(clock, time));
      },
    ),
    { numRuns: 30 },
  );
});

test("R2.4: an answer that is known stays when later years are loaded, outside the December a notice may touch", () => {
  const years = officialYears();
  fc.assert(
    fc.property(
      limit,
      startMs,
      announcedOrNot,
      fc.integer({ min: 2019, max: 2025 }),
      (of, start, stretches, year) => {
        const early = officialTime(calendarOf(years.filter((file) => file.year <= year)));
        const { clock } = build(of, start, stretches);
        const answer = dueOf(clock, early);
        fc.pre(answer.kind === "due" && of.unit !== "D" && answer.on < `${year}-12-01`);
        assert.deepEqual(dueOf(clock, time), answer);
      },
    ),
  );
});

test("R2.5: counted from any day of the count, what is left of a clock is due the same", () => {
  fc.assert(
    fc.property(limit, startMs, fc.nat(60 * 24 * hour), (of, start, later) => {
      const clock = startClock(of, instantOf(start));
      const now = instantOf(start + later);
      const { state, left, over } = remaining(clock, now, time);
      assert.equal(state === "overdue", now >= due(clock).at);
      if (state === "overdue") return assert.equal(left, 0);
      assert.equal(over, 0);
      if (of.unit === "H" || left === 0) return;
      assert.deepEqual(due(startClock({ n: left, unit: of.unit }, now)), due(clock));
    }),
  );
});

test("R3.2: light, warning and share agree at every moment", () => {
  const order = ["none", "warning", "overdue"];
  fc.assert(
    fc.property(
      limit,
      startMs,
      plain,
      fc.array(fc.nat(60 * 24 * hour), { minLength: 2, maxLength: 6 }),
      (of, start, stretches, waits) => {
        const { clock, last } = build(of, start, stretches);
        const warning = warningAt(clock, time)!;
        assert.ok(warning >= clock.startedAt && warning <= due(clock).at);
        let before = { light: 0, share: -1 };
        for (const wait of waits.sort((a, b) => a - b)) {
          const now = instantOf(last + wait);
          const shown = light(clock, now, time);
          assert.equal(shown === "overdue", now >= due(clock).at);
          assert.equal(shown === "none", now < warning);
          const next = { light: order.indexOf(shown), share: usedShare(clock, now, time) };
          assert.ok(next.light >= before.light && next.share >= before.share);
          if (of.n > 0 && next.share >= 0.8) assert.notEqual(shown, "none");
          before = next;
        }
      },
    ),
  );
});

test("a clock survives being stored as JSON", () => {
  fc.assert(
    fc.property(limit, startMs, announcedOrNot, (of, start, stretches) => {
      const { clock } = build(of, start, stretches);
      assert.deepEqual(JSON.parse(JSON.stringify(clock)), clock);
    }),
  );
});
