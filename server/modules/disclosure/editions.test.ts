import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { DisclosureEdition } from "#contract/disclosure.ts";
import type { Comparison, FigureDifference } from "#contract/edition.ts";
import { verifyCases } from "#server/cases/index.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { sm3 } from "#server/kernel/digest/sm3.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { actOn, countedHall, get, at as instant } from "#server/testing/counted-hall.ts";
import { approvalBureau, type Browser } from "#server/testing/hall.ts";
import { alteredCases, verifyEditions } from "../editions/index.ts";
import { items } from "../items/index.ts";
import { at, caseOf, fillIn, send } from "./disclosure.fixture.ts";
import { disclosureCheckJob } from "./disclosure-check.ts";
import { sealedDisclosures } from "./disclosure-freeze.ts";

const [licence, other] = ["food-business-licence", "drug-retail-licence"];

/** One licence decided in 2025, another under way, and the report of 2025 published in January. */
async function publishedHall(t: Cleanups) {
  const hall = await countedHall(t);
  const { services, division, engine } = hall;
  await items.load?.(services);
  const decided = await caseOf(hall, licence, "2025-12-01", "2025-12-30");
  const open = await caseOf(hall, other, "2025-12-02");
  hall.clock.now = instant("2026-01-05");
  await hall.settle();
  let head = await hall.staff("organ-head", { organ: approvalBureau });
  await fillIn(services, head, 2025);
  assert.equal((await send(head, "2025/editions")).statusCode, 201);
  const signIn = async (day: string): Promise<Browser> => {
    hall.clock.now = instant(day);
    head = await hall.again(head);
    return head;
  };
  const show = (edition = 1) => get<DisclosureEdition>(head, `${at}/2025/editions/${edition}`);
  /** Asks for it as the page does, and does it. */
  const check = async (edition = 1): Promise<Comparison> => {
    hall.clock.forward(1);
    const started = await send(head, `2025/editions/${edition}/check`);
    assert.equal(started.statusCode, 202, started.body);
    const waiting = "select id from edition_check where state = 'waiting'";
    const { rows } = await services.pool.query<{ id: string }>(waiting);
    await disclosureCheckJob.run({ division, id: rows[0]!.id }, services);
    return (await show(edition)).check!.comparison!;
  };
  /** As `tongban verify` does. */
  const verify = async () => {
    const { faults } = await verifyCases(services.pool, engine.types, engine.timekeeper);
    const sealed = await sealedDisclosures(services, division);
    return await verifyEditions(services, division, sealed, alteredCases(faults));
  };
  /** What an intruder with the database's own rights could do: switches the guards off. */
  const tamper = async (statement: string) => {
    const client = await services.pool.connect();
    await client.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
    client.release();
  };
  return { ...hall, decided, open, signIn, show, check, verify, tamper };
}

const told = ({ differing }: Comparison) => differing.map(({ name, why, what }) => [name, why, what]);
const numberOf = (division: string, { id }: { id: number }) => caseNumber(division, id);
const sentences = (differing: readonly FigureDifference[]) =>
  differing.map(({ sentence }) => sentence).join("\n");

test("R10.6 a published report comes out the same; refused while it is being checked, and where there is none", async (t) => {
  const hall = await publishedHall(t);
  const same = await hall.check();
  assert.deepEqual([same.intact, same.altered, same.differing], [true, [], []]);
  assert.ok(same.compared > 150, "every cell and the licences behind one of them");
  const head = await hall.signIn("2026-01-06");
  assert.equal((await send(head, "2025/editions/1/check")).statusCode, 202);
  const again = await send(head, "2025/editions/1/check");
  assert.deepEqual([again.statusCode, again.json<{ code: string }>().code], [409, "edition-check-runs"]);
  assert.equal((await send(head, "2025/editions/2/check")).statusCode, 404);
  assert.equal((await head.get(`${at}/2025/editions/2`)).statusCode, 404);
  assert.deepEqual((await hall.verify()).faults, []);
});

test("R10.6 a decision altered by hand is found, with the case and the event, and the figure that rests on it", async (t) => {
  const hall = await publishedHall(t);
  const { decided, division } = hall;
  await hall.tamper(
    `update case_event set at = at - interval '400 days' where case_id = ${decided.id} and action = 'approve'`,
  );
  const found = await hall.check();
  assert.deepEqual(told(found), [["行政许可：食品经营许可（新办）", "altered", "same"]]);
  assert.match(
    sentences(found.differing),
    new RegExp(`办件 ${numberOf(division, decided)} 第 \\d+ 条记录与摘要链不符`),
  );
  const proof = await hall.verify();
  assert.match(proof.faults[0]?.at ?? "", /2025 年政府信息公开年报（第 1 版）/);
});

test("R10.6 an entered figure, a text or the edition itself altered by hand is found and named", async (t) => {
  const hall = await publishedHall(t);
  await hall.tamper("update disclosure_figure set value = 7 where line = 'open' and col = 'person'");
  await hall.tamper("delete from disclosure_figure where line = 'open' and col = 'enterprise'");
  await hall.tamper(
    "update disclosure_figure set evidence = '别的' where line = 'partly' and col = 'person'",
  );
  await hall.tamper("update disclosure_text set content = '另写' where section = 'overview'");
  const { intact, altered, differing } = await hall.check();
  assert.deepEqual([intact, differing], [false, []]);
  assert.deepEqual(altered, [
    "“（一）予以公开，自然人”公布的是 0，填报记录里是 7。",
    "“（一）予以公开，商业企业”公布的是 0，填报记录已经没有。",
    "“（二）部分公开，自然人”填报的依据或者时间与公布时不同。",
    "“一、总体情况”的文字与填写的记录不同。",
  ]);
  assert.equal((await hall.verify()).faults.length, 4);
});

test("R10.6 a published number altered in the edition is named; with a digest made anew it lacks the signature", async (t) => {
  const hall = await publishedHall(t);
  const { rows } = await hall.services.pool.query<{ frozen: Frozen }>("select frozen from disclosure_report");
  const { frozen } = rows[0]!;
  const table = frozen.report.sections
    .flatMap(({ tables }) => tables)
    .find(({ id }) => id === "applications")!;
  table.cells.find(({ line, column }) => line === "received" && column === "all")!.value = 99;
  const digest = sm3(canonical(frozen)).toString("hex");
  await hall.tamper(
    `update disclosure_report set digest = '${digest}', frozen = '${JSON.stringify(frozen)}'::jsonb`,
  );
  const { intact, altered } = await hall.check();
  assert.equal(intact, false);
  assert.deepEqual(altered, [
    "摘要与平台的签名不符，摘要已被改动。",
    "“一、本年新收政府信息公开申请数量，总计”公布的是 99，各项相加是 0。",
  ]);
});

interface Frozen {
  report: {
    sections: { tables: { id: string; cells: { line: string; column: string; value: number }[] }[] }[];
  };
}

test("R10.6 what lawfully comes later is named and no fault: a decision, the first of another licence, a figure with its reason", async (t) => {
  const hall = await publishedHall(t);
  const { open, division, engine } = hall;
  const opinion = { data: { opinion: "符合条件" } };
  await actOn(hall, open, "pass", instant("2026-01-07"), opinion);
  await actOn(hall, open, "survey", instant("2026-01-08"), {
    data: { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: "2026-01-08" },
  });
  await engine.writer.act({
    ...{ key: { division, id: open.id }, requestKey: randomUUID(), action: "approve", ...opinion },
    ...{ at: instant("2026-01-09"), effectiveAt: instant("2025-12-31") },
    ...{ actor: { kind: "staff", id: randomUUID() }, roles: () => ["approver"] },
  });
  const head = await hall.signIn("2026-01-12");
  await hall.settle();
  const cells = [{ line: "penalties", column: "decisions", value: 3 }];
  const later = { cells, evidence: "处罚台账", reason: "漏报三件" };
  assert.equal((await send(head, "2025/cells", later)).statusCode, 201);
  assert.equal((await send(head, "2025/texts", { section: "others", text: "补充" })).statusCode, 201);
  const found = await hall.check();
  assert.deepEqual([found.intact, found.altered], [true, []]);
  assert.deepEqual(told(found), [
    ["行政许可：药品经营许可（零售，新办）", "later", "value"],
    ["行政处罚，本年处理决定数量", "later", "value"],
    ["六、其他需要报告的事项", "later", "data"],
  ]);
  const words = sentences(found.differing);
  assert.match(words, new RegExp(`公布时为 0 件，现在重新计算为 1 件.*办件 ${numberOf(division, open)}`));
  assert.match(words, /公布时为 0，现在为 3。数据后来有变：2026-01-12 重新填报，原因：漏报三件。/);
  const proof = await hall.verify();
  assert.deepEqual([proof.faults, proof.later.length], [[], 3]);

  assert.equal((await send(head, "2025/editions", { reason: "漏报三件" })).statusCode, 201);
  assert.deepEqual((await hall.check(2)).differing, [], "the correction is as it is now");
  assert.deepEqual([(await hall.show(1)).newest, (await hall.show(2)).reason], [2, "漏报三件"]);
});

test("R10.6 a report published before editions were sealed is held against its digest", async (t) => {
  const hall = await publishedHall(t);
  const whole = await hall.services.pool.query<{ frozen: Frozen }>("select frozen from disclosure_report");
  const { report } = whole.rows[0]!.frozen;
  const digest = sm3(canonical(report)).toString("hex");
  await hall.tamper(
    `update disclosure_report set digest = '${digest}', frozen = frozen->'report', signature = null, key_id = null`,
  );
  const old = await hall.check();
  assert.deepEqual([old.intact, old.compared], [true, 0]);
  await hall.tamper("update disclosure_report set frozen = jsonb_set(frozen, '{year}', '2024')");
  assert.deepEqual((await hall.check()).altered, ["固定的内容与公布时的摘要不符，已被改动。"]);
});
