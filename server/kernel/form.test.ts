import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Answers, Field, Form } from "#contract/form.ts";
import { addressText } from "./address.ts";
import { checkForm, prefill, submittedAnswers, visibleFields } from "./form.ts";

const today = "2026-11-21";
const of = (...fields: Field[]): Form => ({ pages: [{ title: "申请人", fields }] });
const field = (type: Field["type"], more: Partial<Field> = {}): Field => ({
  id: "it",
  label: "经营面积",
  type,
  required: true,
  ...more,
});
const options = [
  { value: "hot", label: "热食" },
  { value: "cold", label: "冷食" },
];
const address = addressText({ division: "430482001", area: "常宁市宜阳街道", detail: "劳动南路12号" });

/** type, more, an answer, the code of its fault or nothing. */
const table: [Field["type"], Partial<Field>, Answers[string], string?][] = [
  ["text", {}, "老张家土菜馆"],
  ["text", {}, "  ", "required"],
  ["text", { max: 3 }, "𠮷𠮷𠮷"],
  ["text", { max: 3 }, "老张家菜", "too-long"],
  ["text", { min: 2 }, "张", "too-short"],
  ["text", {}, "两\n行", "type"],
  ["text", {}, 7, "type"],
  ["paragraph", {}, "两\n行"],
  ["paragraph", {}, "长".repeat(2001), "too-long"],
  ["number", {}, 86.5],
  ["number", {}, "八十六", "type"],
  ["number", {}, Number.NaN, "type"],
  ["number", { min: 1 }, 0, "too-small"],
  ["number", { max: 100 }, 101, "too-large"],
  ["number", { required: false }, null],
  ["money", {}, 123450],
  ["money", {}, 0.5, "type"],
  ["money", {}, -1, "type"],
  ["money", { max: 100 }, 101, "too-large"],
  ["date", {}, "2026-02-28"],
  ["date", {}, "2026-02-29", "type"],
  ["yes-no", {}, "no"],
  ["yes-no", {}, "maybe", "required"],
  ["choice", { options }, "hot"],
  ["choice", { options }, "raw", "unknown-option"],
  ["choice", { options }, ["hot"], "type"],
  ["choices", { options }, ["hot", "cold"]],
  ["choices", { options }, ["hot", "hot"], "unknown-option"],
  ["choices", { options }, [], "required"],
  ["phone", {}, "138 1234 5678"],
  ["phone", {}, "0734-7221234"],
  ["phone", {}, "12345", "invalid"],
  ["citizen-id", {}, "11010519491231002x"],
  ["citizen-id", {}, "110105194912310021", "invalid"],
  ["uscc", {}, "91350100m000100y43"],
  ["uscc", {}, "91350100M000100Y44", "invalid"],
  ["address", {}, address],
  ["address", {}, "劳动南路12号", "invalid"],
  ["address", {}, "430482001 常宁市宜阳街道 ", "invalid"],
];

describe("checks by type (R6.9, R6.10 for codes)", () => {
  for (const [type, more, answer, code] of table) {
    test(`${type} ${JSON.stringify(more)} ${JSON.stringify(answer)?.slice(0, 30)}: ${code ?? "good"}`, () => {
      const problems = checkForm(of(field(type, more)), { it: answer }, today);
      assert.deepEqual(
        problems.map((each) => each.code),
        code ? [code] : [],
      );
    });
  }

  test("the words say what to do and name the field", () => {
    const said = (one: Field, it: Answers[string]) => checkForm(of(one), { it }, today)[0]?.message;
    assert.equal(said(field("number", { unit: "平方米", min: 8 }), 5), "经营面积不能小于 8 平方米");
    assert.equal(said(field("choice", { label: "经营方式", options }), ""), "请选择经营方式");
    const id = field("citizen-id", { label: "身份证号码" });
    assert.equal(said(id, "1101051949123100"), "身份证号码应是 18 位，请对照身份证核对");
  });
});

describe("visible fields", () => {
  const form: Form = {
    pages: [
      { title: "一", fields: [{ ...field("choices", { options }), id: "sells" }] },
      {
        title: "二",
        fields: [
          { ...field("number"), id: "coldRoom", when: { q: "sells", has: "cold" } },
          { ...field("text"), id: "brand", when: { q: "chain", is: "yes" } },
        ],
      },
    ],
  };

  test("answers of the form and of the situation decide together", () => {
    const visible = (answers: Answers) => visibleFields(form, answers).map((each) => each.field.id);
    assert.deepEqual(visible({}), ["sells"]);
    assert.deepEqual(visible({ sells: ["cold"], chain: "yes" }), ["sells", "coldRoom", "brand"]);
  });

  test("a problem names field and page; a hidden field has none", () => {
    assert.deepEqual(
      checkForm(form, { sells: ["cold"] }, today).map(({ field: id, page }) => [id, page]),
      [["coldRoom", 1]],
    );
    assert.deepEqual(checkForm(form, { sells: ["hot"] }, today), []);
  });

  test("a hidden field is not submitted and is there again when shown again", () => {
    const draft: Answers = { sells: ["hot"], coldRoom: 12 };
    assert.deepEqual(submittedAnswers(form, draft), { sells: ["hot"] });
    assert.deepEqual(submittedAnswers(form, { ...draft, sells: ["cold"] }), {
      sells: ["cold"],
      coldRoom: 12,
    });
  });
});

test("what is submitted is tidy: no blanks around, codes in capitals, telephones in one form", () => {
  const form = of(
    { ...field("text"), id: "name" },
    { ...field("citizen-id"), id: "idNumber" },
    { ...field("phone"), id: "phone" },
  );
  assert.deepEqual(
    submittedAnswers(form, {
      name: " 张三 ",
      idNumber: "11010519491231002x",
      phone: "+86 138-1234-5678",
      x: 1,
    }),
    { name: "张三", idNumber: "11010519491231002X", phone: "13812345678" },
  );
});

test("the profile fills what it knows and nothing else", () => {
  const form = of(
    { ...field("text"), id: "name", prefill: "applicant.name" },
    { ...field("uscc"), id: "uscc", prefill: "enterprise.uscc" },
    { ...field("text"), id: "shop" },
  );
  assert.deepEqual(prefill(form, { "applicant.name": "张三" }), { name: "张三" });
});

describe("for any form and answers", () => {
  const fields = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      label: fc.constant("问题"),
      type: fc.constantFrom(
        "text",
        "paragraph",
        "number",
        "money",
        "date",
        "yes-no",
        "choices",
        "phone",
        "address",
      ),
      required: fc.boolean(),
      options: fc.constant(options),
      when: fc.record({ q: fc.constantFrom("a", "b", "s"), is: fc.constantFrom("yes", "no") }),
    }),
    { selector: (each) => each.id, minLength: 1 },
  );
  const form = fields.map((list) =>
    of(...(list as Field[]).map((each, at) => (at === 0 ? bare(each) : each))),
  );
  const anything = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant<string[]>(["hot"]),
  );
  const answers = fc.dictionary(
    fc.constantFrom("a", "b", "c", "d", "s"),
    fc.oneof(fc.constant("yes"), anything),
  );

  test("checking never throws, and complains of visible fields only, once each", () => {
    fc.assert(
      fc.property(form, answers, (any, given) => {
        const visible = new Set(visibleFields(any, given).map((each) => each.field.id));
        const complained = checkForm(any, given, today).map((each) => each.field);
        assert.equal(new Set(complained).size, complained.length);
        for (const id of complained) assert.ok(visible.has(id));
      }),
    );
  });

  test("what is submitted has the same verdict, and submitting twice changes nothing", () => {
    fc.assert(
      fc.property(form, answers, (any, given) => {
        const once = submittedAnswers(any, given);
        const twice = submittedAnswers(any, { ...given, ...once });
        assert.deepEqual(twice, once);
        assert.deepEqual(checkForm(any, { ...given, ...once }, today), checkForm(any, given, today));
      }),
    );
  });

  function bare({ when: _, ...rest }: Field): Field {
    return rest;
  }
});
