import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DecisionShelf, JudgedCases, ShadowReport } from "#contract/decision-desk.ts";
import { newKey } from "#server/testing/hall.ts";
import { cardContent, ok, openHall, show, submit, switchOn } from "./rule.fixture.ts";

const civilAffairs = "11430482000000011L";
const url = "/api/staff/decisions/senior-card";

describe("A15 what a rule has done can be read and checked", () => {
  test("the applicant reads every input with its source, the rule and its version, and how to ask a person", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const number = await submit(hall, "senior-card", cardContent());
    const { rule } = await show(hall.applicant, number);
    assert.equal(rule?.outcome, "grant");
    assert.equal(rule?.basis, "《老年人优待证即时办理规则》（第1版）第7条");
    const age = rule?.inputs.find(({ label }) => label === "年龄");
    assert.deepEqual(age, { label: "年龄", text: "70 周岁", source: "按填报的身份证号计算" });
    assert.match(rule?.again ?? "", /12345/);
  });

  test("the examiner reads why a case was left to a person", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const elsewhere = "430481001 湖南省衡阳市耒阳市灶市街街道 演示路1号";
    const number = await submit(hall, "senior-card", cardContent({ homeAddress: elsewhere }));
    assert.equal((await show(hall.clerk, number)).rule?.person, "现住址不在本县，要核对是否常住");
  });

  test("of the sample every case gets one result, from somebody who works on such cases", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card", 100);
    const number = await submit(hall, "senior-card", cardContent());
    const approver = await hall.staff("approver", { organ: civilAffairs });
    const { rows } = ok<JudgedCases>(await approver.get(`${url}/cases?sampled=true`));
    assert.deepEqual(
      rows.map((row) => [row.number, row.outcome, row.check]),
      [[number, "grant", undefined]],
    );
    const body = () => ({ requestKey: newKey(), result: "wrong", note: "住址与户籍系统不一致" });
    const check = `/api/staff/decision-checks/${number}`;
    assert.equal((await hall.clerk.post(check, body())).statusCode, 403);
    ok(await approver.post(check, body()));
    assert.equal((await approver.post(check, body())).statusCode, 409, "a result stands");
    const { tables } = ok<DecisionShelf>(await approver.get("/api/staff/decisions"));
    const row = tables.find(({ item }) => item === "senior-card");
    assert.deepEqual([row?.granted, row?.unchecked, row?.wrong], [1, 0, 1]);
  });

  test("a shadow run says how many it would have granted, where people did otherwise, and which cases", async (t) => {
    const hall = await openHall(t);
    const approver = await hall.staff("approver", { organ: civilAffairs });
    const act = async (number: string, who: typeof approver, action: string, data: object = {}) => {
      const { version } = (await show(who, number)).case;
      ok(await who.post(`/api/cases/${number}/actions/${action}`, { requestKey: newKey(), version, data }));
    };
    const numbers = [];
    for (let count = 0; count < 3; count += 1) numbers.push(await submit(hall, "senior-card", cardContent()));
    const [alike, otherwise] = numbers as [string, string, string];
    await submit(hall, "senior-card", {
      ...cardContent(),
      answers: { ...cardContent().answers, applicantName: "谭山" },
    });
    await act(alike, hall.clerk, "accept");
    await act(alike, approver, "approve", { opinion: "符合条件" });
    await act(otherwise, hall.clerk, "not-require", { reason: "已经持有实体证" });
    await hall.settle();
    const period = { from: "2026-11-01", to: "2026-11-30" };
    const report = ok<ShadowReport>(await approver.post(`${url}/shadow`, period));
    const { cases, granted, agreed, differed, open, toPerson } = report;
    assert.deepEqual(
      { cases, granted, agreed, differed, open, toPerson },
      {
        ...{ cases: 4, granted: 3, agreed: 1, differed: 1, open: 1, toPerson: 1 },
      },
    );
    assert.deepEqual(
      report.differing.map((one) => [one.number, one.people]),
      [[otherwise, "没有准予"]],
    );
    assert.deepEqual(report.reasons, [{ reason: "填写的姓名与实名信息不一致", cases: 1 }]);
    assert.equal((await hall.clerk.post(`${url}/shadow`, period)).statusCode, 403);
  });
});
