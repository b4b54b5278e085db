/** Bundles of many sizes to compile: made-up items of the size real ones have, which share a part of what they ask. */
import type { Answers, Field } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import { bundleOf, byKey, field, paper, plain, rules } from "#server/kernel/bundle/bundle.fixture.ts";
import { type CompileInput, compileBundle } from "#server/kernel/bundle/compile.ts";

export interface BundleSize {
  items: number;
  /** Of all items together, before what they share is asked for once. */
  materials: number;
  fields: number;
  /** Left of both when each is asked for once. */
  asked: { materials: number; fields: number };
}

/** Eight items then have 60 materials and 304 fields. */
const FIELDS = 38;
const MATERIALS = 7.5;
/** Share that an item has in common with every other one. */
const SHARED = 0.3;
const SIZES = [1, 2, 4, 8, 12, 16, 24, 32, 50];

export function bundlesBySize(): { size: BundleSize; input: CompileInput }[] {
  return SIZES.map((items) => {
    const input = inputOf(Array.from({ length: items }, (_, n) => itemOf(n)));
    return { size: sizeOf(input), input };
  });
}

function inputOf(items: readonly Item[]): CompileInput {
  return { bundle: bundleOf(items), items: byKey(items), answers: answersTo(items), rules };
}

function sizeOf(input: CompileInput): BundleSize {
  const items = [...input.items.values()];
  const { demand } = compileBundle(input);
  return {
    items: items.length,
    materials: items.reduce((sum, { materials }) => sum + materials.length, 0),
    fields: items.reduce((sum, item) => sum + fieldsOf(item).length, 0),
    asked: { materials: demand.materials.length, fields: fieldsOf(demand).length },
  };
}

function itemOf(n: number): Item {
  const id = (kind: string, i: number, of: number) => (i < of * SHARED ? `${kind}${i}` : `${kind}${n}x${i}`);
  const count = Math.floor(MATERIALS * (n + 1)) - Math.floor(MATERIALS * n);
  const fields = Array.from({ length: FIELDS }, (_, i) =>
    // Every fourth hangs on another field, as real ones do.
    field(id("field", i, FIELDS), i % 4 === 3 ? { when: { q: id("field", i - 1, FIELDS), is: "是" } } : {}),
  );
  return plain(n + 1, {
    materials: Array.from({ length: count }, (_, i) => paper(id("paper", i, count))),
    form: { pages: [{ title: "基本信息", fields }] },
  });
}

const fieldsOf = ({ form }: Pick<Item, "form">): Field[] => form?.pages.flatMap(({ fields }) => fields) ?? [];

function answersTo(items: readonly Item[]): Answers {
  return Object.fromEntries(items.flatMap((item) => fieldsOf(item).map(({ id }) => [id, "是"])));
}
