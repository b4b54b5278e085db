import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CaseType } from "#contract/case-type.ts";
import { actionButtons, nextNumber, numberBefore } from "./actions.ts";

const application = JSON.parse(
  readFileSync(new URL("../../../data/case-types/application.json", import.meta.url), "utf8"),
) as CaseType;

const allowed = (...ids: string[]) => ids.map((id) => ({ id, button: id, grave: false }));

test("the action that carries on stands first and is the primary one", () => {
  const buttons = actionButtons(allowed("take", "return", "begin-special", "approve", "reject"));
  assert.equal(buttons[0]?.action.id, "approve");
  assert.deepEqual(
    buttons.filter((button) => button.primary).map((button) => button.action.id),
    ["approve"],
  );
  assert.deepEqual(
    buttons.slice(1).map((button) => button.action.id),
    ["take", "return", "begin-special", "reject"],
  );
});

test("nothing is proposed when there is only something grave to do", () => {
  const [withdraw] = actionButtons([{ id: "withdraw", button: "撤回申请", grave: true }]);
  assert.equal(withdraw?.primary, false);
});

test("each action has a letter of its own, none that the pages use", () => {
  const everything = actionButtons(allowed(...Object.keys(application.actions)));
  const letters = everything.map((button) => button.letter).filter(Boolean);
  assert.equal(new Set(letters).size, letters.length);
  for (const letter of ["j", "k", "n", "o"]) assert.ok(!letters.includes(letter), letter);
});

test("letters are those one expects", () => {
  const letterOf = (...ids: string[]) => actionButtons(allowed(...ids)).map((button) => button.letter);
  assert.deepEqual(letterOf("accept", "correct", "refuse", "withdraw"), ["a", "c", "r", "w"]);
});

test("one goes on through the list one came from", () => {
  assert.equal(nextNumber(["a", "b"], "a"), "b");
  assert.equal(nextNumber(["a", "b"], "b"), undefined);
  assert.equal(nextNumber([], "a"), undefined);
  assert.equal(numberBefore(["a", "b"], "b"), "a");
  assert.equal(numberBefore(["a", "b"], "x"), undefined);
});
