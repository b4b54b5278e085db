import assert from "node:assert/strict";
import { test } from "node:test";
import { type Ground, isTyping, keyName, mayAnswer } from "./keys.ts";

const page: Ground = { tag: "BODY", editable: false, dialogOpen: false };
const field: Ground = { ...page, tag: "INPUT", type: "text" };

const press = (key: string, more = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("a press has one name, whatever the caps lock says", () => {
  assert.equal(press("J"), "j");
  assert.equal(press("?"), "?");
  assert.equal(press("Enter", { ctrlKey: true }), "ctrl+Enter");
  assert.equal(press("F9"), "F9");
});

test("letters typed into a field are letters; function keys still work there", () => {
  assert.equal(mayAnswer("j", field, true), false);
  assert.equal(mayAnswer("F9", field, true), true);
  assert.equal(mayAnswer("ctrl+Enter", field, true), true);
  assert.equal(mayAnswer("j", page, true), true);
});

test("a ticked box or a button is no field to type in", () => {
  assert.equal(isTyping({ ...field, type: "checkbox" }), false);
  assert.equal(isTyping({ ...page, tag: "TEXTAREA" }), true);
  assert.equal(isTyping({ ...page, tag: "DIV", editable: true }), true);
});

test("WCAG 2.1.4 shortcuts of one letter can be switched off; nothing answers behind a dialog", () => {
  assert.equal(mayAnswer("j", page, false), false);
  assert.equal(mayAnswer("F9", page, false), true);
  assert.equal(mayAnswer("F9", { ...page, dialogOpen: true }, true), false);
});
