import assert from "node:assert/strict";
import { test } from "node:test";
import { childSheets } from "./child-sheets.ts";
import { pointerInWords } from "./pointer-words.ts";

const cases: [pointer: string, words: string][] = [
  ["/name", "事项名称"],
  ["/implementation/organ", "实施主体编码"],
  ["/promised/n", "承诺办结时限"],
  ["/conditions/2", "受理条件"],
  ["/materials", "申请材料"],
  ["/channel", "办理渠道"],
  ["/catalogue/basis/0/law", "设定依据第 1 项 法律法规名称"],
  ["/questions/1/options/0/label", "情形第 2 项 情形选项第 1 项 选项"],
  ["/form/pages/0/fields/3", "表单页第 1 项 表单字段第 4 项"],
  ["/colour", "colour"],
  ["", ""],
];

for (const [pointer, words] of cases) {
  test(`${pointer || "the item itself"} is said as ${words || "nothing"}`, () => {
    assert.equal(pointerInWords(pointer), words);
  });
}

test("every sheet of the template is named where its list leads", () => {
  const lists = [
    ...["basis", "limitCases", "special", "steps", "channel/places", "materials"],
    ...["questions", "questions/0/options", "form/pages", "form/pages/0/fields"],
    ...["form/pages/0/fields/0/fields", "form/pages/0/fields/0/options", "result/prints", "fees"],
    ...["faq", "aliases"],
  ];
  const last = (list: string) => /([^ ]+)第 1 项$/.exec(pointerInWords(`/${list}/0`))?.[1];
  assert.deepEqual(
    lists.map(last),
    childSheets.map(({ name }) => name),
  );
});
