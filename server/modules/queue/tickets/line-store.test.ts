import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { emptyBoard } from "#server/kernel/queue/board.ts";
import { inOrder, nextInLine, yielding } from "#server/kernel/queue/order.ts";
import { classes, lines, now, rules } from "#server/kernel/queue/queue.fixture.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { testHall } from "#server/testing/hall.ts";
import { addQueues } from "../settings/queue-store.ts";
import { aheadOf, aheadOfNew, nextWaiting } from "./line-store.ts";
import { ranks } from "./ticket-store.ts";

const place = { division: "430482", hall: "changning", day: "2026-11-20", at: now };
type Line = ReturnType<typeof lines.generate>["value"];

/** The line as it stands in the database; each person has a visit of their own. */
async function lay(db: Database, line: Line) {
  for (const table of ["ticket_span", "ticket", "visit"] as const) await db.deleteFrom(table).execute();
  for (const { id, queue, class: kind, dueAt, behind } of line) {
    const visit = randomUUID();
    const { division, hall, day } = place;
    await db
      .insertInto("visit")
      .values({ division, id: visit, hall, day, via: "kiosk", arrived_at: now })
      .execute();
    await sql`insert into ticket (division, id, visit, hall, day, queue, prefix, n, number, class, rank, due_at,
        taken_at, state, since, behind, token_digest) overriding system value
      values (${division}, ${id}, ${visit}, ${hall}, ${day}, ${queue}, 'A', ${id}, ${`A${id}`}, ${kind},
        ${behind > 0 ? yielding : ranks[kind]}, ${dueAt}, ${now}, 'waiting', ${now}, ${behind}, ${visit})`.execute(
      db,
    );
  }
}

/** Nobody is forgotten and nobody counted twice before a number that is only about to be given. */
async function countsBeforeNew(db: Database, line: Line, kind: (typeof classes)[number]) {
  const fresh = { id: Number.MAX_SAFE_INTEGER, queue: "a", class: kind, dueAt: now, behind: 0 };
  const order = inOrder([...line, fresh], rules, now);
  const before = order.slice(0, order.indexOf(fresh));
  const waiting: Record<string, number> = {};
  for (const { queue } of line) waiting[queue] = (waiting[queue] ?? 0) + 1;
  const board = { ...emptyBoard(place.day), waiting };
  const ahead = await aheadOfNew(db, { ...place, board, seq: 1 }, rules, fresh);
  for (const queue of ["a", "b", "c"])
    assert.equal(ahead.get(queue) ?? 0, before.filter((one) => one.queue === queue).length);
}

test("the database calls in the order of the rules, and counts who goes before by it", async (t) => {
  const { services } = await testHall(t, { modules: [] });
  const { db } = services;
  const queue = (id: string, order: number) => ({
    id,
    name: id,
    prefix: "A",
    organs: [],
    items: [],
    counters: [],
    order,
  });
  await addQueues(db, place, ["a", "b", "c"].map(queue));
  await fc.assert(
    fc.asyncProperty(lines, fc.subarray(["a", "b", "c"], { minLength: 1 }), async (line, queues) => {
      await lay(db, line);
      const next = await nextWaiting(db, place, rules, queues);
      assert.equal(next?.id, nextInLine(line, queues, rules, now)?.id);
      const order = inOrder(line, rules, now);
      for (const ticket of line.slice(0, 4)) {
        const before = order.slice(0, order.indexOf(ticket)).filter((one) => one.queue === ticket.queue);
        const ahead = await aheadOf(db, place, rules, ticket);
        assert.equal(ahead.n, before.length);
        for (const kind of classes)
          assert.equal(ahead.byClass.get(kind) ?? 0, before.filter((one) => one.class === kind).length);
      }
      for (const kind of classes) await countsBeforeNew(db, line, kind);
    }),
    { numRuns: 40 },
  );
});
