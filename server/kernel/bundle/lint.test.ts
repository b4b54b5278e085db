import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bundle } from "#contract/bundle.ts";
import type { Item } from "#contract/item.ts";
import { bundleOf, byKey, field, paper, plain } from "./bundle.fixture.ts";
import { bundleProblems } from "./lint.ts";

const page = (...fields: ReturnType<typeof field>[]) => ({ form: { pages: [{ title: "页", fields }] } });
const yesNo = (id: string, text = `${id}？`) => ({ id, text, kind: "yes-no" as const, required: true });
const result = (name: string) => ({ type: "1", name, licenceType: "903", electronic: true, pickup: ["1"] });

const cases: [name: string, items: Item[], changes: Partial<Bundle>, codes: string[]][] = [
  ["nothing wrong", [plain(1), plain(2)], {}, []],
  ["an item that is not published", [plain(1)], { parts: [{ item: "nowhere-item" }] }, ["part-unknown"]],
  ["an item out of use", [plain(1, { status: "cancelled" })], {}, ["part-not-in-use"]],
  ["an item twice", [plain(1)], { parts: [{ item: "item-1" }, { item: "item-1" }] }, ["part-twice"]],
  [
    "waiting for what is not there",
    [plain(1)],
    { parts: [{ item: "item-1", after: ["item-9"] }] },
    ["wait-unknown"],
  ],
  [
    "R2.29 silence that counts as consent without a basis",
    [plain(1)],
    { parts: [{ item: "item-1", silenceConsent: " " }] },
    ["silence-without-basis"],
  ],
  [
    "a field that is another one nobody asks for",
    [plain(1, page(field("place")))],
    { same: [{ id: "home", as: "place" }] },
    ["same-unknown"],
  ],
  [
    "a field that is another one of another type",
    [plain(1, page(field("place"), field("opened", { type: "date" })))],
    { same: [{ id: "opened", as: "place" }] },
    ["same-type"],
  ],
  [
    "a field that is another one which is itself a third",
    [plain(1, page(field("a"), field("b"), field("c")))],
    {
      same: [
        { id: "a", as: "b" },
        { id: "b", as: "c" },
      ],
    },
    ["same-chain"],
  ],
  [
    "a condition on an unknown question",
    [plain(1)],
    { parts: [{ item: "item-1", when: { q: "size", is: "big" } }] },
    ["condition-unknown"],
  ],
  [
    "a condition on an answer nobody can give",
    [plain(1)],
    { questions: [yesNo("new")], parts: [{ item: "item-1", when: { q: "new", is: "maybe" } }] },
    ["condition-answer"],
  ],
  [
    "a field of two types",
    [plain(1, page(field("area", { type: "number" }))), plain(2, page(field("area")))],
    {},
    ["field-clash"],
  ],
  [
    "a field of two meanings",
    [plain(1, page(field("area", { label: "面积" }))), plain(2, page(field("area", { label: "地区" })))],
    {},
    ["field-clash"],
  ],
  [
    "a field of two names that the bundle reconciles",
    [plain(1, page(field("area", { label: "面积" }))), plain(2, page(field("area", { label: "使用面积" })))],
    { labels: { area: "面积" } },
    [],
  ],
  [
    "bounds that nothing satisfies",
    [plain(1, page(field("seats", { min: 20 }))), plain(2, page(field("seats", { max: 10 })))],
    {},
    ["field-clash"],
  ],
  [
    "a question asked in two ways",
    [plain(1, { questions: [yesNo("agent")] }), plain(2, { questions: [yesNo("agent", "代办？")] })],
    {},
    ["question-clash"],
  ],
  [
    "a material of two names",
    [plain(1, { materials: [paper("deed")] }), plain(2, { materials: [paper("deed", { name: "产权证" })] })],
    {},
    ["material-clash"],
  ],
  [
    "an id that is a question here and a field there",
    [plain(1, { questions: [yesNo("agent")] }), plain(2, page(field("agent")))],
    {},
    ["question-and-field"],
  ],
  [
    "items that wait for each other",
    [
      plain(1, { result: result("甲证"), materials: [paper("b", { licenceType: "乙证" })] }),
      plain(2, { result: result("乙证"), materials: [paper("a", { licenceType: "甲证" })] }),
    ],
    {},
    ["waits-in-circle"],
  ],
  ["an answer nobody asks for", [plain(1)], { given: [{ id: "size", value: "big" }] }, ["given-unknown"]],
  [
    "an answer that is no option",
    [plain(1, { questions: [yesNo("agent")] })],
    { given: [{ id: "agent", value: "maybe" }] },
    ["given-answer"],
  ],
  [
    "slower than alone",
    [plain(1, { promised: { n: 3, unit: "W" } })],
    { parts: [{ item: "item-1", promised: { n: 4, unit: "W" } }] },
    ["part-slower"],
  ],
  [
    "a composite licence of what is no licence",
    [plain(1, { result: result("甲证") }), plain(2, { result: { ...result("批文"), type: "2" } })],
    { composite: { name: "综合许可证", trade: "店", licenceType: "990", joins: ["item-1", "item-2"] } },
    ["composite-without-licence"],
  ],
];

for (const [name, items, changes, codes] of cases) {
  test(`R2.28–R2.34 the gate of a bundle: ${name}`, () => {
    const problems = bundleProblems(bundleOf(items, changes), byKey(items));
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
    );
  });
}

test("a clash names both items", () => {
  const items = [plain(1, page(field("area", { type: "number" }))), plain(2, page(field("area")))];
  const [clash] = bundleProblems(bundleOf(items), byKey(items));
  assert.match(clash?.message ?? "", /第1号事项许可.*第2号事项许可/);
});

test("a circle is named as it goes round", () => {
  const items = [plain(1), plain(2), plain(3)];
  const after = (item: string, on: string) => ({ item, after: [on] });
  const parts = [after("item-1", "item-2"), after("item-2", "item-3"), after("item-3", "item-1")];
  const [circle] = bundleProblems(bundleOf(items, { parts }), byKey(items));
  assert.match(circle?.message ?? "", /第1号.*等.*第2号.*等.*第3号.*等.*第1号/);
});
