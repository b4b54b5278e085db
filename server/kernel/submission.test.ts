import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DraftContent } from "#contract/draft.ts";
import { completeItem } from "#server/testing/item.ts";
import { correctedAnswers, isShared, submissionProblems, submittedContent } from "./submission.ts";

const item = completeItem();
const today = "2026-11-21";
const file = { id: "a".repeat(64), name: "身份证.pdf" };
const empty: DraftContent = { situation: {}, answers: {}, materials: [] };
const full: DraftContent = {
  situation: { business: "restaurant", chain: "no" },
  answers: { operatorName: "老张家土菜馆", sells: ["hot"] },
  materials: [
    { material: "id-card", files: [file] },
    { material: "layout", files: [], paper: true },
  ],
};
const problems = (content: DraftContent) =>
  submissionProblems(item, content, today).map(({ part, id }) => `${part}.${id}`);

describe("R2.8 (4) what is still missing", () => {
  test("everything at once, part by part", () => {
    assert.deepEqual(problems(empty), [
      "situation.business",
      "answers.operatorName",
      "answers.sells",
      "materials.id-card",
    ]);
    assert.deepEqual(problems(full), []);
  });

  test("a field names its page", () => {
    assert.equal(submissionProblems(item, empty, today).find((each) => each.part === "answers")?.page, 0);
  });

  test("the situation decides which materials are missing (R1.18)", () => {
    assert.deepEqual(problems({ ...full, materials: [] }), ["materials.id-card", "materials.layout"]);
    assert.deepEqual(problems({ ...full, situation: { business: "shop" }, materials: [] }), [
      "materials.id-card",
    ]);
  });

  test("a material nobody asked for is refused (R2.11)", () => {
    const more = { ...full, materials: [...full.materials, { material: "blood-test", files: [file] }] };
    assert.deepEqual(problems(more), ["materials.blood-test"]);
  });

  test("what another body issued and needs no paper is not demanded (R1.17)", () => {
    const shared = { ...item.materials[0]!, source: "20", originals: 0, copies: 0 };
    assert.ok(isShared(shared));
    const other = completeItem({ materials: [shared], questions: [], steps: [] });
    const content = { ...full, situation: {}, materials: [] };
    assert.deepEqual(submissionProblems(other, content, today), []);
  });
});

test("what is handed in is what this situation asks for; the draft keeps the rest", () => {
  const draft: DraftContent = {
    situation: { business: "shop", chain: "yes" },
    answers: { operatorName: " 老张家 ", sells: ["hot"], coldRoom: 12 },
    materials: full.materials,
  };
  assert.deepEqual(submittedContent(item, draft), {
    situation: { business: "shop" },
    answers: { operatorName: "老张家", sells: ["hot"] },
    materials: [{ material: "id-card", files: [file] }],
  });
});

test("R2.9 corrected answers are checked and tidied, and what they hide is not kept; an empty field may stay empty", () => {
  const corrected = (answers: DraftContent["answers"]) => correctedAnswers(item, { ...full, answers }, today);
  assert.deepEqual(corrected({ operatorName: " 新名 ", sells: ["hot"], coldRoom: 12 }), {
    problems: [],
    kept: { operatorName: "新名", sells: ["hot"] },
  });
  assert.deepEqual(corrected({ sells: ["hot"] }).problems, []);
  assert.deepEqual(
    corrected({ operatorName: "新名", sells: ["fried"] }).problems.map(({ id }) => id),
    ["sells"],
  );
});
