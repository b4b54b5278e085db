import assert from "node:assert/strict";
import { test } from "node:test";
import type { DecisionSource } from "#contract/decision.ts";
import { tableOf } from "#server/kernel/decision/decision.fixture.ts";
import { newKey, testHall } from "#server/testing/hall.ts";
import { ruleOf } from "./decision.ts";
import { type Judged, subjectFor } from "./decision-judge.ts";

const person = { resident: "00000000-0000-4000-8000-000000000001", name: "郭小明" };
const idNumber = "430499199003070018";
const shop = { uscc: "91430482000000001B", name: "小明餐饮" };

const asking = (from: DecisionSource) =>
  ruleOf(tableOf([], { inputs: [{ id: "credit", label: "严重失信", type: "yes-no", from }] }));

test("A15, R2.31: a rule that asks is told of a serious record until it is repaired; one that does not, is not", async (t) => {
  const hall = await testHall(t);
  const supervisor = await hall.staff("supervisor");
  const toldOf = async (from: DecisionSource, enterprise?: Judged["applicant"]["enterprise"]) => {
    const applicant = { ...person, idNumber, ...(enterprise && { enterprise }) };
    const at = hall.services.now();
    const judged = { division: hall.division, item: "any", applicant, answers: {}, materialsOpen: 0, at };
    return (await subjectFor(hall.services, asking(from), judged)).seriousRecord;
  };
  const credit = { fact: "serious-credit-record" } as const;
  assert.equal(await toldOf(credit), false);

  const record = { serious: true, reason: "被列入严重失信主体名单", from: "2026-11-02" };
  const named = { name: shop.name, number: shop.uscc, source: "衡市监列严字〔2026〕3号" };
  const added = await supervisor.post("/api/staff/credit-records", {
    requestKey: newKey(),
    ...record,
    ...named,
  });
  assert.equal(added.statusCode, 201, added.body);
  assert.deepEqual([await toldOf(credit), await toldOf(credit, shop)], [false, true], "the enterprise's own");
  assert.equal(await toldOf({ fact: "applicant-kind" }, shop), undefined, "nobody looks who need not know");

  const repair = { requestKey: newKey(), document: "衡市监修字〔2026〕1号", on: "2026-11-20" };
  const { id } = added.json<{ id: string }>();
  assert.equal((await supervisor.post(`/api/staff/credit-records/${id}/repair`, repair)).statusCode, 200);
  assert.equal(await toldOf(credit, shop), false);
});
