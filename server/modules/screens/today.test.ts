import assert from "node:assert/strict";
import { test } from "node:test";
import type { Span } from "#server/kernel/queue/figures.ts";
import { type TodayGround, todayOf } from "./today.ts";

const at = "2026-11-20T03:30:00.000Z";
const time = (clock: string) => `2026-11-20T${clock}:00.000Z`;

/** One ticket: taken, called and served or still waiting. */
function ticket(id: number, queue: string, taken: string, called?: string, done?: string): Span[] {
  const base = { ticket: id, queue, class: "walk-in" as const, calls: 1, cut: false };
  const waiting: Span = { ...base, seq: 1, state: "waiting", calls: 0, from: time(taken) };
  if (!called || !done) return [waiting];
  return [
    { ...waiting, to: time(called), next: "called" },
    {
      ...base,
      seq: 2,
      state: "called",
      counter: "A01",
      from: time(called),
      to: time(called),
      next: "serving",
    },
    { ...base, seq: 3, state: "serving", counter: "A01", from: time(called), to: time(done), next: "done" },
  ];
}

const ground: TodayGround = {
  spans: [
    ...ticket(1, "opening", "01:10", "01:20", "01:40"),
    ...ticket(2, "opening", "01:30", "02:00", "02:10"),
    ...ticket(3, "opening", "03:05"),
    ...ticket(4, "tax", "03:20"),
    ...ticket(5, "food", "03:25"),
  ],
  queues: [
    { id: "opening", name: "企业开办", zone: "a", counters: ["A01"] },
    { id: "food", name: "食品药品", zone: "a", counters: ["A01", "A02"] },
    { id: "tax", name: "税务", zone: "d", counters: ["D01"] },
  ],
  zones: [
    { id: "a", name: "企业服务区" },
    { id: "d", name: "税务区" },
  ],
  counters: [
    { id: "A01", zone: "a" },
    { id: "A02", zone: "a" },
    { id: "D01", zone: "d" },
  ],
  board: {
    counters: [
      { id: "A01", state: "open" },
      { id: "A02", state: "paused" },
    ],
  },
  alarmMinutes: 20,
  at,
};

test("R12.3 the hall today: who waits now and how long, what was done, by zone", () => {
  const today = todayOf(ground);
  const { waiting, longest, taken, served, waitMean, waitP90, open, paused, counters } = today;
  assert.deepEqual(
    { waiting, longest, taken, served, waitMean, waitP90, open, paused, counters },
    {
      waiting: 3,
      longest: 25,
      taken: 5,
      served: 2,
      waitMean: 20,
      waitP90: 30,
      open: 1,
      paused: 1,
      counters: 3,
    },
  );
  assert.deepEqual(
    today.zones.map((zone) => [zone.id, zone.waiting, zone.longest, zone.served, zone.open, zone.counters]),
    [
      ["a", 2, 25, 2, 1, 2],
      ["d", 1, 10, 0, 0, 1],
    ],
  );
});

test("hours reach from the first number to now without a gap, by the hall's own clock", () => {
  assert.deepEqual(todayOf(ground).hours, [
    { hour: 9, taken: 2, served: 1 },
    { hour: 10, taken: 0, served: 1 },
    { hour: 11, taken: 3, served: 0 },
  ]);
  assert.deepEqual(todayOf({ ...ground, spans: [] }).hours, []);
});

test("R12.3 an alarm: people wait where nobody calls, and whoever waits longer than the rule says", () => {
  assert.deepEqual(todayOf(ground).alarms, [
    { kind: "nobody", queue: "tax", queueName: "税务", waiting: 1, minutes: 10 },
    { kind: "wait", queue: "opening", queueName: "企业开办", waiting: 1, minutes: 25 },
  ]);
  assert.deepEqual(todayOf({ ...ground, alarmMinutes: 26, spans: ticket(3, "opening", "03:05") }).alarms, []);
});
