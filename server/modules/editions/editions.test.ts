import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dimension } from "#contract/metric.ts";
import { verifyCases } from "#server/cases/index.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import {
  actOn,
  at,
  type CountedHall,
  countedHall,
  decidedCase,
  openCase,
} from "#server/testing/counted-hall.ts";
import type { SealedEdition } from "./edition.ts";
import { alteredCases, compareEdition, freezeFigures, sealEdition, verifyEditions } from "./index.ts";

const period = { from: "2025-01-01", to: "2026-01-01" };
const by: Dimension[] = ["month", "organ"];
const wanted = (metric: string, name: string, value: string, unit = "件") => ({
  ...{ place: `figure/${metric}`, name, metric, period, value, unit, by },
});

/** Two cases of March, one of June that is not decided yet, in an edition of the year's end. */
async function published(hall: CountedHall): Promise<SealedEdition> {
  const { services, division } = hall;
  hall.clock.now = at("2026-01-10");
  await hall.settle();
  const frozen = await freezeFigures(services, division, [
    wanted("case.received", "收到办件", "3"),
    wanted("case.decided", "办结办件", "2"),
    wanted("queue.visits", "到厅人次", "0", "人次"),
  ]);
  const seal = await sealEdition(services, frozen);
  return { title: "2025 年度", frozen, ...seal, publishedAt: hall.clock.now, differs: [] };
}

async function threeCases(hall: CountedHall) {
  const first = await decidedCase(hall, "2025-03-03", "2025-03-05");
  await decidedCase(hall, "2025-03-04", "2025-03-06");
  const open = await openCase(hall, at("2025-06-02"));
  return { first, open };
}

const compare = async ({ services, division, engine }: CountedHall, edition: SealedEdition) => {
  const { faults } = await verifyCases(services.pool, engine.types, engine.timekeeper);
  return await compareEdition(services, division, edition, alteredCases(faults));
};

/** What an intruder with the database's own rights could do: switches the guards off. */
async function tamper({ services }: CountedHall, statement: string) {
  const client = await services.pool.connect();
  await client.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
  client.release();
}

test("R11 an edition comes out the same; what lawfully comes later is named with case, event and month, and is no fault", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  const { open } = await threeCases(hall);
  const edition = await published(hall);
  assert.deepEqual(await compare(hall, edition), { intact: true, altered: [], compared: 3, differing: [] });

  await actOn(hall, open, "accept", at("2026-02-02"));
  await actOn(hall, open, "withdraw", at("2026-02-03"), { data: { reason: "不办了" } });
  await decidedCase(hall, "2026-02-03", "2026-02-04");
  hall.clock.now = at("2026-02-10");
  await hall.settle();
  const { intact, differing } = await compare(hall, edition);
  assert.equal(intact, true);
  const number = caseNumber(division, open.id);
  const [received, ...rest] = differing;
  assert.deepEqual(rest, []);
  assert.deepEqual([received?.what, received?.why], ["data", "later"]);
  assert.deepEqual(received?.parts.slice(0, 1), ["2025年6月（数未变，明细变了）"]);
  assert.match(received?.sentence ?? "", new RegExp(`数据后来有变：办件 ${number} 第 2 条记录于 2026-02-02`));
  const proof = await verifyEditions(services, division, [edition], []);
  assert.deepEqual([proof.faults, proof.later.length, proof.figures], [[], 1, 3]);
});

test("issue 6 §5 a case whose history was changed by hand is found, and so is every figure that rests on it", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  const { first } = await threeCases(hall);
  const edition = await published(hall);
  await tamper(
    hall,
    `update case_event set at = at - interval '30 days' where case_id = ${first.id} and seq = 1`,
  );
  const { intact, differing } = await compare(hall, edition);
  assert.equal(intact, true, "what was published is as it was");
  assert.deepEqual(
    differing.map(({ name, why, what }) => [name, why, what]),
    [
      ["收到办件", "altered", "same"],
      ["办结办件", "altered", "same"],
    ],
  );
  const number = caseNumber(division, first.id);
  assert.match(
    differing[0]!.sentence,
    new RegExp(`背后的经过被改动：办件 ${number} 第 1 条记录与摘要链不符`),
  );
  const proof = await verifyEditions(services, division, [edition], [{ id: first.id, seq: 1 }]);
  assert.equal(proof.faults.length, 2);
  assert.match(proof.faults[0]!.at, /2025 年度/);
});

test("a figure that differs and that nothing lawful explains is a fault, and the organ and month are named", async (t) => {
  const hall = await countedHall(t);
  await threeCases(hall);
  const edition = await published(hall);
  await tamper(
    hall,
    "update metric_roll_up set n = n + 1 where kind = 'case.decided' and start = '2025-03-01'",
  );
  await tamper(hall, "update metric_roll_up set n = n + 1 where kind = 'case.decided' and span = 'year'");
  const { differing } = await compare(hall, edition);
  const decided = differing.find(({ name }) => name === "办结办件");
  assert.deepEqual([decided?.was, decided?.why], ["2", "unknown"]);
  assert.match(decided?.sentence ?? "", /没有查到公布以后依法记入的经过/);
  assert.ok(decided?.parts.some((words) => words.startsWith("2025年3月：2 变为 ")));
});

test("a digest made anew for altered content lacks the signature", async (t) => {
  const hall = await countedHall(t);
  await threeCases(hall);
  const edition = await published(hall);
  const frozen = structuredClone(edition.frozen);
  frozen.figures![0]!.value = "4";
  const forged = await sealEdition(hall.services, frozen);
  const { altered, differing } = await compare(hall, { ...edition, frozen, digest: forged.digest });
  assert.deepEqual(altered, ["摘要与平台的签名不符，摘要已被改动。"]);
  assert.match(differing[0]?.sentence ?? "", /“收到办件”公布时为 4 件，现在重新计算为 3 件/);
});
