import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Announcement } from "#contract/queue.ts";
import { hear, type Line, next, silent, spoken } from "./line.ts";

const manner = { times: 2, againWithinMs: 60_000 };
const call = (id: number, ticketNumber = `A${String(id).padStart(3, "0")}`): Announcement => ({
  id,
  ticketNumber,
  counter: "A01",
  text: `请${ticketNumber}号到A01号窗口办理`,
});

/** Speaks until nothing is left, and says what was spoken, in order. */
function speakAll(from: Line, called: string[], secondsEach = 5): string[] {
  const said: string[] = [];
  const still = new Set(called);
  let at = 0;
  for (let line = next(from); line.speaking; line = next(line)) {
    said.push(line.speaking.ticketNumber);
    at += secondsEach * 1000;
    line = spoken(line, manner, still, at);
  }
  return said;
}

test("a second announcement does not override the first (FQM #138)", () => {
  const first = next(hear(silent, [call(1)], 0));
  const during = next(hear(first, [call(2)], 1000));
  assert.equal(during.speaking?.ticketNumber, "A001", "the first is still spoken");
  const after = next(spoken(during, manner, new Set(["A001", "A002"]), 5000));
  assert.equal(after.speaking?.ticketNumber, "A002", "then the second, at once");
});

test("two calls at once do not flash by: both are said, in order, and each again (FQM #275)", () => {
  const line = hear(silent, [call(1), call(2)], 0);
  assert.deepEqual(speakAll(line, ["A001", "A002"]), ["A001", "A002", "A001", "A002"]);
});

test("a call heard twice, from the stream and from its snapshot, is one call", () => {
  const line = hear(hear(silent, [call(1), call(1)], 0), [call(1)], 10);
  assert.deepEqual(speakAll(line, ["A001"]), ["A001", "A001"]);
});

test("a recall is said of its own, twice, and what was left of the call before is not", () => {
  const line = next(hear(silent, [call(1)], 0));
  const recalled = hear(line, [call(2, "A001")], 3000);
  const after = spoken(recalled, manner, new Set(["A001"]), 4000);
  assert.deepEqual(
    after.waiting.map(({ id, time }) => [id, time]),
    [[2, 1]],
  );
  assert.deepEqual(speakAll(after, ["A001"]), ["A001", "A001"]);
});

test("who has come is not called again, who was called is said at least once", () => {
  const line = hear(silent, [call(1), call(2)], 0);
  assert.deepEqual(speakAll(line, ["A002"]), ["A001", "A002", "A002"]);
});

test("in a rush everyone is said once; what would be said again too late is left out", () => {
  const many = Array.from({ length: 30 }, (_, index) => call(index + 1));
  const numbers = many.map(({ ticketNumber }) => ticketNumber);
  assert.deepEqual(speakAll(hear(silent, many, 0), numbers), numbers);
});

test("whatever is called and whenever: none is lost, and first calls keep their order", () => {
  const arrivals = fc.array(fc.record({ calls: fc.integer({ min: 0, max: 4 }), come: fc.boolean() }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(arrivals, (steps) => {
      let [line, id, at]: [Line, number, number] = [silent, 0, 0];
      const firsts: number[] = [];
      const speak = (come: boolean) => {
        line = next(line);
        if (line.speaking?.time === 1) firsts.push(line.speaking.id);
        at += 5000;
        line = spoken(line, manner, new Set(come ? [] : line.waiting.map((turn) => turn.ticketNumber)), at);
      };
      for (const { calls, come } of steps) {
        line = hear(
          line,
          Array.from({ length: calls }, () => call(++id)),
          at,
        );
        speak(come);
      }
      while (line.waiting.length > 0) speak(true);
      assert.deepEqual(
        firsts,
        Array.from({ length: id }, (_, index) => index + 1),
      );
    }),
  );
});
