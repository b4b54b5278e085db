import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Item } from "#contract/item.ts";
import { completeItem } from "#server/testing/item.ts";

test("the schema of an item is plain JSON Schema, which any validator compiles", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  const fits = ajv.compile(JSON.parse(JSON.stringify(Item)));
  const item = completeItem();
  assert.ok(fits(item), ajv.errorsText(fits.errors));
  const [step] = item.steps;
  assert.equal(fits({ ...item, steps: [{ ...step, when: { q: "kind", was: "shop" } }] }), false);
});
