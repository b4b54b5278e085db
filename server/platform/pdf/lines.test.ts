import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { breakLines, stretch } from "./lines.ts";

/** Chinese characters are one wide, the others half. */
const measure = (text: string) =>
  [...text].reduce((sum, character) => sum + (character < "\u2000" ? 0.5 : 1), 0);
const texts = (text: string, width: number, indent = 0) =>
  breakLines(text, { width, measure, indent }).map((line) => line.text);

test("a full stop never begins a line, a bracket never ends one", () => {
  assert.deepEqual(texts("一二三四五。六", 5), ["一二三四", "五。六"]);
  assert.deepEqual(texts("一二三四《行政许可法》", 5), ["一二三四", "《行政许可", "法》"]);
  assert.deepEqual(texts("一二三）。四", 4), ["一二", "三）。四"]);
});

test("a number stays whole unless it is wider than the line", () => {
  assert.deepEqual(texts("编号430482号", 4), ["编号", "430482号"]);
  assert.deepEqual(texts("1234567890", 3), ["123456", "7890"]);
});

test("the first line is indented, the last one is not stretched", () => {
  const [first, second] = breakLines("一二三四五六", { width: 5, measure, indent: 2 });
  assert.deepEqual(first, { text: "一二三", width: 3, indent: 2, last: false });
  assert.deepEqual(second, { text: "四五六", width: 3, indent: 0, last: true });
  assert.equal(stretch(second!, 5, 1), 0);
});

test("a line is stretched by little or not at all", () => {
  const line = { text: "一二三四五", width: 5, indent: 0, last: false };
  assert.equal(stretch(line, 5.4, 1), (5.4 - 5) / 4);
  assert.equal(stretch(line, 9, 1), 0);
});

test("an empty paragraph is an empty line", () => {
  assert.deepEqual(texts("一\n\n二", 5), ["一", "", "二"]);
});

const text = fc.string({ unit: fc.constantFrom(..."行政许可法第三十二条，。（）《》“”12345ABC -.@\n") });

test("nothing is lost but spaces, and no line is wider than the page", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 12 }), fc.constantFrom(0, 2), (content, width, indent) => {
      const lines = breakLines(content, { width, measure, indent });
      const plain = (value: string) => value.replaceAll(/\s/g, "");
      assert.equal(plain(lines.map((line) => line.text).join("")), plain(content));
      for (const line of lines) {
        const space = width - line.indent;
        if ([...line.text].length > 1) assert.ok(line.width <= space, `${line.text} in ${space}`);
        assert.ok(
          line.width + stretch(line, width, 1) * ([...line.text].length - 1) <= space + 1e-9 ||
            line.width > space,
        );
      }
    }),
  );
});
