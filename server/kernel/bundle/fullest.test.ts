import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Bundle } from "#contract/bundle.ts";
import { holds } from "../condition.ts";
import { missingAnswers } from "../situation.ts";
import { bundleOf, plain } from "./bundle.fixture.ts";
import { fullestAnswers } from "./fullest.ts";

const folder = new URL("../../../data/bundles/", import.meta.url);
const delivered = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Bundle);

const chosen = ({ parts }: Bundle, answers: ReturnType<typeof fullestAnswers>) =>
  parts.filter(({ when }) => holds(when, answers)).length;

for (const bundle of delivered) {
  test(`${bundle.name}: every question is answered, and no single other answer needs more`, () => {
    const answers = fullestAnswers(bundle);
    assert.deepEqual(missingAnswers(bundle, answers), []);
    assert.ok(chosen(bundle, answers) >= chosen(bundle, {}));
    assert.ok(chosen(bundle, answers) > 0);
  });
}

test("an answer that only counts together with a later one is found", () => {
  const yesNo = { kind: "yes-no" as const, required: true };
  const bundle = bundleOf([plain(1), plain(2)], {
    questions: [
      {
        ...yesNo,
        id: "first",
        text: "甲？",
        options: [
          { value: "no", label: "否" },
          { value: "yes", label: "是" },
        ],
      },
      { ...yesNo, id: "second", text: "乙？" },
    ],
  });
  bundle.parts[1]!.when = {
    all: [
      { q: "first", is: "yes" },
      { q: "second", is: "yes" },
    ],
  };
  assert.deepEqual(fullestAnswers(bundle), { first: "yes", second: "yes" });
});
