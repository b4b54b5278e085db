/** Every bundle of data/bundles as a resident answers it: what it is made of, in which order, how long, what it spares. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { Bundle } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { Item, Question } from "#contract/item.ts";
import { limitInWords } from "../item/words.ts";
import { materialsFor, optionsOf } from "../situation.ts";
import { byKey, rules } from "./bundle.fixture.ts";
import { type BundlePlan, compileBundle } from "./compile.ts";
import { newIndividual, typical } from "./typical.fixture.ts";

const data = new URL("../../../data/", import.meta.url).pathname;
const read = <T>(folder: string): T[] =>
  readdirSync(data + folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(`${data}${folder}/${file}`, "utf8")));
const items = byKey(read<Item>("items"));
const bundles = read<Bundle>("bundles");

/** What is left open is answered as most people do: no, or the first option. */
function planFor(key: string, said: Answers): { plan: BundlePlan; answers: Answers } {
  const bundle = bundles.find((each) => each.key === key);
  assert.ok(bundle, key);
  const first = compileBundle({ bundle, items, answers: said, rules });
  const usual = first.demand.questions.map((question): [string, string | string[]] => [
    question.id,
    usualAnswer(question),
  ]);
  const answers = { ...Object.fromEntries(usual), ...said };
  return { plan: compileBundle({ bundle, items, answers, rules }), answers };
}

function usualAnswer(question: Question): string | string[] {
  if (question.kind === "yes-no") return "no";
  const first = optionsOf(question)[0]!.value;
  return question.kind === "several" ? [first] : first;
}

function wavesIn({ parts }: BundlePlan): string[][] {
  const last = Math.max(...parts.map(({ wave }) => wave));
  return Array.from({ length: last + 1 }, (_, wave) =>
    parts.filter((part) => part.wave === wave).map(({ item }) => item.key),
  );
}

describe("every bundle, typically answered", () => {
  test("R2.33 there are at least sixteen, each in the table", () => {
    assert.ok(bundles.length >= 16);
    assert.deepEqual(
      bundles.map(({ key }) => key).filter((key) => !typical.some((row) => row.key === key)),
      [],
    );
  });

  for (const { key, said, waves, promised } of typical) {
    test(`R2.34 ${key}: ${waves.flat().length} items in ${waves.length} waves, ${promised}`, () => {
      const { plan } = planFor(key, said);
      assert.deepEqual(wavesIn(plan), waves);
      assert.equal(limitInWords(plan.promised), promised);
      const { alone, together } = plan.savings;
      assert.ok(together.steps < alone.steps, "fewer steps");
      assert.ok(together.materials < alone.materials, "fewer materials");
      assert.ok(together.days <= alone.days, "no longer");
      assert.ok(
        together.trips < alone.trips || (alone.trips <= 1 && together.trips === alone.trips),
        "fewer trips",
      );
    });
  }

  test("every bundle is found by what people say, and by its own themes", () => {
    const themes: { id: string }[] = JSON.parse(readFileSync(`${data}themes.json`, "utf8"));
    for (const { key, aliases, themes: own } of bundles) {
      assert.ok(aliases.length >= 4, key);
      assert.deepEqual(
        own.filter((id) => !themes.some((theme) => theme.id === id)),
        [],
        key,
      );
    }
  });
});

describe("what one part provides, nobody is asked for (R2.30)", () => {
  const cases: [key: string, said: Answers, material: string][] = [
    ["open-hotel", { ...newIndividual, "hotel-kind": "hotel" }, "fire-safety-check"],
    ["after-death", { "had-pension": "yes" }, "death-cancel-proof"],
    ["newborn", {}, "baby-household-page"],
    ["close-enterprise", { "dereg-kind": "ordinary" }, "tax-clearance"],
    ["retire", { "had-fund-account": "yes" }, "retirement-proof"],
    ["build-village-house", { "house-stage": "to-build" }, "rural-planning-licence"],
    ["buy-farm-machine", { "wants-subsidy": "yes" }, "machine-plate"],
    ["work-injury", { "claims-benefit": "yes" }, "injury-decision"],
  ];
  for (const [key, said, material] of cases) {
    test(`${key}: ${material}`, () => {
      const { plan, answers } = planFor(key, said);
      assert.ok(
        plan.provided.some((each) => each.material.id === material && each.by !== undefined),
        "a part provides it",
      );
      assert.ok(
        !materialsFor(plan.demand, answers).some((each) => each.material.id === material),
        "it is not asked for",
      );
    });
  }

  test("a built village house stands alone and asks for its approvals again", () => {
    const { plan, answers } = planFor("build-village-house", { "house-stage": "built" });
    const asked = materialsFor(plan.demand, answers).map(({ material }) => material.id);
    assert.ok(asked.includes("rural-planning-licence") && asked.includes("homestead-approval-doc"));
  });

  test("the owner of a shop shows one identity card, whether registering or applying", () => {
    for (const key of ["open-hotel", "open-pharmacy", "open-bookshop"]) {
      const { plan, answers } = planFor(key, newIndividual);
      const asked = materialsFor(plan.demand, answers).map(({ material }) => material.id);
      assert.deepEqual(
        asked.filter((id) => id.endsWith("id-card")),
        ["legal-person-id-card"],
        key,
      );
    }
  });

  test("the number a newborn gets is a field of nobody", () => {
    const fields = planFor("newborn", {}).plan.demand.form?.pages.flatMap((page) => page.fields) ?? [];
    assert.ok(fields.some(({ id }) => id === "babyName"));
    assert.ok(!fields.some(({ id }) => id === "babyId"));
  });
});

test("R2.26 the four hours of starting an enterprise are the way through its parts", () => {
  const bundle = bundles.find(({ key }) => key === "start-enterprise")!;
  const { promised: _, ...unpromised } = bundle;
  assert.deepEqual(compileBundle({ bundle: unpromised, items, answers: {}, rules }).promised, {
    n: 4,
    unit: "H",
  });
});

test("一业一证: a trade's licences joined in one", () => {
  const joining = bundles.filter(({ composite }) => composite).map(({ key }) => key);
  for (const key of ["open-restaurant", "open-convenience-store", "open-pharmacy"]) {
    assert.ok(joining.includes(key), key);
  }
  const types = bundles.flatMap(({ composite }) => composite?.licenceType ?? []);
  const taken = [...items.values()].flatMap(({ result }) => result?.licenceType ?? []);
  assert.equal(new Set(types).size, types.length, "each composite licence has its own type");
  assert.deepEqual(
    types.filter((type) => taken.includes(type)),
    [],
  );
});
