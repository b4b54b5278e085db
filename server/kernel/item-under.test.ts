import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { completeItem, gateRules } from "#server/testing/item.ts";
import { bundleOf, byKey, plain, rules } from "./bundle/bundle.fixture.ts";
import { compileBundle } from "./bundle/compile.ts";
import { judgeItem } from "./item/gate.ts";
import { askedList, itemUnder } from "./item-under.ts";

const fee = {
  name: "检验费",
  standard: "每次 100 元",
  basis: "收费目录",
  waivable: false,
  amountFen: 10_000,
};
const item = completeItem({
  limitCases: [
    { when: { q: "business", is: "shop" }, promised: { n: 1, unit: "W" }, why: "只卖不做，当天就能看完" },
    { when: { q: "business", in: ["shop", "canteen"] }, statutory: { n: 10, unit: "W" } },
  ],
  fees: [{ ...fee, when: { q: "business", is: "restaurant" } }],
});

describe("R1.18 answers select limits and fees", () => {
  test("the first case that holds counts; what it leaves out is the item's own", () => {
    const limits = (business: string) => {
      const { statutory, promised, fees } = itemUnder(item, { business });
      return [statutory?.n, promised?.n, fees.length];
    };
    assert.deepEqual(limits("restaurant"), [20, 5, 1]);
    assert.deepEqual(limits("shop"), [20, 1, 0]);
    assert.deepEqual(limits("canteen"), [10, 5, 0]);
  });

  test("an item that depends on nothing stays itself", () => {
    const plainItem = completeItem();
    assert.equal(itemUnder(plainItem, { business: "shop" }), plainItem);
  });

  test("a hidden answer selects nothing", () => {
    const hidden = completeItem({
      limitCases: [{ when: { q: "chain", is: "yes" }, promised: { n: 1, unit: "W" } }],
    });
    assert.equal(itemUnder(hidden, { business: "shop", chain: "yes" }).promised?.n, 5);
    assert.equal(itemUnder(hidden, { business: "restaurant", chain: "yes" }).promised?.n, 1);
  });

  test("what is frozen names the answers that called for it", () => {
    assert.deepEqual(askedList(item, { business: "restaurant", chain: "no" }), {
      materials: [{ id: "id-card" }, { id: "layout", because: "因为您选了“饭店、餐馆”" }],
      reasons: [
        { what: "有“现场核查”这一步", because: "因为您选了“饭店、餐馆”" },
        { what: "收“检验费”", because: "因为您选了“饭店、餐馆”" },
      ],
    });
    assert.deepEqual(askedList(item, { business: "shop" }).reasons, [
      { what: "承诺期限 1 个工作日", because: "只卖不做，当天就能看完" },
    ]);
  });

  test("the gate looks at each case: known answers, the law's limits, something to say", () => {
    const wrong = completeItem({
      limitCases: [
        { when: { q: "business", is: "bar" }, promised: { n: 3, unit: "W" } },
        { when: { q: "business", is: "shop" }, promised: { n: 30, unit: "W" } },
        { when: { q: "business", is: "shop" }, statutory: { n: 60, unit: "W" } },
        { when: { q: "business", is: "shop" } },
      ],
    });
    const problems = judgeItem(wrong, gateRules).problems.map(({ code, path }) => `${path} ${code}`);
    assert.deepEqual(problems.toSorted(), [
      "limitCases[0].when condition-answer",
      "limitCases[1].promised promised-over-statutory",
      "limitCases[2].statutory statutory-over-law",
      "limitCases[3] limit-case-empty",
    ]);
  });

  test("R2.33 a bundle promises by the limits of these answers and charges what they cost", () => {
    const kind = { id: "kind", text: "哪一种？", kind: "yes-no" as const, required: true };
    const part = plain(1, {
      questions: [kind],
      promised: { n: 9, unit: "W" },
      limitCases: [{ when: { q: "kind", is: "yes" }, promised: { n: 2, unit: "W" } }],
      fees: [{ ...fee, when: { q: "kind", is: "no" } }],
    });
    const plan = (answer: string) =>
      compileBundle({ bundle: bundleOf([part]), items: byKey([part]), answers: { kind: answer }, rules });
    assert.deepEqual([plan("yes").promised, plan("yes").fees], [{ n: 2, unit: "W" }, []]);
    assert.deepEqual([plan("no").promised.n, plan("no").fees[0]?.totalFen], [9, 10_000]);
  });
});
