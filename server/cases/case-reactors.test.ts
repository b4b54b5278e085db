import assert from "node:assert/strict";
import { test } from "node:test";
import pino from "pino";
import { acting, opening, testEngine } from "../testing/engine.ts";
import { drainOutbox, type Reactor, retryReactions } from "./case-reactors.ts";

const silent = pino({ level: "silent" });

function recorder(name = "recorder"): Reactor & { seen: string[] } {
  const seen: string[] = [];
  return {
    name,
    seen,
    wants: () => true,
    react: (_, occurrences) => {
      for (const { case: it, event } of occurrences) seen.push(`${it.id}/${event.action}`);
      return Promise.resolve();
    },
  };
}

test("a reactor is told of each event once, a case's in order", async (t) => {
  const { db, writer } = await testEngine(t);
  const { case: it } = await writer.open(opening());
  await writer.act(acting(it, "accept", "clerk"));
  const reactor = recorder();
  assert.equal(await drainOutbox(db, [reactor], silent), 2);
  assert.deepEqual(reactor.seen, [`${it.id}/submit`, `${it.id}/accept`]);
  assert.equal(await drainOutbox(db, [reactor], silent), 0);
});

test("two processes that drain at once take each event once", async (t) => {
  const { db, writer } = await testEngine(t);
  await Promise.all(Array.from({ length: 50 }, () => writer.open(opening())));
  const reactor = recorder();
  const taken = await Promise.all([drainOutbox(db, [reactor], silent), drainOutbox(db, [reactor], silent)]);
  assert.equal(taken[0]! + taken[1]!, 50);
  assert.equal(new Set(reactor.seen).size, 50);
  assert.equal(reactor.seen.length, 50);
});

test("a reaction that fails holds up nobody, writes nothing, and is tried again until it succeeds", async (t) => {
  const { pool, db, writer } = await testEngine(t);
  const { case: bad } = await writer.open(opening());
  const { case: good } = await writer.open(opening());
  let mended = false;
  const flaky: Reactor = {
    name: "flaky",
    wants: ({ case: it }) => [bad.id, good.id].includes(it.id),
    react: async (tx, occurrences) => {
      for (const { case: it } of occurrences) {
        await tx
          .insertInto("application_token")
          .values({ division: it.division, token: "told", case_id: it.id })
          .execute();
        if (it.id === bad.id && !mended) throw new Error("not yet");
      }
    },
  };
  const steady = recorder("steady");
  assert.equal(await drainOutbox(db, [flaky, steady], silent), 2);
  assert.equal(steady.seen.length, 2);
  const told = async () =>
    (await pool.query("select case_id from application_token")).rows.map((row) => row.case_id);
  assert.deepEqual(await told(), [good.id]);
  assert.equal(await retryReactions(db, [flaky], silent), 0, "not due yet");
  await pool.query("update case_reaction_due set due_at = now()");
  assert.equal(await retryReactions(db, [flaky], silent), 1);
  const { rows } = await pool.query("select tries, reason, due_at > now() as later from case_reaction_due");
  assert.deepEqual(rows, [{ tries: 2, reason: "not yet", later: true }]);
  mended = true;
  await pool.query("update case_reaction_due set due_at = now()");
  await retryReactions(db, [flaky], silent);
  assert.deepEqual((await told()).sort(), [bad.id, good.id].sort());
  assert.equal((await pool.query("select 1 from case_reaction_due")).rowCount, 0);
});
