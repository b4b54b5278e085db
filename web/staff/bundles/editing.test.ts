import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleOf, byKey, plain, rules } from "#server/kernel/bundle/bundle.fixture.ts";
import { emptyBundle, freshId, moved, placeOf, standingOf, tidied, trimmed, withoutPart } from "./editing.ts";

const items = [plain(1), plain(2), plain(3)];
const guide = (bundle = bundleOf(items)) => ({
  bundle,
  items: [...byKey(items).values()],
  rules,
  organs: {},
});

test("what is being edited compiles as far as it can; a circle and unknown items are named instead", () => {
  assert.equal(standingOf(guide(), {}).plan?.parts.length, 3);
  assert.equal(standingOf(guide(emptyBundle()), {}).plan, undefined);
  const unknown = standingOf(guide(bundleOf(items, { parts: [{ item: "item-1" }, { item: "gone" }] })), {});
  assert.deepEqual([unknown.plan?.parts.length, unknown.problems[0]?.code], [1, "part-unknown"]);
  const circle = bundleOf(items);
  circle.parts[0]!.after = ["item-2"];
  circle.parts[1]!.after = ["item-1"];
  const standing = standingOf(guide(circle), {});
  assert.deepEqual([standing.plan, standing.problems[0]?.code], [undefined, "waits-in-circle"]);
});

test("a part goes with everything that named it", () => {
  const bundle = bundleOf(items, {
    composite: { name: "综合许可证", trade: "面馆", licenceType: "901", joins: ["item-1", "item-2"] },
  });
  bundle.parts[1]!.after = ["item-1"];
  bundle.parts[2]!.after = ["item-1", "item-2"];
  const left = withoutPart(bundle, 0);
  assert.deepEqual(left.parts, [{ item: "item-2" }, { item: "item-3", after: ["item-2"] }]);
  assert.deepEqual(left.composite?.joins, ["item-2"]);
});

test("what was begun and left empty is not saved; absent is absent", () => {
  const saved = tidied({
    ...bundleOf(items),
    sources: [" 依据 ", ""],
    given: [{ id: "", value: "x" }],
    labels: {},
  });
  assert.deepEqual([saved.sources, "given" in saved, "labels" in saved], [["依据"], false, false]);
  assert.deepEqual(trimmed({ item: "item-1", why: "", when: undefined }), { item: "item-1" });
});

test("rows move within their list; new ones get an id of their own", () => {
  assert.deepEqual(moved(["a", "b", "c"], 1, -1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b"], 1, 1), ["a", "b"]);
  assert.equal(freshId("question", ["question-1", "question-3"]), "question-2");
});

const paths: [path: string, place: string][] = [
  ["parts[1].when", "bundle-parts-1"],
  ["parts.1.why", "bundle-parts-1"],
  ["parts", "bundle-parts"],
  ["questions[0].when", "bundle-questions-0"],
  ["composite.joins[1]", "bundle-composite"],
  ["name", "bundle-name"],
  ["phone", "bundle-parts"],
];
for (const [path, place] of paths) {
  test(`a fault at ${path} is shown at ${place}`, () => assert.equal(placeOf(path), place));
}
