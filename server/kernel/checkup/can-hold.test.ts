import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Condition } from "#contract/condition.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Question } from "#contract/item.ts";
import { holds } from "../condition.ts";
import { standingAnswers } from "../situation.ts";
import { canHold } from "./can-hold.ts";

const options = ["a", "b", "c"].map((value) => ({ value, label: value }));
const ids = ["one", "two", "three"];

const use: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ q: fc.constantFrom("one", "two"), is: fc.constantFrom("a", "b", "c") }),
  fc.record({ q: fc.constantFrom("one", "two"), in: fc.subarray(["a", "b", "c"], { minLength: 1 }) }),
  fc.record({ q: fc.constant("three"), has: fc.constantFrom("a", "b", "c") }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    use,
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));

/** Three questions, the later ones perhaps asked only under a condition on the earlier. */
const demand: fc.Arbitrary<Demand> = fc
  .tuple(fc.option(use, { nil: undefined }), fc.option(use, { nil: undefined }), fc.boolean())
  .map(([second, third, required]) => {
    const whens = [undefined, about(second, ["one"]), about(third, ["one", "two"])];
    const questions = ids.map((id, place): Question => {
      const when = whens[place];
      const kind = id === "three" ? ("several" as const) : ("single" as const);
      return { id, text: id, kind, required, options, ...(when && { when }) };
    });
    return { questions, materials: [] };
  });

function about(condition: Condition | undefined, allowed: string[]): Condition | undefined {
  return condition && "q" in condition && allowed.includes(condition.q) ? condition : undefined;
}

/** Every way of answering the three questions, or of leaving them. */
function* everyAnswer(): Generator<Answers> {
  const singles = [undefined, "a", "b", "c"];
  const sets = [[], ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]];
  for (const one of singles)
    for (const two of singles)
      for (const three of sets) yield { ...(one && { one }), ...(two && { two }), three };
}

test("R1.18 what is said never to hold holds under no complete answer, and what can hold holds under one", () => {
  fc.assert(
    fc.property(demand, condition, (demand, condition) => {
      const complete = [...everyAnswer()].filter((answers) => {
        const standing = standingAnswers(demand, answers);
        const asked = demand.questions.filter(({ when }) => holds(when, standing));
        return asked.every(
          ({ id, required }) => !required || (standing[id] !== undefined && String(standing[id]) !== ""),
        );
      });
      const found = complete.some((answers) => holds(condition, standingAnswers(demand, answers)));
      assert.equal(canHold(condition, demand), found);
    }),
    { numRuns: 300 },
  );
});

test("R1.18 a condition on a field of free text can hold, and its contradiction cannot", () => {
  const field = { id: "size", label: "面积", type: "text" as const, required: false };
  const demand: Demand = {
    questions: [],
    materials: [],
    form: { pages: [{ title: "一", fields: [field] }] },
  };
  assert.equal(canHold({ q: "size", is: "大" }, demand), true);
  assert.equal(canHold({ not: { q: "size", is: "大" } }, demand), true);
  assert.equal(
    canHold(
      {
        all: [
          { q: "size", is: "大" },
          { q: "size", is: "小" },
        ],
      },
      demand,
    ),
    false,
  );
});

test("R1.18 of a question that must be answered, something is always ticked", () => {
  const of = (required: boolean): Demand => ({
    questions: [{ id: "several", text: "several", kind: "several", required, options }],
    materials: [],
  });
  const none = { not: { any: ["a", "b", "c"].map((has) => ({ q: "several", has })) } };
  assert.equal(canHold(none, of(true)), false);
  assert.equal(canHold(none, of(false)), true);
});
