import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Answers, Field, Form } from "#contract/form.ts";
import { completeItem, gateRules } from "#server/testing/item.ts";
import { answerWords } from "./answer-words.ts";
import { clashes } from "./bundle/clash.ts";
import { renewDraft } from "./draft-renewal.ts";
import { checkForm, submittedAnswers } from "./form.ts";
import { judgeItem } from "./item/gate.ts";

const today = "2026-11-21";
const shareholders: Field = {
  ...{ id: "shareholders", label: "股东", type: "rows", required: true, max: 3 },
  fields: [
    { id: "name", label: "姓名", type: "text", required: true, max: 4 },
    { id: "amount", label: "出资额", type: "money", required: true },
    { id: "phone", label: "电话", type: "phone", required: false },
  ],
};
const formOf = (field: Field): Form => ({ pages: [{ title: "一", fields: [field] }] });
const form = formOf(shareholders);
const faults = (answer: Answers[string]) =>
  checkForm(form, { shareholders: answer }, today).map(({ field, message }) => [field, message]);

describe("rows of the same fields", () => {
  test("each row is checked, and what is wrong is named by its row", () => {
    const rows = [
      { name: "张三", amount: 500 },
      { name: "名字太长了", amount: 1.5 },
      { amount: 1, phone: "12" },
    ];
    assert.deepEqual(faults(rows), [
      ["shareholders.1.name", "第 2 行 姓名最多 4 个字，现在有 5 个"],
      ["shareholders.1.amount", "第 2 行 出资额要填金额，最多两位小数，例如 1234.50"],
      ["shareholders.2.name", "请填写第 3 行 姓名"],
      ["shareholders.2.phone", "第 3 行 电话应是 11 位手机号，或带区号的座机号，例如 0734-7221234"],
    ]);
  });

  test("how many there may be; rows in which nothing stands do not count", () => {
    const row = { name: "张三", amount: 500 };
    assert.deepEqual(faults([{}, { name: " " }]), [["shareholders", "请填写股东，至少 1 行"]]);
    assert.deepEqual(faults([row, row, row, row]), [["shareholders", "股东最多 3 行，现在有 4 行"]]);
    assert.deepEqual(faults("张三"), [["shareholders", "请重新填写股东"]]);
    const several = formOf({ ...shareholders, min: 2 });
    assert.equal(
      checkForm(several, { shareholders: [{}, row] }, today)[0]?.message,
      "股东至少要 2 行，现在有 1 行",
    );
  });

  test("what is handed in is tidy and holds nothing but the row's fields", () => {
    const rows = [{}, { name: " 张三 ", amount: 500, phone: "138-1234-5678", other: "x" }];
    assert.deepEqual(submittedAnswers(form, { shareholders: rows }), {
      shareholders: [{ name: "张三", amount: 500, phone: "13812345678" }],
    });
  });

  test("in words, a line a row", () => {
    const rows = [
      { name: "张三", amount: 123_450 },
      { name: "李四", amount: 0 },
    ];
    assert.equal(
      answerWords(shareholders, rows),
      "1. 姓名 张三，出资额 1,234.50元\n2. 姓名 李四，出资额 0.00元",
    );
  });

  test("the gate wants fields of a row, each once, and no condition on rows", () => {
    const { fields: _, ...bare } = shareholders;
    const problems = (field: Field) =>
      judgeItem(completeItem({ form: formOf(field), materials: [], steps: [], questions: [] }), gateRules)
        .problems.map(({ code }) => code)
        .filter((code) => code.startsWith("row") || code.startsWith("repeated") || code === "duplicate");
    assert.deepEqual(problems(bare), ["row-fields-missing"]);
    assert.deepEqual(problems({ ...shareholders, type: "text" }), ["row-fields-alone"]);
    const conditional = { ...completeItem().materials[0]!, when: { q: "shareholders", is: "x" } };
    const item = completeItem({ form, materials: [conditional], steps: [], questions: [] });
    assert.ok(judgeItem(item, gateRules).problems.some(({ code }) => code === "condition-unknown"));
  });

  test("R2.34 items of a bundle must mean the same row; R1.4 other columns ask again", () => {
    const other: Field = { ...shareholders, fields: shareholders.fields!.slice(0, 2) };
    const source = (name: string, field: Field) => ({
      name,
      questions: [],
      materials: [],
      form: formOf(field),
    });
    assert.deepEqual(clashes([source("甲", shareholders), source("乙", shareholders)]), []);
    assert.match(clashes([source("甲", shareholders), source("乙", other)])[0]!.message, /每行的内容不同/);
    const demand = (field: Field) => () => ({ questions: [], materials: [], form: formOf(field) });
    const answers = { shareholders: [{ name: "张三", amount: 1 }] };
    const { renewal } = renewDraft(
      demand(shareholders),
      demand(other),
      { situation: {}, answers, materials: [] },
      today,
    );
    assert.deepEqual(renewal.changes[0]?.said, "1. 姓名 张三，出资额 0.01元");
  });

  test("whatever is sent as rows gets an answer, and submitting twice changes nothing", () => {
    const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
    const row = fc.dictionary(fc.constantFrom("name", "amount", "phone", "other"), cell, {
      noNullPrototype: true,
    });
    const anything: fc.Arbitrary<Answers[string]> = fc.oneof(
      fc.array(row, { maxLength: 5 }),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(anything, (answer) => {
        checkForm(form, { shareholders: answer }, today);
        const once = submittedAnswers(form, { shareholders: answer });
        assert.deepEqual(submittedAnswers(form, once), once);
      }),
    );
  });
});
