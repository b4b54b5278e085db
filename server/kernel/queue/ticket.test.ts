import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { journeyOf, type Span } from "./figures.ts";
import { after, now, rules } from "./queue.fixture.ts";
import {
  called,
  endedByDay,
  type Hand,
  hindrance,
  isEnded,
  stepped,
  type Ticket,
  ticketActions,
} from "./ticket.ts";

const fresh: Ticket = {
  ...{ queue: "a", class: "walk-in", dueAt: now, takenAt: now, state: "waiting", since: now },
  ...{ calls: 0, restored: 0, behind: 0 },
};
const hand = (at: string, counter = "A01"): Hand & { counter: string } => ({
  ...{ at, staff: "s", counter, queues: ["a", "b"], busy: false, elsewhere: false },
});

interface Life {
  ticket: Ticket;
  spans: Span[];
}

/** Whatever is tried, in whatever order: what hinders is not done, the rest is. */
const lives = fc
  .array(
    fc.record({
      action: fc.constantFrom("call" as const, ...ticketActions),
      minutes: fc.constantFrom(0, 0.5, 1, 7, 70),
      counter: fc.constantFrom("A01", "A01", "A01", "A02"),
    }),
    { maxLength: 30 },
  )
  .map((tries) => {
    let life: Life = { ticket: fresh, spans: [spanOf(fresh, 1)] };
    let minute = 0;
    for (const { action, minutes, counter } of tries) {
      minute += minutes;
      const own = hand(after(minute), counter);
      const before = life.ticket;
      if (action === "call") {
        if (before.state === "waiting") life = moved(life, called(before, own));
      } else if (hindrance(before, action, rules, own) === undefined)
        life = moved(life, stepped(before, { action, queue: "b" }, rules, own));
    }
    if (!isEnded(life.ticket.state)) life = moved(life, endedByDay(life.ticket, after(minute + 1)), true);
    return { ...life, minutes: minute };
  });

function spanOf({ queue, class: kind, state, since, counter, staff }: Ticket, seq: number): Span {
  const place = counter !== undefined && state !== "waiting" ? { counter, staff: staff! } : {};
  return { ticket: 1, seq, queue, class: kind, state, from: since, calls: 0, cut: false, ...place };
}

function moved({ ticket: before, spans }: Life, ticket: Ticket, cut = false): Life {
  if (before.state === ticket.state) return { ticket, spans };
  const last = { ...spans.at(-1)!, to: ticket.since, next: ticket.state, calls: before.calls, cut };
  const closed = [...spans.slice(0, -1), last];
  return { ticket, spans: isEnded(ticket.state) ? closed : [...closed, spanOf(ticket, spans.length + 1)] };
}

test("spans follow one another without a hole, and add up to the ticket's life", () => {
  fc.assert(
    fc.property(lives, ({ ticket, spans }) => {
      assert.equal(spans[0]!.from, ticket.takenAt);
      for (const [i, span] of spans.slice(1).entries()) {
        assert.equal(span.from, spans[i]!.to);
        assert.equal(span.state, spans[i]!.next);
      }
      assert.equal(spans.at(-1)!.to, ticket.since);
      const sum = spans.reduce((all, { from, to }) => all + Date.parse(to!) - Date.parse(from), 0);
      assert.equal(sum, Date.parse(ticket.since) - Date.parse(ticket.takenAt));
    }),
  );
});

test("whatever happens, number, time and class stay (ZMS 1506, 1061), and the day ends every ticket (ZMS 1102)", () => {
  fc.assert(
    fc.property(lives, ({ ticket, spans }) => {
      assert.deepEqual([ticket.dueAt, ticket.takenAt, ticket.class], [now, now, "walk-in"]);
      assert.ok(isEnded(ticket.state));
      assert.notEqual(ticket.ending, undefined);
      assert.ok(ticket.restored <= rules.restore.times && ticket.calls <= rules.recall.times + 1);
      const journey = journeyOf(spans);
      assert.equal(journey.served && journey.abandoned, false);
    }),
  );
});

test("R12.3 between two calls lies the cool-down; missed only after all of them", () => {
  const first = called(fresh, hand(now));
  const try_ = (ticket: Ticket, action: "recall" | "miss", minutes: number) =>
    hindrance(ticket, action, rules, hand(after(minutes)))?.code;
  assert.equal(try_(first, "recall", 0.4), "recall-too-soon");
  assert.equal(try_(first, "recall", 0.5), undefined);
  assert.equal(try_(first, "miss", 60), "miss-too-soon", "nobody called again yet");
  const last = { ...first, calls: 3, calledAt: after(1) };
  assert.equal(try_(last, "recall", 9), "recall-used-up");
  assert.equal(try_(last, "miss", 1.4), "miss-too-soon");
  assert.equal(try_(last, "miss", 1.5), undefined);
});

test("only the counter that called goes on; a parked number any counter of its queue takes up, if free", () => {
  const serving = stepped(called(fresh, hand(now)), { action: "start" }, rules, hand(now));
  assert.equal(hindrance(serving, "finish", rules, hand(now, "A02"))?.code, "ticket-elsewhere");
  const parked = stepped(serving, { action: "park" }, rules, hand(now));
  assert.equal(hindrance(parked, "resume", rules, hand(now, "A02")), undefined);
  assert.equal(hindrance(parked, "resume", rules, { ...hand(now), queues: ["b"] })?.code, "ticket-elsewhere");
  assert.equal(hindrance(parked, "resume", rules, { ...hand(now), busy: true })?.code, "counter-busy");
  assert.equal(
    hindrance(parked, "resume", rules, { ...hand(now), elsewhere: true })?.code,
    "person-elsewhere",
  );
});
