import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import { answersOf, type Findable, fit, pairsOf } from "./answer.ts";

const item = (key: string): Item =>
  JSON.parse(readFileSync(new URL(`../../../data/items/${key}.json`, import.meta.url), "utf8"));

test("C8 what a guide answers, and nothing else", () => {
  const card = item("senior-card");
  const answers = answersOf(card, "2027-06-30");
  assert.equal(answers.length, card.faq.length + 1);
  const last = answers.at(-1)!;
  assert.equal(last.question, "办“老年人优待证办理”要多久，要钱吗？");
  assert.equal(last.answer, "承诺当场办结（法律、法规没有规定办理期限，按公开承诺的时限）。不收费。");
  assert.ok(answers.every(({ source }) => source === "办事指南：老年人优待证办理"));
});

const findable = (question: string, answer: string, items: string[] = []): Findable => ({
  question: pairsOf(question),
  whole: pairsOf(question + answer),
  items,
});

test("C8 found by what people type; a question counts more than an answer", () => {
  const card = findable("社保卡丢了怎么补？", "到银行网点当场补办");
  const food = findable("开饭店要办什么证？", "食品经营许可", ["food-business-licence"]);
  const typed = pairsOf("社保卡丢了");
  assert.ok(fit(typed, card, []) > 0);
  assert.equal(fit(typed, food, []), 0);
  assert.ok(fit(typed, card, []) > fit(typed, findable("补卡", "社保卡丢了当场补"), []));
  assert.equal(fit(pairsOf(""), card, []), 0);
});

test("C8 an answer about an item that was found fits sooner", () => {
  const food = findable("食品经营许可有效期多久？", "五年", ["food-business-licence"]);
  const typed = pairsOf("饭店许可");
  assert.equal(fit(typed, food, []), 0);
  assert.ok(fit(typed, food, ["food-business-licence"]) > 0);
});
