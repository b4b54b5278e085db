/** The dictionary of data elements against the items that use it: one id, one meaning (R2.34). */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";

const data = new URL("../../../data/", import.meta.url).pathname;
const read = (path: string) => JSON.parse(readFileSync(data + path, "utf8"));
const items: Item[] = readdirSync(`${data}items`)
  .filter((file) => file.endsWith(".json"))
  .map((file) => read(`items/${file}`));

interface Elements {
  fields: { id: string; name: string; type: string }[];
  questions: { id: string; text: string }[];
  materials: { id: string; name: string }[];
}
const elements: Elements = read("elements.json");

test("every id stands in the dictionary once, and in one list only", () => {
  const ids = [...elements.fields, ...elements.questions, ...elements.materials].map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, place) => ids.indexOf(id) !== place),
    [],
  );
});

for (const item of items) {
  test(`${item.key} uses elements by their meaning`, () => {
    const fields = item.form?.pages.flatMap((page) => page.fields) ?? [];
    assert.deepEqual(
      fields.map(({ id, type }) => [id, type]),
      fields.map(({ id }) => [id, elements.fields.find((each) => each.id === id)?.type]),
    );
    assert.deepEqual(
      item.materials.map(({ id, name }) => [id, name]),
      item.materials.map(({ id }) => [id, elements.materials.find((each) => each.id === id)?.name]),
    );
    assert.deepEqual(
      item.questions.map(({ id, text }) => [id, text]),
      item.questions.map(({ id }) => [id, elements.questions.find((each) => each.id === id)?.text]),
    );
  });
}
