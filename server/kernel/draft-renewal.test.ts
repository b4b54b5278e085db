import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import { isAnswered } from "./condition.ts";
import { renewDraft } from "./draft-renewal.ts";
import { checkField } from "./field-check.ts";

const today = "2026-11-21";
const sells = [
  { value: "hot", label: "热食" },
  { value: "cold", label: "冷食" },
];
const field = (id: string, changes: Partial<Field> = {}): Field => ({
  ...{ id, label: id, type: "text", required: true },
  ...changes,
});
const asks = (fields: Field[], changes: Partial<Demand> = {}): Demand => ({
  ...{ questions: [], materials: [], form: { pages: [{ title: "一", fields }] } },
  ...changes,
});
const saying = (answers: DraftContent["answers"], more: Partial<DraftContent> = {}): DraftContent => ({
  ...{ situation: {}, answers, materials: [] },
  ...more,
});
const renewed = (old: Demand, now: Demand, content: DraftContent) =>
  renewDraft(
    () => old,
    () => now,
    content,
    today,
  );
const told = ({ renewal }: ReturnType<typeof renewed>) =>
  renewal.changes.map(({ id, change, said }) => [id, change, ...(said ? [said] : [])]);

describe("R1.4 a draft under a new version of its item", () => {
  test("what is asked as before is kept, and nobody is told anything", () => {
    const demand = asks([field("name")]);
    const content = saying({ name: "老张家" });
    assert.deepEqual(renewed(demand, demand, content), { content, renewal: { kept: 1, changes: [] } });
  });

  test("another kind of field or another unit asks again and tells what was said", () => {
    const old = asks([field("capital", { type: "number", unit: "万元" }), field("kind")]);
    const now = asks([field("capital", { type: "number", unit: "元" }), field("kind", { type: "date" })]);
    const result = renewed(old, now, saying({ capital: 50, kind: "小吃店" }));
    assert.deepEqual(told(result), [
      ["capital", "again", "50万元"],
      ["kind", "again", "小吃店"],
    ]);
    assert.deepEqual(result.content.answers, {});
  });

  test("an option that is gone is asked again; the others of a list stay", () => {
    const old = asks([field("sells", { type: "choices", options: sells })]);
    const now = asks([field("sells", { type: "choices", options: sells.slice(0, 1) })]);
    const result = renewed(old, now, saying({ sells: ["hot", "cold"] }));
    assert.deepEqual(told(result), [["sells", "again", "热食、冷食"]]);
    assert.deepEqual(result.content.answers, { sells: ["hot"] });
  });

  test("what is too long now stays in its field, to be mended; a new name is to be looked at", () => {
    const old = asks([field("name"), field("shop")]);
    const now = asks([field("name", { max: 2 }), field("shop", { label: "店名" })]);
    const result = renewed(old, now, saying({ name: "老张家", shop: "土菜馆" }));
    assert.deepEqual(told(result), [
      ["name", "again"],
      ["shop", "look"],
    ]);
    assert.deepEqual(result.content.answers, { name: "老张家", shop: "土菜馆" });
  });

  test("questions and materials: a lost option, a material nobody asks for any more, a new one", () => {
    const question = {
      ...{ id: "kind", text: "哪一种？", kind: "single" as const, required: true },
      options: sells,
    };
    const paper = (id: string) => ({
      ...{ id, name: `材料 ${id}`, kind: "copy" as const, form: "3", originals: 0, copies: 1 },
      ...{ necessity: "required" as const, source: "10" },
    });
    const old = asks([field("name")], { questions: [question], materials: [paper("plan"), paper("lease")] });
    const now = asks([field("name")], {
      questions: [{ ...question, options: sells.slice(0, 1) }],
      materials: [paper("plan"), paper("photo")],
    });
    const files = (name: string) => [{ id: "a".repeat(64), name }];
    const result = renewed(
      old,
      now,
      saying(
        {},
        {
          situation: { kind: "cold" },
          materials: [
            { material: "plan", files: files("图.pdf") },
            { material: "lease", files: files("租约.pdf") },
          ],
        },
      ),
    );
    assert.deepEqual(told(result), [
      ["kind", "again", "冷食"],
      ["lease", "gone", "租约.pdf"],
      ["photo", "new"],
    ]);
    assert.deepEqual(result.content.situation, {});
    assert.deepEqual(
      result.content.materials.map(({ material }) => material),
      ["plan"],
    );
    assert.equal(result.renewal.kept, 1);
  });
});

describe("for any two versions of a form and any answers", () => {
  const ids = ["a", "b", "c"] as const;
  const version = fc
    .tuple(
      ...ids.map((id) =>
        fc.option(
          fc.record({
            id: fc.constant(id as string),
            label: fc.constantFrom("甲", "乙"),
            type: fc.constantFrom(
              "text",
              "paragraph",
              "number",
              "money",
              "date",
              "choice",
              "choices",
              "phone",
            ),
            required: fc.boolean(),
            unit: fc.constantFrom("元", "万元"),
            max: fc.constantFrom(2, 20),
            options: fc.constantFrom(sells, sells.slice(1), [{ value: "cold", label: "凉菜" }]),
          }) as fc.Arbitrary<Field>,
          { nil: undefined },
        ),
      ),
    )
    .map((fields) => asks(fields.filter((each) => each !== undefined)));
  const said = fc.oneof(
    fc.constantFrom("热", "很长的一句话", "hot", "cold", "2026-11-02", "13800000001", ""),
    fc.constantFrom(1, 19, 1000),
    fc.constantFrom<string[]>(["hot"], ["hot", "cold"]),
  );
  const answers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...ids), said, {
    noNullPrototype: true,
  });

  test("an answer that was right passes the new check or is told to be asked again", () => {
    fc.assert(
      fc.property(version, version, answers, (old, now, given) => {
        const { content, renewal } = renewed(old, now, saying(given));
        const again = new Set(
          renewal.changes.filter(({ change }) => change === "again").map((each) => each.id),
        );
        const before = new Map(old.form!.pages[0]!.fields.map((each) => [each.id, each]));
        for (const each of now.form!.pages[0]!.fields) {
          const was = before.get(each.id);
          const answer = content.answers[each.id];
          if (!was || !isAnswered(answer) || checkField(was, given[each.id], today)) continue;
          assert.ok(again.has(each.id) || !checkField(each, answer, today), each.id);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nothing said is lost silently: it is in the draft as it was, or it is told", () => {
    fc.assert(
      fc.property(version, version, answers, (old, now, given) => {
        const { content, renewal } = renewed(old, now, saying(given));
        const named = new Set(renewal.changes.map(({ id }) => id));
        for (const [id, answer] of Object.entries(given)) {
          if (!named.has(id)) assert.deepEqual(content.answers[id], answer);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("renewing to the same version changes nothing and tells nothing", () => {
    fc.assert(
      fc.property(version, answers, (old, given) => {
        const content = saying(given);
        assert.deepEqual(renewed(old, old, content).content, content);
        assert.deepEqual(renewed(old, old, content).renewal.changes, []);
      }),
    );
  });
});
