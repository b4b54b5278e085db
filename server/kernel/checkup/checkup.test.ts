import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bundle } from "#contract/bundle.ts";
import type { Finding } from "#contract/checkup.ts";
import type { DecisionTable } from "#contract/decision.ts";
import type { Item } from "#contract/item.ts";
import { completeItem, gateRules } from "#server/testing/item.ts";
import { bundleOf, paper, plain, rules } from "../bundle/bundle.fixture.ts";
import { someInputs, tableOf } from "../decision/decision.fixture.ts";
import { plainName } from "./check-materials.ts";
import { checkCatalogue } from "./checkup.ts";
import type { Experience } from "./finding.ts";

interface Given {
  items: Item[];
  bundles?: Bundle[];
  tables?: DecisionTable[];
  experience?: [string, Experience][];
  taken?: [string, number][];
}

function check({ items, bundles = [], tables = [], experience = [], taken = [] }: Given): Finding[] {
  return checkCatalogue({
    ...{ items, bundles, tables, experience: new Map(experience), taken: new Map(taken), organs: new Map() },
    rules: { gate: gateRules, bundle: rules },
  });
}

const only = (found: Finding[], code: Finding["code"]) => found.filter((finding) => finding.code === code);

test("F19 a complete item whose guide says all has nothing wrong", () => {
  const standard = { standard: "清晰、一致" };
  const { contact, materials } = completeItem();
  const told = { ...contact!, review: "常宁市人民政府", court: "常宁市人民法院" };
  const item = completeItem({
    contact: told,
    materials: materials.map((material) => ({ ...material, ...standard })),
  });
  assert.deepEqual(check({ items: [item] }), []);
});

test("R1.18 a material whose condition never holds", () => {
  const never = {
    all: [
      { q: "business", is: "shop" },
      { q: "chain", is: "yes" },
    ],
  };
  const item = completeItem({ materials: [paper("health-card", { when: never })] });
  const [found] = only(check({ items: [item] }), "material-never-needed");
  assert.equal(found?.path, "materials[0]");
});

test("R1.17 a material that is another item's result, counted on the year's cases", () => {
  const licence = plain(1, {
    result: { type: "1", name: "营业执照", electronic: true, pickup: ["1"] },
  });
  const asking = plain(2, { materials: [paper("licence", { name: "营业执照（副本）复印件" })] });
  const shared = plain(3, { materials: [paper("licence", { name: "营业执照", source: "20", copies: 0 })] });
  const found = check({ items: [licence, asking, shared], experience: [["item-2", { cases: 120 }]] });
  assert.deepEqual(
    only(found, "material-issued-here").map(({ key, spares }) => [key, spares]),
    [["item-2", { materials: 120 }]],
  );
});

test("R1.16 one paper under two ids, one id under two names", () => {
  const items = [
    plain(1, { materials: [paper("id-card", { name: "身份证复印件" })] }),
    plain(2, { materials: [paper("id-card", { name: "身份证" })] }),
    plain(3, { materials: [paper("identity", { name: "身份证（正反面）" })] }),
    plain(4, { materials: [paper("id-card", { name: "户口簿" })] }),
  ];
  const found = check({ items });
  assert.deepEqual(
    only(found, "material-two-ids").map(({ key }) => key),
    ["item-3"],
  );
  assert.deepEqual(
    only(found, "material-two-names").map(({ key }) => key),
    ["item-4"],
  );
});

test("A13 a promise longer than half the cases need", () => {
  const item = completeItem({ promised: { n: 10, unit: "W" } });
  const usual = (medianDays: number) =>
    only(
      check({ items: [item], experience: [[item.key, { cases: 40, medianDays }]] }),
      "limit-above-usual",
    ).map(({ spares }) => spares);
  assert.deepEqual(usual(2.5), [{ days: 40 * 7 }]);
  assert.deepEqual(usual(0), [{ days: 40 * 9 }]);
  assert.deepEqual(usual(10), []);
});

test("R2.13 a limit above the law's", () => {
  const item = plain(1, { statutory: { n: 60, unit: "W" }, promised: { n: 5, unit: "W" } });
  const { jointOrgans: _, ...implementation } = item.implementation;
  assert.equal(only(check({ items: [{ ...item, implementation }] }), "limit-above-law").length, 1);
});

test("R1.14 a visit for nothing; none where something is looked at on the spot or the reason is told", () => {
  const channel = { ...completeItem().channel!, visits: 2 };
  const online = plain(1, { channel, steps: [], materials: [paper("plan")] });
  const visits = (changes: Partial<Item>) =>
    only(
      check({ items: [{ ...online, ...changes }], experience: [[online.key, { cases: 5 }]] }),
      "visit-for-nothing",
    ).map(({ spares }) => spares);
  assert.deepEqual(visits({}), [{ trips: 10 }]);
  assert.deepEqual(visits({ steps: completeItem().steps }), []);
  assert.deepEqual(visits({ materials: [paper("plan", { kind: "original", originals: 1 })] }), []);
  assert.deepEqual(visits({ channel: { ...channel, visitReason: "须当面签字" } }), []);
});

test("R1.18 a question no condition looks at, and one nobody is ever asked", () => {
  const question = { id: "colour", text: "门头什么颜色？", kind: "yes-no" as const, required: true };
  const never = {
    all: [
      { q: "colour", is: "yes" },
      { q: "colour", is: "no" },
    ],
  };
  const hidden = { ...question, id: "shade", when: never };
  const found = check({ items: [plain(1, { questions: [question, hidden] })] });
  assert.deepEqual(
    only(found, "question-never-asked").map(({ path }) => path),
    ["questions[1].when"],
  );
  assert.deepEqual(only(found, "question-leads-nowhere"), []);
  const alone = check({ items: [plain(1, { questions: [question] })] });
  assert.deepEqual(
    only(alone, "question-leads-nowhere").map(({ path }) => path),
    ["questions[0]"],
  );
  const part = { item: "item-1", when: { q: "colour", is: "yes" } };
  const bundle = bundleOf([], { parts: [part] });
  const used = check({ items: [plain(1, { questions: [question] })], bundles: [bundle] });
  assert.deepEqual(only(used, "question-leads-nowhere"), []);
  const input = { ...someInputs[0]!, from: { answer: "colour" } };
  const tables = [{ ...tableOf([]), item: "item-1", inputs: [input] }];
  const decided = check({ items: [plain(1, { questions: [question] })], tables });
  assert.deepEqual(only(decided, "question-leads-nowhere"), []);
});

test("R2.34 a bundle that promises more than the longest way through its parts", () => {
  const items = [1, 2].map((serial) => plain(serial, { promised: { n: 3, unit: "W" } }));
  const longer = (n: number, after: string[] = []) =>
    only(
      check({
        items,
        bundles: [
          bundleOf(items, {
            promised: { n, unit: "W" },
            parts: [{ item: "item-1" }, { item: "item-2", ...(after.length > 0 && { after }) }],
          }),
        ],
        taken: [["test-bundle", 10]],
      }),
      "bundle-longer-than-parts",
    ).map(({ spares }) => spares);
  assert.deepEqual(longer(5), [{ days: 20 }]);
  assert.deepEqual(longer(5, ["item-1"]), []);
  assert.deepEqual(longer(3), []);
});

test("F19 missing elements of a guide; what spares most comes first", () => {
  const bare = plain(1, { conditions: [], materials: [paper("plan")] });
  const found = check({
    items: [bare, completeItem({ promised: { n: 10, unit: "W" } })],
    experience: [["food-business-licence", { cases: 40, medianDays: 1 }]],
  });
  assert.equal(found[0]?.code, "limit-above-usual");
  const paths = only(found, "guide-element-missing").filter(({ key }) => key === "item-1");
  assert.ok(paths.some(({ path }) => path === "conditions"));
  assert.ok(paths.some(({ path }) => path === "materials[0].standard"));
});

test("a paper's name without what does not make it another paper", () => {
  assert.equal(plainName("营业执照（副本）原件及复印件"), "营业执照");
  assert.equal(plainName("居民身份证"), "居民身份证");
});
