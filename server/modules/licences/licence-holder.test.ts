import assert from "node:assert/strict";
import { test } from "node:test";
import { completeItem } from "#server/testing/item.ts";
import { holderOf, plainHolder, shownHolder } from "./licence-holder.ts";

const person = { name: "张喆燚", idNumber: "110105199003072316" };
const { result } = completeItem();
const printing = (...fields: string[]) => ({
  result: { ...result!, prints: fields.map((field) => ({ field, label: "名称" })) },
});
const shop = printing("enterpriseName", "legalPerson");

test("R6.3 a licence of a self-employed person bears the name of the business, with its operator", () => {
  const answers = { enterpriseName: "小满饭店", uscc: "92430482MA4L16JQ9B", legalPerson: "张喆燚" };
  const holder = holderOf(shop, answers, person);
  assert.deepEqual(holder, {
    ...{ kind: "organisation", name: "小满饭店", code: "92430482MA4L16JQ9B" },
    operator: "张喆燚",
  });
  assert.deepEqual(plainHolder(holder), { holder: "小满饭店", operator: "张喆燚" });
});

test("R13.5 strangers see the business's name in full and its operator's masked", () => {
  const holder = holderOf(shop, { enterpriseName: "小满饭店" }, person);
  assert.deepEqual(shownHolder(holder), { holder: "小满饭店", operator: "张*燚" });
  assert.deepEqual(shownHolder({ kind: "person", name: "张喆燚", code: "" }), { holder: "张*燚" });
  assert.deepEqual(shownHolder({ kind: "organisation", name: "老味道", code: "" }), { holder: "老味道" });
});

test("R6.3 a business without a code of its own yet has its operator's", () => {
  const agent = holderOf(
    shop,
    { enterpriseName: "小满饭店", legalPerson: "李小满", legalPersonId: "11010519491231002X" },
    person,
  );
  assert.deepEqual([agent.kind, agent.code, agent.operator], ["person", "11010519491231002X", "李小满"]);
  const own = holderOf(shop, { enterpriseName: "小满饭店" }, person);
  assert.deepEqual([own.code, own.operator], [person.idNumber, person.name]);
});

test("a person is the holder of what bears no business's name; an enterprise always", () => {
  const answers = { enterpriseName: "小满饭店" };
  assert.deepEqual(holderOf(printing("scope"), answers, person), {
    ...{ kind: "person", name: person.name, code: person.idNumber },
  });
  assert.equal(holderOf(shop, { enterpriseName: " " }, person).name, person.name);
  const enterprise = { uscc: "92430482MA4L16JQ9B", name: "老味道土菜馆" };
  assert.deepEqual(holderOf(shop, answers, { ...person, enterprise }), {
    ...{ kind: "organisation", name: "老味道土菜馆", code: "92430482MA4L16JQ9B" },
  });
});
