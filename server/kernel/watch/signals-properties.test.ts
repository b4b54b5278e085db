import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WatchRule } from "#contract/watch.ts";
import { officialTime, officialYears } from "#server/testing/calendar.ts";
import { evolve, evolveOpening } from "../case-type/evolve.ts";
import { calendarOf } from "../time/calendar.ts";
import type { CalendarYear } from "../time/calendar-year.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";
import type { Timekeeping } from "../time/due.ts";
import { nextLook } from "./next-look.ts";
import type { Signal } from "./signal.ts";
import { cardsOf, lookAt } from "./signals.ts";
import { type History, opened, possible, rulesOf, take, woken } from "./watch.fixture.ts";

const time = officialTime();
const hour = 3_600_000;
const start = fc.integer({ min: msOf("2025-01-02T00:00:00.000Z"), max: msOf("2025-11-30T00:00:00.000Z") });
/** Gaps between what happens, and which of the possible actions is taken: accept, pause, correct, extend, decide … */
const steps = fc.array(
  fc.tuple(fc.oneof(fc.nat(12 * 24 * hour), fc.constantFrom(0, hour, 24 * hour)), fc.nat(100)),
  { minLength: 1, maxLength: 14 },
);
/** How much later what a clock does by itself is recorded, and how often somebody looks. */
const lags = fc.oneof(fc.constant(0), fc.nat(3 * 24 * hour));
const looks = fc.array(fc.nat(120 * 24 * hour), { maxLength: 30 });

type Steps = readonly (readonly [number, number])[];

/** Every state of a history in the order in which it was recorded, and a moment after the last. */
function play(first: number, taken: Steps, lag: number, by = time): { states: History[]; end: Instant } {
  let it = opened(instantOf(first));
  let now = first;
  const states = [it];
  for (const [gap, choice] of taken) {
    now += gap;
    it = woken(it, instantOf(now), by, lag);
    const choices = possible(it);
    const action = choices[choice % Math.max(1, choices.length)];
    if (action) it = take(it, action, instantOf(now));
    states.push(it);
  }
  const end = instantOf(now + 60 * 24 * hour);
  return { states: [...states, woken(it, end, by, lag)], end };
}

const watchedOf = (it: History) => ({ type: it.type, key: it.case, events: it.events });
const keyed = (signals: readonly Signal[]) => signals.map(({ key, at }) => `${key} ${at}`).sort();

/** What the sweep records: it looks only when a look is planned, and only as often as somebody starts it. */
interface Recorded {
  live: Map<string, Signal>;
  raised: string[];
  withdrawn: string[];
}

function sweep(
  it: History,
  rules: readonly WatchRule[],
  when: readonly Instant[],
  before: Timekeeping,
  loaded?: { at: Instant; to: Timekeeping },
): Recorded {
  const recorded: Recorded = { live: new Map(), raised: [], withdrawn: [] };
  let planned: Instant | undefined;
  const all = it.events.map((event) => ({ at: event.at, event }));
  const times = [...when.map((at) => ({ at, event: undefined })), ...all];
  times.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(!a.event) - Number(!b.event)));
  let seen = 0;
  for (const { at, event } of times) {
    const by = loaded && at >= loaded.at ? loaded.to : before;
    // Loading a notice plans a look at every case.
    if (seen > 0 && at === loaded?.at) planned = at;
    if (event) {
      seen += 1;
      const next = nextLook(it.type, stateAfter(it, seen), event, rules, by);
      if (next !== undefined && (planned === undefined || next < planned)) planned = next;
      continue;
    }
    if (planned === undefined || planned > at) continue;
    const watched = { type: it.type, key: it.case, events: it.events.slice(0, seen) };
    const { signals, next } = lookAt(watched, rules, by, at);
    record(recorded, signals);
    planned = next;
  }
  return recorded;
}

function record({ live, raised, withdrawn }: Recorded, signals: readonly Signal[]) {
  const wanted = new Set(signals.map(({ key }) => key));
  for (const signal of signals) {
    if (!live.has(signal.key)) raised.push(signal.key);
    live.set(signal.key, signal);
  }
  for (const key of live.keys()) {
    if (wanted.has(key)) continue;
    live.delete(key);
    withdrawn.push(key);
  }
}

/** The case after its first `count` events: the fixture's own fold. */
function stateAfter(it: History, count: number) {
  const known = folds.get(it) ?? foldsOf(it);
  folds.set(it, known);
  return known[count - 1]!;
}
const folds = new WeakMap<History, History["case"][]>();
function foldsOf(it: History): History["case"][] {
  const [first, ...rest] = it.events;
  let state = evolveOpening(it.type, it.case, first!);
  return [state, ...rest.map((event) => (state = evolve(it.type, state, event)))];
}

test("R3.2 looked at ever so seldom, the sweep records the same cards with the same moments as one look at the end", () => {
  fc.assert(
    fc.property(start, steps, lags, looks, (first, taken, lag, when) => {
      const { states, end } = play(first, taken, lag);
      const it = states.at(-1)!;
      const rules = rulesOf(it.opening);
      const moments = when.map((offset) => instantOf(first + offset)).filter((at) => at < end);
      const { live } = sweep(it, rules, [...moments, end], time);
      assert.deepEqual(keyed([...live.values()]), keyed(cardsOf(watchedOf(it), rules, time, end)));
    }),
    { numRuns: 400 },
  );
});

test("R3.3 what clocks do is recorded at once: nothing is raised twice and nothing is ever taken back", () => {
  fc.assert(
    fc.property(start, steps, looks, (first, taken, when) => {
      const { states, end } = play(first, taken, 0);
      const it = states.at(-1)!;
      const moments = [...when.map((offset) => instantOf(first + offset)).filter((at) => at < end), end];
      const { raised, withdrawn } = sweep(it, rulesOf(it.opening), moments, time);
      assert.equal(new Set(raised).size, raised.length);
      assert.deepEqual(withdrawn, []);
    }),
    { numRuns: 400 },
  );
});

test("R3.3 no signal falls due while its clock stands still, and none twice by one key", () => {
  fc.assert(
    fc.property(start, steps, (first, taken) => {
      const { states, end } = play(first, taken, 0);
      const it = states.at(-1)!;
      const signals = cardsOf(watchedOf(it), rulesOf(it.opening), time, end);
      assert.equal(new Set(signals.map(({ key }) => key)).size, signals.length);
      for (const { clock, at, key } of signals) {
        if (clock === undefined || key.startsWith("unanswered") || key === "several-yellows") continue;
        const pauses = it.case.clocks[clock]?.pauses ?? [];
        const run = Number(key.split("/")[2]);
        const runs = signals
          .filter((other) => other.clock === clock)
          .map((other) => Number(other.key.split("/")[2]));
        if (run < Math.max(...runs)) continue;
        assert.ok(!pauses.some(({ from, to }) => at > from && (to === undefined || at < to)), key);
      }
    }),
    { numRuns: 400 },
  );
});

/** The same years with a day of 2025 made a holiday, or a holiday taken back: a notice changed late. */
function movedHoliday(days: number): CalendarYear[] {
  const day = instantOf(msOf("2025-01-06T00:00:00.000Z") + days * 24 * hour).slice(0, 10);
  return officialYears().map((year) => {
    if (year.year !== 2025) return year;
    const kept = year.holidays.filter(({ from, to }) => day < from || day > to);
    if (kept.length < year.holidays.length) return { ...year, holidays: kept };
    return { ...year, holidays: [...kept, { name: "放假", from: day, to: day, work: [] }] };
  });
}

test("R3.3 a holiday moved in the middle: what is withdrawn and raised then gives what one look at the end gives", () => {
  fc.assert(
    fc.property(
      start,
      steps,
      looks,
      fc.nat(300),
      fc.nat(90 * 24 * hour),
      (first, taken, when, day, change) => {
        const { states, end } = play(first, taken, 0);
        const it = states.at(-1)!;
        const rules = rulesOf(it.opening);
        const moments = when.map((offset) => instantOf(first + offset)).filter((at) => at < end);
        const moved = officialTime(calendarOf(movedHoliday(day)));
        const loaded = { at: instantOf(first + change), to: moved };
        fc.pre(loaded.at < end);
        const { live } = sweep(it, rules, [...moments, loaded.at, end], time, loaded);
        assert.deepEqual(keyed([...live.values()]), keyed(cardsOf(watchedOf(it), rules, moved, end)));
      },
    ),
    { numRuns: 300 },
  );
});

test("R3.4 a card withdrawn leaves everything as if it had never been raised", () => {
  fc.assert(
    fc.property(start, steps, fc.nat(20), (first, taken, choice) => {
      const { states, end } = play(first, taken, 0);
      const it = states.at(-1)!;
      const rules = rulesOf(it.opening);
      const signals = cardsOf(watchedOf(it), rules, time, end);
      const own = signals.filter(({ key }) => !key.startsWith("unanswered") && key !== "several-yellows");
      fc.pre(own.length > 0);
      const gone = own[choice % own.length]!;
      const after = cardsOf(watchedOf(it), rules, time, end, {
        of: { [gone.key]: { upheld: true } },
        byHand: [],
      });
      const others = own.filter(({ key }) => key !== gone.key);
      const yellows = others.filter(({ light }) => light === "yellow");
      assert.deepEqual(
        after.filter(({ key }) => !key.startsWith("unanswered") && key !== "several-yellows"),
        others,
      );
      assert.equal(
        after.some(({ key }) => key === "several-yellows"),
        yellows.length >= 2,
      );
      assert.ok(!after.some(({ key }) => key.endsWith(gone.key)));
    }),
    { numRuns: 300 },
  );
});
