import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { placeOfKey } from "./next-field.ts";

test("digits, then letters, choose; other keys do not", () => {
  assert.deepEqual(["1", "9", "a", "B", "e", "z"].map(placeOfKey), [0, 8, 9, 10, 13, 34]);
  assert.deepEqual(["0", "Enter", " ", "ArrowDown", "Tab", "?"].map(placeOfKey), [-1, -1, -1, -1, -1, -1]);
});

test("each choice shows the key that takes it", () => {
  const css = readFileSync(new URL("reception.css", import.meta.url), "utf8");
  const [, symbols = ""] = css.match(/@counter-style choice-key \{[^}]*symbols: ([^;]+);/) ?? [];
  const shown = [...symbols.matchAll(/"(.)"/g)].map(([, symbol]) => symbol!);
  assert.deepEqual(
    shown.map(placeOfKey),
    shown.map((_, place) => place),
  );
  assert.equal(shown.length, 35);
});
