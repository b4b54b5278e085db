import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "#contract/form.ts";
import { answerWords } from "./answer-words.ts";

const field = (type: Field["type"], more: Partial<Field> = {}): Field => ({
  id: "field",
  label: "项目",
  type,
  required: true,
  ...more,
});
const options = [
  { value: "hot", label: "热食类食品制售" },
  { value: "drinks", label: "自制饮品制售" },
];

test("answers are read as words", () => {
  assert.equal(answerWords(field("text"), "老味道土菜馆"), "老味道土菜馆");
  assert.equal(answerWords(field("choice", { options }), "hot"), "热食类食品制售");
  assert.equal(answerWords(field("choices", { options }), ["hot", "drinks"]), "热食类食品制售、自制饮品制售");
  assert.equal(answerWords(field("yes-no"), "no"), "否");
  assert.equal(answerWords(field("number", { unit: "平方米" }), 86.5), "86.5平方米");
  assert.equal(answerWords(field("date"), "2026-01-05"), "2026年1月5日");
  assert.equal(answerWords(field("uscc"), "92430482MA4L16JQ9B"), "92430482MA4L16JQ9B");
  const address = "430482001 湖南省衡阳市常宁市宜阳街道 劳动南路12号";
  assert.equal(answerWords(field("address"), address), "湖南省衡阳市常宁市宜阳街道劳动南路12号");
});

test("money is shown in yuan with its fen", () => {
  assert.equal(answerWords(field("money"), 123_456_705), "1,234,567.05元");
  assert.equal(answerWords(field("money"), 7), "0.07元");
});

test("what was not answered is empty, an option nobody knows is itself", () => {
  assert.equal(answerWords(field("text"), null), "");
  assert.equal(answerWords(field("text"), undefined), "");
  assert.equal(answerWords(field("choices", { options }), []), "");
  assert.equal(answerWords(field("choice", { options }), "raw"), "raw");
});
