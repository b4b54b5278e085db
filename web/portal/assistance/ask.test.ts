import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, faultsOf, nothingAsked } from "./ask.ts";

test("what is missing is named in the order of the page", () => {
  assert.deepEqual(
    faultsOf({ ...nothingAsked, whose: "other", phone: "12" }).map(({ field }) => field),
    ["name", "phone", "town", "text"],
  );
  assert.deepEqual(faultsOf({ ...nothingAsked, town: "430482106", text: "年审" }), []);
});

test("the village where one was chosen, and nothing that was left empty", () => {
  const asked = { ...nothingAsked, town: "430482106", village: "430482106224", text: " 年审 " };
  assert.deepEqual(bodyOf(asked, undefined), { area: "430482106224", text: "年审" });
  const other = { ...asked, village: "", whose: "other" as const, name: "谭大山", relation: "邻居" };
  const body = {
    area: "430482106",
    text: "年审",
    item: "old-age",
    for: { name: "谭大山" },
    relation: "邻居",
  };
  assert.deepEqual(bodyOf(other, "old-age"), body);
});
