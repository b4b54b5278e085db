import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DecisionDesk, DecisionShelf, SavedDecisionDraft } from "#contract/decision-desk.ts";
import { casework } from "#server/modules/casework/index.ts";
import { items } from "#server/modules/items/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, newKey, testHall } from "#server/testing/hall.ts";
import { decisions } from "./index.ts";

const civilAffairs = "11430482000000011L";

const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  for (const { load } of [casework, items, decisions]) await load?.(hall.services);
  const everywhere = { organ: approvalBureau, reach: "all-organs" as const };
  const editor = await hall.staff("catalogue-editor", everywhere);
  const second = await hall.staff("catalogue-editor", everywhere);
  const approver = await hall.staff("approver", { organ: civilAffairs });
  const director = await hall.staff("director", everywhere);
  return { ...hall, editor, second, approver, director };
}

const url = "/api/staff/decisions/senior-card";

describe("A15 rules at the desk", () => {
  test("a draft is judged, published by a second person as the next version, and that one never changes", async (t) => {
    const { editor, second, services } = await openHall(t);
    const { table } = ok<DecisionDesk>(await editor.get(url));
    const body = (changes: object, revision = 0) => ({
      ...{ requestKey: newKey(), revision, table: { ...table, ...changes } },
    });
    const faulty = body({ rows: [{ ...table.rows[0], outcome: "grant", when: {} }] });
    const tried = ok<SavedDecisionDraft>(await editor.put(`${url}/draft`, { ...faulty, dryRun: true }));
    assert.equal(tried.saved, false);
    assert.ok(tried.findings.some(({ severity }) => severity === "fault"));
    assert.equal(ok<DecisionDesk>(await editor.get(url)).draft, undefined, "a dry run writes nothing");

    ok(await editor.put(`${url}/draft`, { ...faulty, requestKey: newKey() }));
    const refused = await second.post(`${url}/versions`, { requestKey: newKey(), revision: 1 });
    assert.equal(refused.json<{ code: string }>().code, "decision-not-publishable");
    assert.equal((await editor.put(`${url}/draft`, body({}, 0))).statusCode, 409, "an old revision");
    ok(await editor.put(`${url}/draft`, body({ name: "老年人优待证规则" }, 1)));
    const own = await editor.post(`${url}/versions`, { requestKey: newKey(), revision: 2 });
    assert.equal(own.json<{ code: string }>().code, "decision-own-draft");
    assert.deepEqual(ok(await second.post(`${url}/versions`, { requestKey: newKey(), revision: 2 })), {
      version: 2,
    });
    const desk = ok<DecisionDesk>(await editor.get(url));
    assert.deepEqual([desk.table.version, desk.table.name, desk.draft], [2, "老年人优待证规则", undefined]);
    await assert.rejects(services.pool.query("update decision_table set version = 9"), /append-only/);
  });

  test("what is no table is refused with the place", async (t) => {
    const { editor } = await openHall(t);
    const body = { requestKey: newKey(), revision: 0, table: { name: "没有规则" } };
    const answer = await editor.put(`${url}/draft`, body);
    assert.equal(answer.json<{ code: string }>().code, "decision-table-invalid");
  });

  test("only the organ's approver switches, only the director or supervisor stops the hall; both are written down", async (t) => {
    const { approver, editor, director, services } = await openHall(t);
    const turn = (version?: number) => ({
      ...{ requestKey: newKey(), sample: 10, reason: "试运行结果一致" },
      ...(version !== undefined && { version }),
    });
    assert.equal((await editor.post(`${url}/switch`, turn(1))).statusCode, 403);
    assert.equal(
      (await approver.post(`${url}/switch`, turn(7))).statusCode,
      404,
      "a version that is not there",
    );
    ok(await approver.post(`${url}/switch`, turn(1)));
    assert.equal(ok<DecisionDesk>(await approver.get(url)).switch.version, 1);
    const other = "/api/staff/decisions/residence-registration/switch";
    assert.equal((await approver.post(other, turn(1))).statusCode, 403, "another organ's item");
    const stop = { requestKey: newKey(), halted: true, reason: "核查数据" };
    assert.equal((await approver.post("/api/staff/decisions/halt", stop)).statusCode, 403);
    ok(await director.post("/api/staff/decisions/halt", stop));
    assert.equal(ok<DecisionShelf>(await approver.get("/api/staff/decisions")).halt.halted, true);
    ok(await approver.post(`${url}/switch`, turn()));
    const { rows } = await services.pool.query(
      "select action from audit_entry where action like 'decision.%' order by seq",
    );
    assert.deepEqual(
      rows.map(({ action }) => action),
      ["decision.switch-on", "decision.halt", "decision.switch-off"],
    );
  });
});
