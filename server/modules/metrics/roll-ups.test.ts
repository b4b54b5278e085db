import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { Figure } from "#contract/metric.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import {
  actOn,
  at,
  type CountedHall,
  countedHall,
  decidedCase,
  openCase,
} from "#server/testing/counted-hall.ts";
import { figureOf } from "./figures.ts";
import { finishSums, rebuildMetrics } from "./rebuild.ts";
import { wrongRollUps } from "./roll-up-store.ts";
import { settleAll } from "./settle.ts";
import { verifyMetrics } from "./verify.ts";

const period = { from: "2026-03-01", to: "2026-05-01" };

type Step =
  | { do: "open"; day: number; atCounter: boolean }
  | { do: "accept" | "withdraw" | "pass" | "refuse" | "correct"; which: number; day: number }
  | { do: "settle" | "crash" | "replay"; which: number; day?: never };

const day = fc.integer({ min: 2, max: 28 });
const which = fc.integer({ min: 0, max: 5 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("open" as const), day, atCounter: fc.boolean() }),
  fc.record({
    do: fc.constantFrom(
      "accept" as const,
      "withdraw" as const,
      "pass" as const,
      "refuse" as const,
      "correct" as const,
    ),
    which,
    day,
  }),
  fc.record({ do: fc.constantFrom("settle" as const, "crash" as const, "replay" as const), which }),
);

/** A worker that dies in the middle of a batch leaves nothing half done. */
async function crash(hall: CountedHall): Promise<void> {
  await hall.engine.react();
  const boom = new Error("crash");
  let calls = 0;
  const db = hall.services.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      calls += 1;
      if (calls === 4) throw boom;
      return result;
    },
  });
  await settleAll({ ...hall.services, db }).catch((error: unknown) => assert.equal(error, boom));
}

async function play(hall: CountedHall, cases: Case[], step: Step): Promise<void> {
  if (step.do === "open") {
    const place = step.atCounter ? { hall: "changning", counter: "A03" } : {};
    cases.push(await openCase(hall, at(`2026-03-${String(step.day).padStart(2, "0")}`), place));
    return;
  }
  if (step.do === "settle") return void (await hall.settle());
  if (step.do === "crash") return await crash(hall);
  const it = cases[step.which % Math.max(1, cases.length)];
  if (!it) return;
  if (step.do === "replay") {
    const key = String(it.id);
    await sql`insert into metric_stale (division, source, key) values (${hall.division}, 'case', ${key}), (${hall.division}, 'case', ${key})`.execute(
      hall.services.db,
    );
    return;
  }
  const data = { opinion: "符合条件", reason: "不符合", basis: "条例", items: ["补一份"], missing: "补一份" };
  await actOn(hall, it, step.do, at(`2026-04-${String(step.day ?? 1).padStart(2, "0")}`), { data }).catch(
    () => undefined,
  );
}

test("roll-ups and figures equal recomputation after any events, late ones, withdrawals, replays and crashes", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  const cases: Case[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 12 }), async (sequence) => {
      for (const step of sequence) await play(hall, cases, step);
      await hall.settle();
      const { rows } = await sql<{ received: number; withdrawn: number; open: number }>`select
          (select count(*)::int from "case" where type = 'application' and opened_at >= '2026-02-28T16:00Z' and opened_at < '2026-04-30T16:00Z') as received,
          (select count(*)::int from case_event where action = 'withdraw') as withdrawn,
          (select count(*)::int from "case" where type = 'application' and concluded_at is null) as open`.execute(
        services.db,
      );
      const value = async (metric: string) => (await figureOf(services, { division, metric, period })).value;
      assert.deepEqual(
        {
          received: await value("case.received"),
          withdrawn: await value("case.withdrawn"),
          open: await value("case.under-way"),
        },
        rows[0],
      );
      assert.deepEqual(await wrong(hall), []);
    }),
    { numRuns: 12 },
  );
  assert.deepEqual((await verifyMetrics(services, division)).faults, []);
});

test("a history changed by hand is found by name, changes the digest, and is put right by a rebuild", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  const it = await decidedCase(hall, "2026-03-02", "2026-03-04");
  await decidedCase(hall, "2026-03-03", "2026-03-05");
  await hall.settle();
  const figure = (): Promise<Figure> => figureOf(services, { division, metric: "case.decided", period });
  const before = await figure();
  assert.equal((await figure()).digest, before.digest);
  assert.deepEqual((await verifyMetrics(services, division)).faults, []);
  await byHand(
    hall,
    `update case_event set at = at + interval '1 day' where case_id = ${it.id} and action = 'approve'`,
  );
  const { faults } = await verifyMetrics(services, division);
  assert.deepEqual(
    faults.map(({ at: where }) => where),
    [caseNumber(division, it.id)],
  );
  const built = await rebuildMetrics(services, division);
  assert.ok(built.came > 0 && built.rollUps > 0);
  const after = await figure();
  assert.equal(after.value, before.value);
  assert.notEqual(after.digest, before.digest);
  await byHand(
    hall,
    "update metric_roll_up set n = n + 1 where kind = 'case.decided' and grain = 'all' and span = 'month'",
  );
  assert.match((await verifyMetrics(services, division)).faults[0]?.at ?? "", /case\.decided all/);
  await rebuildMetrics(services, division);
  assert.deepEqual(await verifyMetrics(services, division).then(({ faults: none }) => none), []);
});

test("a rebuild that dies on its way is added up by the next who comes, and until then says that it is behind", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  await hall.settle();
  const ask = { division, metric: "case.decided", period };
  const before = await figureOf(services, ask);
  await byHand(hall, "truncate metric_fact, metric_roll_up");
  const died = new Error("died");
  const dying = rebuildMetrics(services, division, () => {
    throw died;
  });
  await assert.rejects(dying, died);
  assert.ok((await wrong(hall)).length > 0);
  hall.clock.now = at("2026-12-30");
  assert.ok((await figureOf(services, ask)).asOf < hall.clock.now);
  await finishSums(services, division);
  assert.deepEqual(await wrong(hall), []);
  await rebuildMetrics(services, division);
  assert.deepEqual(await figureOf(services, ask), { ...before, asOf: hall.clock.now });
});

const wrong = ({ services: { db }, division }: CountedHall) =>
  db.transaction().execute((tx) => wrongRollUps(tx, division, 5));

async function byHand({ services }: CountedHall, statement: string): Promise<void> {
  const client = await services.pool.connect();
  await client.query("begin; set local session_replication_role = replica");
  await client.query(statement);
  await client.query("commit");
  client.release();
}
