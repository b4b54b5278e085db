import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Bundle, BundleGuide } from "#contract/bundle.ts";
import type { Item } from "#contract/item.ts";
import { counterOfBundle } from "./counter.ts";
import { type Walkin, walkinFor } from "./reception.ts";

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}.json`, import.meta.url), "utf8"));
const bundle = read<Bundle>("bundles/open-restaurant");
const guide: BundleGuide = {
  bundle,
  items: bundle.parts.map((part) => read<Item>(`items/${part.item}`)),
  rules: { hoursADay: 8, jointMost: { n: 45, unit: "W" } },
  organs: { [bundle.lead]: "常宁市市场监督管理局" },
};
const counter = counterOfBundle(guide);
const nobodyYet = walkinFor(counter);
const individual = {
  ...nobodyYet,
  situation: { "has-business-licence": "no", "legal-form": "individual", "needs-water": "yes" },
};

test("R2.34 the demand of a bundle follows every answer", () => {
  assert.deepEqual(counter.partsFor(nobodyYet), ["食品经营许可（新办）"]);
  assert.deepEqual(counter.partsFor(individual), [
    ...["个体工商户设立登记", "食品经营许可（新办）", "供水报装（新装用水）"],
  ]);
  const materials = (walkin: Walkin) => counter.matterFor(walkin).materials.map(({ name }) => name);
  assert.ok(!materials(individual).includes("营业执照"), "the registration provides it");
  assert.ok(materials({ ...individual, situation: { "has-business-licence": "yes" } }).includes("营业执照"));
});

test("beside the form stand the lead organ, the items, the promise and the fees", () => {
  const facts = new Map(counter.factsFor(individual).map(({ head, value }) => [head, value]));
  assert.equal(facts.get("牵头"), "常宁市市场监督管理局");
  assert.equal(facts.get("要办 3 项")?.split("\n").length, 3);
  assert.match(facts.get("承诺") ?? "", /工作日/);
});
