import assert from "node:assert/strict";
import { test } from "node:test";
import { type BundleHit, bundlesFor } from "./bundles.ts";

const bundle = (key: string, name: string, ...aliases: string[]): BundleHit => ({
  ...{ key, name, aliases, summary: "", themes: [], objects: [], parts: 3 },
});
const all = [
  bundle("open-restaurant", "我要开餐饮店", "开饭店", "开餐馆"),
  bundle("open-bookshop", "我要开旧书店", "卖旧书"),
  bundle("newborn", "新生儿出生一件事", "生孩子"),
];

const cases: [typed: string, keys: string[]][] = [
  ["我要开饭店", ["open-restaurant"]],
  ["开餐饮店", ["open-restaurant"]],
  ["生孩子要办什么", ["newborn"]],
  ["旧书", ["open-bookshop"]],
  ["开", []],
  ["", []],
  ["钓鱼证", []],
];
for (const [typed, keys] of cases) {
  test(`“${typed}” finds ${keys.join(", ") || "no bundle"}`, () => {
    assert.deepEqual(
      bundlesFor(all, typed).map(({ key }) => key),
      keys,
    );
  });
}
