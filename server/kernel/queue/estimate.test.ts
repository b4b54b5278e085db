import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Desk, estimateWait, paceFrom } from "./estimate.ts";
import { explain } from "./explain.ts";
import { estimateFigures, figuresOf, journeysOf } from "./figures.ts";
import { after, now, rules } from "./queue.fixture.ts";

const queues = ["a", "b", "c"];
const desks = fc.array(
  fc.record({ queues: fc.subarray(queues, { minLength: 1 }), freeIn: fc.constantFrom(0, 5) }),
  { minLength: 1, maxLength: 6 },
);
const aheads = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
const pace = { mean: 10, deviation: 6 };
const ask = (open: readonly Desk[], counts: readonly number[]) =>
  estimateWait({ queue: "a", ahead: new Map(queues.map((id, i) => [id, counts[i]!])), desks: open, pace });

test("the wait is told with a range around it; with nobody to call, nobody can say", () => {
  fc.assert(
    fc.property(desks, aheads, (open, counts) => {
      const told = ask(open, counts);
      const callable = open.some((desk) => desk.queues.includes("a"));
      assert.equal(told !== undefined, callable);
      if (told) assert.ok(0 <= told.low && told.low <= told.likely && told.likely <= told.high);
    }),
  );
});

test("one more before does not shorten the wait, one more counter does not lengthen it", () => {
  fc.assert(
    fc.property(desks, aheads, (open, [a, b, c]) => {
      const told = ask(open, [a, b, c]);
      if (!told) return;
      assert.ok(ask(open, [a + 1, b, c])!.likely >= told.likely);
      assert.ok(ask([...open, { queues: ["a"], freeIn: 5 }], [a, b, c])!.likely <= told.likely);
    }),
  );
});

test("a free counter and nobody before: no wait; one busy counter and four before: about 45 minutes", () => {
  assert.deepEqual(ask([{ queues: ["a"], freeIn: 0 }], [0, 9, 9]), { low: 0, likely: 0, high: 0 });
  const told = ask([{ queues: ["a"], freeIn: 5 }], [4, 0, 0]);
  assert.deepEqual([told?.likely, told!.low < 45, told!.high > 45], [45, true, true]);
});

test("without experience the hall's own guess counts, with it what was", () => {
  assert.equal(paceFrom([3, 3, 3], 10).mean, 10);
  assert.deepEqual(paceFrom(Array(12).fill(4), 10), { mean: 4, deviation: 0 });
});

test("a position is explained in words: who goes before and why", () => {
  const ticket = {
    id: 5,
    queue: "a",
    class: "walk-in" as const,
    dueAt: after(-35),
    takenAt: after(-35),
    behind: 0,
  };
  const words = explain({ ticket, ahead: new Map([["priority", 2]]), open: 1 }, rules, now);
  assert.deepEqual(words, [
    "前面有 2 位：优先群体 2 位。",
    "您从 10:25 取号起排队（现场取号），同一类里先到的先叫。",
    "等候超过 30 分钟，已经提前到靠前的一类里排。",
  ]);
});

test("R12.3 the figures: waiting of called ones only, abandonment of ended ones, what was cut counts for no time", () => {
  const span = (
    ticket: number,
    seq: number,
    state: "waiting" | "called" | "serving",
    from: number,
    to: number,
    next: "called" | "serving" | "done" | "left",
    cut = false,
  ) => ({
    ...{
      ticket,
      seq,
      queue: "a",
      class: "walk-in" as const,
      state,
      from: after(from),
      to: after(to),
      next,
      cut,
    },
    calls: state === "called" ? 2 : 0,
  });
  const figures = figuresOf(
    journeysOf([
      span(1, 1, "waiting", 0, 10, "called"),
      span(1, 2, "called", 10, 11, "serving"),
      span(1, 3, "serving", 11, 20, "done"),
      span(2, 1, "waiting", 0, 20, "called"),
      span(2, 2, "called", 20, 21, "serving"),
      span(2, 3, "serving", 21, 500, "done", true),
      span(3, 1, "waiting", 0, 500, "left", true),
    ]),
  );
  assert.deepEqual(figures, {
    ...{ taken: 3, called: 2, served: 2, abandoned: 1, waitMean: 15, waitP90: 20, waitMost: 20 },
    ...{ serviceMean: 10, serviceP90: 10, abandonedRate: 33.3, recalls: 2 },
  });
  assert.deepEqual(
    estimateFigures([
      { wait: 12.5, low: 5, likely: 10, high: 13 },
      { wait: 20, low: 5, likely: 10, high: 13 },
    ]),
    {
      ...{ estimated: 2, bias: 6.3, error: 6.3, within: 50 },
    },
  );
});
