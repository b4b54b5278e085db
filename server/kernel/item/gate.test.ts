import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Value } from "typebox/value";
import { Item } from "#contract/item.ts";
import { completeItem, gateRules, incompleteItem, itemNumbered } from "#server/testing/item.ts";
import { completeness } from "./completeness.ts";
import * as gate from "./gate.ts";

type Changes = Partial<Item>;

const judgeItem = (item: Item) => gate.judgeItem(item, gateRules);
const contradictions = (item: Item) => gate.contradictions(item, gateRules);

const base = completeItem();
const channel = base.channel!;
const survey = base.steps[1]!;
const decision = base.steps[2]!;

test("R1.12 a complete item passes the gate, and so do its numbered copies", () => {
  for (const item of [base, itemNumbered(7)]) {
    assert.equal(Value.Check(Item, item), true);
    assert.deepEqual(judgeItem(item), {
      completeness: { percent: 100, missing: [] },
      problems: [],
      publishable: true,
    });
  }
});

test("R1.12 an incomplete item names what is missing and how much is there", () => {
  const { percent, missing } = completeness(incompleteItem());
  assert.deepEqual(
    missing.map((element) => element.name),
    [
      "法定办结时限",
      "承诺办结时限",
      "受理条件",
      "办理流程",
      "办理形式",
      "是否网办",
      "到办事现场次数",
      "办理地点",
      "办理时间",
      "咨询方式",
      "监督投诉方式",
    ],
  );
  assert.equal(percent, 54);
  assert.equal(judgeItem(incompleteItem()).publishable, false);
  assert.deepEqual(contradictions(incompleteItem()), []);
});

/** Each change makes exactly these problems, at these paths. */
const broken: [rule: string, changes: Changes, problems: [code: string, path: string][]][] = [
  [
    "R1.12 promised above statutory",
    { promised: { n: 21, unit: "W" } },
    [["promised-over-statutory", "promised"]],
  ],
  [
    "R1.12 working days never fit fewer natural days",
    { statutory: { n: 7, unit: "D" }, promised: { n: 8, unit: "W" }, steps: [decision] },
    [["promised-over-statutory", "promised"]],
  ],
  [
    "R1.12 an instant item promised in days",
    { handling: "1", materials: [] },
    [["instant-too-long", "promised"]],
  ],
  [
    "R2.13 a licence above 20 working days without the special law",
    { statutory: { n: 21, unit: "W" }, implementation: { ...base.implementation, jointOrgans: [] } },
    [["statutory-over-law", "statutory"]],
  ],
  [
    "R2.14 a joint licence above 45 working days",
    { statutory: { n: 46, unit: "W" } },
    [["statutory-over-law", "statutory"]],
  ],
  [
    "a step above the law's limit",
    { steps: [{ ...survey, limit: { n: 30, unit: "W" } }, decision] },
    [["step-over-statutory", "steps[0].limit"]],
  ],
  [
    "R1.12 no visit without 全程网办",
    { channel: { ...channel, visits: 0 } },
    [["no-visit-not-online", "channel.visits"]],
  ],
  [
    "R1.2 an inspection is never applied for",
    {
      catalogue: { ...base.catalogue, type: "06", basicCode: "000631023000" },
      implementation: { ...base.implementation, code: "11430482000000001K4000631023000" },
      code: "11430482000000001K400063102300001",
    },
    [["type-never-applied-for", "catalogue.type"]],
  ],
  [
    "R1.5 type in the basic code",
    { catalogue: { ...base.catalogue, type: "07" } },
    [["basic-code-type", "catalogue.basicCode"]],
  ],
  ["R1.7 serial 00", { code: `${base.code.slice(0, 31)}00` }, [["leaf-code", "code"]]],
  [
    "R1.8 a level the catalogue does not know",
    { catalogue: { ...base.catalogue, levels: ["2"] } },
    [["level-not-in-catalogue", "implementation.level"]],
  ],
  ["two decisions", { steps: [decision, { ...decision, id: "again" }] }, [["decision-last", "steps"]]],
  ["decision not last", { steps: [decision, survey] }, [["decision-last", "steps"]]],
  [
    "decision under a condition",
    { steps: [{ ...decision, when: { q: "chain", is: "yes" } }] },
    [["decision-conditional", "steps[0].when"]],
  ],
  [
    "condition on nothing",
    { steps: [{ ...survey, when: { q: "moon", is: "full" } }, decision] },
    [["condition-unknown", "steps[0].when"]],
  ],
  [
    "condition on an answer nobody can give",
    { steps: [{ ...survey, when: { any: [{ q: "business", is: "bar" }] } }, decision] },
    [["condition-answer", "steps[0].when"]],
  ],
  [
    "`is` of a question with several answers",
    { steps: [{ ...survey, when: { q: "sells", is: "hot" } }, decision] },
    [["condition-kind", "steps[0].when"]],
  ],
  [
    "`has` of a question with one answer",
    { steps: [{ ...survey, when: { q: "business", has: "shop" } }, decision] },
    [["condition-kind", "steps[0].when"]],
  ],
  [
    "R1.18 a question that waits for the form",
    { questions: [{ ...base.questions[0]!, when: { q: "sells", has: "hot" } }, base.questions[1]!] },
    [["condition-too-early", "questions[0].when"]],
  ],
  [
    "R1.18 questions in a circle",
    { questions: [{ ...base.questions[0]!, when: { q: "chain", is: "no" } }, base.questions[1]!] },
    [
      ["condition-circle", "questions[0].when"],
      ["condition-circle", "questions[1].when"],
    ],
  ],
  [
    "a question without options",
    {
      questions: [{ id: "business", text: "哪一种？", kind: "single", required: true }],
      materials: [],
      steps: [decision],
    },
    [["options-missing", "questions[0]"]],
  ],
  [
    "an id twice",
    { materials: [base.materials[0]!, base.materials[0]!] },
    [["id-repeated", "materials[1].id"]],
  ],
  [
    "R2.32 an instant item defers nothing",
    { handling: "1", promised: { n: 0, unit: "W" } },
    [["deferral-of-instant", "materials[1].necessity"]],
  ],
  ...(["public-safety", "ecology", "energy-saving", "health", "life-property", "law"] as const).map(
    (bar): [string, Changes, [string, string][]] => [
      `R2.32 an item that is barred for ${bar} defers nothing`,
      { noDeferral: [bar] },
      [["deferral-excluded", "materials[1].necessity"]],
    ],
  ),
  [
    "R2.32 what is neither instant nor promised defers nothing",
    { handling: "9" },
    [["deferral-of-instant", "materials[1].necessity"]],
  ],
  [
    "R2.32 a supplement period above the statutory limit",
    { deferral: { limit: { n: 21, unit: "W" }, basis: "国发〔2022〕5号" } },
    [["deferral-over-statutory", "deferral.limit"]],
  ],
  [
    "R2.32 a supplement period of no day",
    { deferral: { limit: { n: 0, unit: "W" }, basis: "国发〔2022〕5号" } },
    [["deferral-without-limit", "deferral.limit"]],
  ],
  ["R2.32 no main material", { materials: [base.materials[1]!] }, [["deferral-of-all", "materials"]]],
  [
    "R1.16 an original, none wanted",
    { materials: [base.materials[0]!, { ...base.materials[1]!, originals: 0 }] },
    [["material-count", "materials[1].originals"]],
  ],
  [
    "an e-licence without its type",
    { result: { type: "1", name: "证", electronic: true, pickup: ["1"] } },
    [["licence-type-missing", "result.licenceType"]],
  ],
  [
    "a licence that prints an unknown field",
    { result: { ...base.result!, prints: [{ field: "age", label: "年龄" }] } },
    [["print-unknown-field", "result.prints[0].field"]],
  ],
  [
    "R1.4 cancelled before it takes effect",
    { effectiveFrom: "2026-01-02", cancelledFrom: "2026-01-01" },
    [["cancelled-before-effective", "cancelledFrom"]],
  ],
];

for (const [rule, changes, expected] of broken) {
  test(rule, () => {
    const problems = judgeItem(completeItem(changes)).problems;
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      expected,
    );
    for (const { message } of problems) assert.match(message, /\p{Script=Han}.*。$/u);
  });
}

test("online without a form is refused", () => {
  const { form, result, ...rest } = base;
  assert.deepEqual(
    judgeItem({ ...rest }).problems.map(({ code }) => code),
    ["online-without-form"],
  );
});

test("R1.6 codes of another organ, level and catalogue entry are all named", () => {
  const implementation = {
    ...base.implementation,
    code: "11430482000000002N3999999999999",
  };
  const codes = judgeItem(completeItem({ implementation, code: `${implementation.code}01` })).problems;
  assert.deepEqual(
    codes.map(({ code }) => code),
    ["implementation-code-organ", "implementation-code-level", "implementation-code-basic"],
  );
});

test("R1.6 the organ's code must be a unified social credit code", () => {
  const organ = "11430482000000001A";
  const code = `${organ}4${base.catalogue.basicCode}`;
  const implementation = { ...base.implementation, organ, code };
  const { problems } = judgeItem(completeItem({ implementation, code: `${code}01` }));
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["organ-uscc"],
  );
});

test("R1.6 a county organ does not act at city level; its division must be of the province", () => {
  const implementation = {
    ...base.implementation,
    level: "3",
    code: `${base.implementation.organ}3${base.catalogue.basicCode}`,
  };
  const at = judgeItem(completeItem({ implementation, code: `${implementation.code}01` })).problems;
  assert.deepEqual(
    at.map(({ code }) => code),
    ["level-of-organ"],
  );
  const elsewhere = base.catalogue.basicCode.replace(/^00/, "37");
  const catalogue = { ...base.catalogue, basicCode: elsewhere };
  const code = `${base.implementation.organ}4${elsewhere}`;
  const of = judgeItem(
    completeItem({ catalogue, implementation: { ...base.implementation, code }, code: `${code}01` }),
  );
  assert.deepEqual(
    of.problems.map(({ code }) => code),
    ["basic-code-area"],
  );
});

test("R1.12 the percentage is 100 exactly when nothing is missing, whatever is left out", () => {
  const optional = ["statutory", "promised", "channel", "contact"] as const;
  const lists = ["basis", "conditions", "steps", "objects"] as const;
  fc.assert(
    fc.property(fc.subarray([...optional]), fc.subarray([...lists]), (without, emptied) => {
      const item = { ...completeItem() };
      for (const key of without) delete item[key];
      for (const key of emptied) item[key] = [];
      const { percent, missing } = completeness(item);
      return (
        (percent === 100) === (missing.length === 0) && missing.length >= without.length + emptied.length
      );
    }),
  );
});
