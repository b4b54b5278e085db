import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Condition } from "#contract/condition.ts";
import type { Answers } from "#contract/form.ts";
import { type Asked, holds, isAnswered, mayHold, shown, shownAnswers } from "./condition.ts";

const names = ["a", "b", "c", "d"];
const name = fc.constantFrom(...names);
const value = fc.constantFrom("x", "y", "yes");

const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ q: name, is: value }),
    fc.record({ q: name, in: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ q: name, has: value }),
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
})).condition;

const answer = fc.oneof(value, fc.array(value, { maxLength: 2 }), fc.constantFrom(null, "", " "));
const answers: fc.Arbitrary<Answers> = fc.dictionary(name, answer, { maxKeys: 4 });
const parts: fc.Arbitrary<Asked[]> = fc
  .tuple(...names.map(() => fc.option(condition, { nil: undefined })))
  .map((whens) => names.map((id, at) => ({ id, when: whens[at] })));

describe("R1.18 conditions", () => {
  test("is, in and has", () => {
    const said: Answers = { kind: "restaurant", sells: ["hot", "cold"], own: "yes", seats: 12 };
    assert.ok(holds({ q: "kind", is: "restaurant" }, said));
    assert.ok(holds({ q: "kind", in: ["shop", "restaurant"] }, said));
    assert.ok(holds({ q: "sells", has: "cold" }, said));
    assert.ok(holds({ q: "seats", is: "12" }, said));
    assert.ok(!holds({ q: "kind", has: "restaurant" }, said));
    assert.ok(!holds({ q: "sells", is: "hot" }, said));
    assert.ok(holds(undefined, {}));
  });

  test("an unanswered question satisfies no is, in or has", () => {
    const blank = fc.constantFrom(undefined, null, "", "  ", []);
    const leaf = condition.filter((each) => "q" in each);
    fc.assert(
      fc.property(leaf, blank, (each, nothing) => {
        assert.equal(holds(each, Object.fromEntries(names.map((id) => [id, nothing ?? null]))), false);
      }),
    );
  });

  test("not turns round; all and any are each other's mirror", () => {
    fc.assert(
      fc.property(condition, condition, answers, (left, right, said) => {
        assert.equal(holds({ not: left }, said), !holds(left, said));
        assert.equal(
          holds({ any: [left, right] }, said),
          !holds({ all: [{ not: left }, { not: right }] }, said),
        );
      }),
    );
  });
});

describe("what is shown", () => {
  const chain: Asked[] = [
    { id: "c", when: { q: "b", is: "yes" } },
    { id: "a" },
    { id: "b", when: { q: "a", is: "yes" } },
  ];

  test("what hangs on a hidden question is hidden, in whatever order they stand", () => {
    assert.deepEqual([...shown(chain, { a: "yes", b: "yes" })], ["c", "a", "b"]);
    assert.deepEqual([...shown(chain, { a: "no", b: "yes", c: "x" })], ["a"]);
    assert.deepEqual(shownAnswers(chain, { a: "no", b: "yes", c: "x" }), { a: "no" });
  });

  test("what hangs on itself is never shown, and asking ends", () => {
    const circle: Asked[] = [
      { id: "a", when: { q: "b", is: "x" } },
      { id: "b", when: { q: "a", is: "x" } },
    ];
    assert.equal(shown(circle, { a: "x", b: "x" }).size, 0);
  });

  test("answers to hidden questions change nothing", () => {
    fc.assert(
      fc.property(parts, answers, (asked, said) => {
        const visible = shown(asked, said);
        const kept = shownAnswers(asked, said);
        assert.deepEqual(shown(asked, kept), visible);
      }),
    );
  });
});

describe("what may still be", () => {
  const acyclic = parts.map((asked) =>
    asked.map((part, at) => (refersBefore(part.when, names.slice(0, at)) ? part : { id: part.id })),
  );

  test("when nothing is open, it is what holds", () => {
    const said = fc.record({ a: value, b: value, c: value, d: value });
    const free = names.map((id) => ({ id }));
    fc.assert(
      fc.property(condition, said, (each, full) => {
        assert.equal(mayHold(each, free, full), holds(each, full));
      }),
    );
  });

  test("a verdict given early stands, whatever is answered later", () => {
    fc.assert(
      fc.property(condition, acyclic, answers, answers, (each, asked, early, later) => {
        const verdict = mayHold(each, asked, early);
        if (verdict === undefined) return;
        const answered = Object.entries(early).filter(([, one]) => isAnswered(one));
        const all = { ...later, ...Object.fromEntries(answered) };
        assert.equal(holds(each, shownAnswers(asked, all)), verdict);
      }),
      { numRuns: 1000 },
    );
  });
});

function refersBefore(when: Condition | undefined, before: string[]): boolean {
  if (!when) return true;
  if ("q" in when) return before.includes(when.q);
  if ("not" in when) return refersBefore(when.not, before);
  return ("all" in when ? when.all : when.any).every((part) => refersBefore(part, before));
}
