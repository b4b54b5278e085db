import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFont } from "./font.ts";
import { codePointName, drawable, missingGlyphs } from "./glyphs.ts";

test("the font has what documents say and names need", () => {
  const said = "〔2026〕第1号（盖章处）“”《》①②③□￥℃㎡²—…·ⅠⅡⅢ×√ ABCxyz@/:._-";
  assert.deepEqual(missingGlyphs(said), []);
  assert.deepEqual(missingGlyphs("张喆燚 堃 玥 旻 䶮 㛃 𬱖 𠮷 禤 亓 昇 嫚"), []);
});

test("a character the font does not have is shown as □ and named", () => {
  assert.deepEqual(drawable("王\u{2B8F1}😀"), { text: "王□□", missing: ["\u{2B8F1}", "😀"] });
  assert.deepEqual(missingGlyphs("😀和😀"), ["😀"]);
  assert.equal(codePointName("\u{2B8F1}"), "U+2B8F1");
  assert.equal(codePointName("A"), "U+0041");
});

test("what cannot be seen is left out, line ends stay", () => {
  assert.deepEqual(drawable("一\u0000\u200b\u202e二\r\n三\r四"), { text: "一二\n三\n四", missing: [] });
});

test("neither the first nor the last code point is a character of the font", () => {
  assert.equal(documentFont().has(0x10ffff), false);
  assert.equal(documentFont().has(0), false);
});
