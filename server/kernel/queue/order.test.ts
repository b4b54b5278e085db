import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { classOfAppointment, compareInLine, inOrder, isLifted, nextInLine, weightOf } from "./order.ts";
import { after, lines, now, rules } from "./queue.fixture.ts";

const one = (more: object) => ({
  ...{ id: 1, queue: "a", class: "walk-in" as const, dueAt: after(-5), behind: 0, ...more },
});

test("A6 the order is total, and the same however the line is shuffled", () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.nat()), (line, keys) => {
      const drawn = line.map((ticket) => ({ ticket, key: keys.next().value as number }));
      const shuffled = drawn.sort((a, b) => a.key - b.key).map(({ ticket }) => ticket);
      assert.deepEqual(inOrder(shuffled, rules, now), inOrder(line, rules, now));
      for (const a of line)
        for (const b of line)
          assert.equal(
            Math.sign(compareInLine(a, b, rules, now)),
            -Math.sign(compareInLine(b, a, rules, now)) || 0,
          );
    }),
    { numRuns: 60 },
  );
});

test("R12.1 within a class nobody overtakes: who was due earlier, and took a number earlier, goes first", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const order = inOrder(line, rules, now).filter(({ behind }) => behind === 0);
      for (const [i, earlier] of order.entries())
        for (const later of order.slice(i + 1))
          if (earlier.class === later.class) assert.ok(earlier.dueAt <= later.dueAt);
    }),
  );
});

test("who is called next is the first of the line that the counter serves and that may be called", () => {
  fc.assert(
    fc.property(lines, fc.subarray(["a", "b", "c"]), (line, queues) => {
      const next = nextInLine(line, queues, rules, now);
      const mine = inOrder(line, rules, now).filter(
        ({ queue, dueAt }) => queues.includes(queue) && dueAt <= after(rules.appointment.callEarly),
      );
      assert.deepEqual(next, mine[0]);
    }),
  );
});

test("the longest wait lifts a lower class, and never lowers one", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 120 }), (line, minutes) => {
      for (const ticket of line)
        assert.ok(weightOf(ticket, rules, after(minutes)) <= weightOf(ticket, rules, now));
    }),
  );
  assert.equal(isLifted(one({ dueAt: after(-30) }), rules, now), true);
  assert.equal(isLifted(one({ dueAt: after(-29) }), rules, now), false);
});

test("R12.3 who comes back after being missed lets others go first, whatever their class", () => {
  const back = one({ id: 1, class: "priority", dueAt: after(-50), behind: 2 });
  assert.deepEqual(
    inOrder([back, one({ id: 2, class: "late" })], rules, now).map(({ id }) => id),
    [2, 1],
  );
});

test("an appointment is not called before its time (ZMS 405), walk-ins fill the gap", () => {
  const booked = one({ id: 1, class: "appointment", dueAt: after(3) });
  const walkIn = one({ id: 2 });
  assert.equal(nextInLine([booked, walkIn], ["a"], rules, now)?.id, 2);
  assert.equal(nextInLine([booked], ["a"], rules, now), undefined);
  assert.equal(nextInLine([booked, walkIn], ["a"], rules, after(1))?.id, 1);
});

test("R12.2 on time until the grace is over, then late; too early is told so", () => {
  const at = (minutes: number) => classOfAppointment(now, rules, after(minutes));
  assert.deepEqual([-61, -60, 0, 15, 16].map(at), [
    "too-early",
    "appointment",
    "appointment",
    "appointment",
    "late",
  ]);
});
