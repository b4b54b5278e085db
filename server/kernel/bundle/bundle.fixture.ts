/** Bundles of small items for tests of the rules. */
import type { Bundle, BundlePart } from "#contract/bundle.ts";
import type { Field } from "#contract/form.ts";
import type { Item, Material } from "#contract/item.ts";
import { itemNumbered } from "#server/testing/item.ts";
import type { BundleRules } from "./length.ts";

export const rules: BundleRules = { hoursADay: 6.5, jointMost: { n: 45, unit: "W" } };

/** An item that asks for nothing but what `changes` say. */
export function plain(serial: number, changes: Partial<Item> = {}): Item {
  return itemNumbered(serial, {
    ...{ questions: [], materials: [], fees: [], steps: [], statutory: { n: 20, unit: "W" } },
    form: { pages: [{ title: "基本信息", fields: [field("applicantName")] }] },
    ...changes,
  });
}

export function field(id: string, changes: Partial<Field> = {}): Field {
  return { id, label: id, type: "text", required: false, ...changes };
}

export function paper(id: string, changes: Partial<Material> = {}): Material {
  return {
    ...{
      id,
      name: id,
      kind: "copy",
      form: "3",
      originals: 0,
      copies: 1,
      necessity: "required",
      source: "10",
    },
    ...changes,
  };
}

export function bundleOf(items: readonly Item[], changes: Partial<Bundle> = {}): Bundle {
  return {
    ...{ key: "test-bundle", name: "一件事", version: 1, status: "in-use", summary: "试一试" },
    ...{ sources: ["测试"], lead: items[0]?.implementation.organ ?? "11430482000000001K" },
    ...{ themes: [], objects: ["1"], aliases: [], questions: [], visits: 0 },
    parts: items.map(({ key }): BundlePart => ({ item: key })),
    ...changes,
  };
}

export function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
}
