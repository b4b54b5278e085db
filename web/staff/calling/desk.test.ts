import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board, CounterPanel, TicketView } from "#contract/queue.ts";
import { directGroups, guess, lineWords, mainStep, partOf, secondsUntil, waitingOf } from "./desk.ts";

const at = "2026-11-23T02:00:00.000Z";
const ticket: TicketView = {
  ...{ id: 7, number: "C012", state: "called", since: at, queue: "food-health", queueName: "食品药品" },
  ...{ class: "walk-in", className: "现场取号", takenAt: at, dueAt: at, calls: 1, counter: "A03" },
  ...{
    items: [],
    others: [],
    allowed: [{ action: "start" }, { action: "recall", from: "2026-11-23T02:00:30.000Z" }],
  },
};
const free: CounterPanel = {
  session: {
    ...{ hall: "changning", counter: "A03", counterName: "食品药品窗口" },
    ...{ state: "open", openedAt: at, since: at },
  },
  queues: [
    { id: "food-health", name: "食品药品", prefix: "C", waiting: 4 },
    { id: "culture", name: "文教", prefix: "D", waiting: 3 },
  ],
  aside: [],
};
const busy: CounterPanel = { ...free, current: ticket };

test("one key goes through the whole day of a counter", () => {
  assert.equal(mainStep({ queues: [], aside: [] }), "open");
  assert.equal(mainStep(free), "next");
  assert.equal(mainStep(busy), "start");
  assert.equal(mainStep(guess(busy, "start", 7, at)), "finish");
  assert.equal(mainStep(guess(guess(busy, "start", 7, at), "finish", 7, at)), "next");
  assert.equal(mainStep({ ...free, session: { ...free.session!, state: "paused" } }), "go-on");
});

test("what a press comes to is shown at once, and offers nothing until the server has said what may be done", () => {
  const started = guess(busy, "start", 7, at);
  assert.deepEqual([started.current?.state, started.current?.allowed], ["serving", []]);
  assert.equal(guess(busy, "recall", 7, at).current?.calls, 2);
  for (const [action, state] of [
    ["miss", "missed"],
    ["hold", "held"],
    ["park", "parked"],
  ] as const) {
    const after = guess(busy, action, 7, at);
    assert.deepEqual([after.current, after.aside.map((one) => one.state)], [undefined, [state]]);
  }
  const gone = guess(busy, "transfer", 7, at);
  assert.deepEqual([gone.current, gone.aside], [undefined, []]);
});

test("whoever was put aside stands at the counter again, whoever was missed waits again", () => {
  const held = guess(busy, "hold", 7, at);
  assert.equal(guess(held, "resume", 7, at).current?.state, "serving");
  const missed = guess(busy, "miss", 7, at);
  const restored = guess(missed, "restore", 7, at);
  assert.deepEqual([restored.current, restored.aside], [undefined, []]);
});

test("R12.3 how long until somebody may be called again is the server's word", () => {
  assert.equal(secondsUntil(ticket, "start", Date.parse(at)), 0);
  assert.equal(secondsUntil(ticket, "recall", Date.parse(at) + 9_500), 21);
  assert.equal(secondsUntil(ticket, "recall", Date.parse(at) + 40_000), 0);
  assert.equal(secondsUntil(ticket, "miss", Date.parse(at)), undefined);
});

test("the line in words", () => {
  assert.equal(waitingOf(free), 7);
  assert.equal(lineWords({ waiting: 0 }, 0), "没有人在等");
  assert.equal(
    lineWords({ waiting: 7, oldest: at }, Date.parse(at) + 18 * 60_000),
    "等候 7 人，最久 18 分钟",
  );
});

test("only what moves in the queues of the counter, or at it, is read again", () => {
  const board: Board = {
    day: "2026-11-23",
    called: [{ number: "C012", counter: "A03", at }],
    last: [],
    waiting: { "food-health": 4, marriage: 2 },
    counters: [],
  };
  const before = partOf(board, busy);
  assert.equal(partOf({ ...board, waiting: { ...board.waiting, marriage: 9 } }, busy), before);
  assert.notEqual(partOf({ ...board, waiting: { ...board.waiting, "food-health": 5 } }, busy), before);
  assert.notEqual(partOf({ ...board, called: [] }, busy), before);
});

test("R12.1 a counter of a service area takes its groups on without a number, no other does", () => {
  const direct = [{ name: "优待服务区", groups: ["military", "critical"], counters: ["C04"] }];
  assert.deepEqual(directGroups({ direct }, "C04"), ["military", "critical"]);
  assert.deepEqual(directGroups({ direct }, "A03"), []);
});
