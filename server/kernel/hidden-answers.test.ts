import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Condition } from "#contract/condition.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Material, Question } from "#contract/item.ts";
import { bundleOf, byKey, field, paper, plain, rules } from "./bundle/bundle.fixture.ts";
import { compileBundle } from "./bundle/compile.ts";
import { visibleFields } from "./form.ts";
import { visibleQuestions } from "./situation.ts";
import { askedMaterials, formAnswers, submissionProblems, submittedContent } from "./submission.ts";

const nothing: DraftContent = { situation: {}, answers: {}, materials: [] };
const questions = ["q0", "q1", "q2"];
const fields = ["f0", "f1", "f2", "f3"];
const value = fc.constantFrom("yes", "no");

/** Over these ids; blanks around a value are what a person may type. */
const over = (ids: string[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ q: fc.constantFrom(...ids), is: value }),
    fc.record({ not: fc.record({ q: fc.constantFrom(...ids), is: value }) }),
    fc.record({ all: fc.array(fc.record({ q: fc.constantFrom(...ids), is: value }), { minLength: 1 }) }),
  );

const maybe = (ids: string[]) => fc.option(over(ids), { nil: undefined });
const withWhen = <T>(part: T, when: Condition | undefined) => ({ ...part, ...(when && { when }) });

const demand: fc.Arbitrary<Demand> = fc
  .record({
    questions: fc.tuple(...questions.map(() => maybe(questions))),
    fields: fc.tuple(...fields.map(() => maybe([...questions, ...fields]))),
    materials: fc.tuple(maybe([...questions, ...fields]), maybe([...questions, ...fields])),
  })
  .map((whens) => ({
    questions: whens.questions.map((when, at) =>
      withWhen<Question>({ id: `q${at}`, text: "问", kind: "yes-no", required: true }, when),
    ),
    form: {
      pages: [
        {
          title: "一",
          fields: whens.fields.map((when, at) =>
            withWhen<Field>({ id: `f${at}`, label: "填", type: "text", required: true }, when),
          ),
        },
      ],
    },
    materials: whens.materials.map((when, at) => withWhen<Material>(material(`m${at}`), when)),
  }));

function material(id: string): Material {
  return {
    ...{ id, name: id, kind: "copy", form: "3", originals: 0, copies: 1 },
    ...{ necessity: "required", source: "10" },
  };
}

/** One thing said: to a question, a field, or a material handed in. */
const saying = fc.oneof(
  fc.record({ part: fc.constant("situation" as const), id: fc.constantFrom(...questions), said: value }),
  fc.record({
    part: fc.constant("answers" as const),
    id: fc.constantFrom(...fields),
    said: fc.oneof(value, fc.constantFrom(" yes ", "别的", "")),
  }),
  fc.record({ part: fc.constant("materials" as const), id: fc.constantFrom("m0", "m1"), said: value }),
);
type Saying = typeof saying extends fc.Arbitrary<infer S> ? S : never;

function say(content: DraftContent, { part, id, said }: Saying): DraftContent {
  if (part !== "materials") return { ...content, [part]: { ...content[part], [id]: said } };
  const others = content.materials.filter((entry) => entry.material !== id);
  return { ...content, materials: [...others, { material: id, files: [], paper: true }] };
}

function shownIds(asks: Demand, content: DraftContent): string[] {
  return [
    ...visibleQuestions(asks, content.situation).map(({ id }) => id),
    ...visibleFields(asks.form!, formAnswers(asks, content)).map(({ field }) => field.id),
    ...askedMaterials(asks, content).map(({ id }) => id),
  ];
}

function idsIn({ situation, answers, materials }: DraftContent): string[] {
  return [...Object.keys(situation), ...Object.keys(answers), ...materials.map((each) => each.material)];
}

describe("R1.18, R2.11 the rule for hidden answers, for any demand and any sequence of answers", () => {
  const sayings = fc.array(saying, { maxLength: 30 });

  test("what is hidden is not submitted", () => {
    fc.assert(
      fc.property(demand, sayings, (asks, all) => {
        const content = all.reduce(say, nothing);
        const shown = shownIds(asks, content);
        for (const id of idsIn(submittedContent(asks, content))) assert.ok(shown.includes(id), id);
      }),
      { numRuns: 500 },
    );
  });

  test("what is hidden makes nothing else be asked: without it the same is shown and submitted", () => {
    fc.assert(
      fc.property(demand, sayings, (asks, all) => {
        const content = all.reduce(say, nothing);
        const once = submittedContent(asks, content);
        assert.deepEqual(shownIds(asks, once), shownIds(asks, content));
        assert.deepEqual(submittedContent(asks, once), once);
      }),
      { numRuns: 500 },
    );
  });

  test("what is shown again is what was said: any other answers, then the old ones again, and all is as it was", () => {
    fc.assert(
      fc.property(demand, sayings, sayings, (asks, first, others) => {
        const before = first.reduce(say, nothing);
        const known = others.filter(({ part, id }) => part !== "materials" && id in before[part]);
        const between = known.reduce(say, before);
        const after = known.reduce((content, { part, id }) => {
          const said = part === "materials" ? undefined : before[part][id];
          return typeof said === "string" ? say(content, { part, id, said } as Saying) : content;
        }, between);
        assert.deepEqual(submittedContent(asks, after), submittedContent(asks, before));
      }),
      { numRuns: 500 },
    );
  });
});

test("R2.34 a part of a bundle that is chosen no more and then again asks nothing twice", () => {
  const [shop, sign] = [
    plain(1, { form: { pages: [{ title: "店", fields: [field("shopName")] }] } }),
    plain(2, {
      form: { pages: [{ title: "招牌", fields: [field("signText")] }] },
      materials: [paper("sign-picture", { when: { q: "signText", is: "老张家" } })],
    }),
  ];
  const wantsSign: Question = { id: "wants-sign", text: "装招牌吗？", kind: "yes-no", required: true };
  const bundle = bundleOf([shop, sign], {
    questions: [wantsSign],
    parts: [{ item: shop.key }, { item: sign.key, when: { q: "wants-sign", is: "yes" } }],
  });
  const handedIn = (answer: string): DraftContent => {
    const situation = { "wants-sign": answer };
    const answers = { shopName: "老张家", signText: " 老张家 " };
    const materials = [{ material: "sign-picture", files: [], paper: true }];
    const plan = compileBundle({
      ...{ bundle, items: byKey([shop, sign]), rules },
      answers: { ...situation, ...answers },
    });
    const content = { situation, answers, materials };
    assert.deepEqual(submissionProblems(plan.demand, content, "2026-11-21"), []);
    return submittedContent(plan.demand, content);
  };
  assert.deepEqual(idsIn(handedIn("no")), ["wants-sign", "shopName"]);
  assert.deepEqual(idsIn(handedIn("yes")), ["wants-sign", "shopName", "signText", "sign-picture"]);
});

test("an answer that only names a question does not answer it, and nothing depends on what is not asked", () => {
  const asks: Demand = {
    questions: [{ id: "chain", text: "连锁？", kind: "yes-no", required: true, when: { q: "x", is: "y" } }],
    form: {
      pages: [
        {
          title: "一",
          fields: [
            { id: "brand", label: "品牌", type: "text", required: true, when: { q: "chain", is: "yes" } },
          ],
        },
      ],
    },
    materials: [],
  };
  const answers: Answers = { chain: "yes", brand: "老张家", gone: "yes" };
  assert.deepEqual(submittedContent(asks, { ...nothing, answers }).answers, {});
});
