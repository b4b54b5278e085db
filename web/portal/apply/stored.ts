/** Kept materials in a draft: taken by themselves, until somebody chooses to hand in anew. Pure. */
import type { MaterialEntry } from "#contract/draft.ts";
import type { StoredMaterial } from "#contract/materials.ts";

type Entries = MaterialEntry[];

/**
 * The entries with every kept material that stands in and for which nothing was chosen; those whose record no longer
 * stands in are asked for again. The same array when nothing changes.
 */
export function withStored(entries: Entries, stored: readonly StoredMaterial[]): Entries {
  const standing = new Set(stored.map(({ record }) => record));
  const good = entries.filter(({ record }) => record === undefined || standing.has(record));
  const chosen = new Set(good.map(({ material }) => material));
  const fresh = stored.filter(({ material }) => !chosen.has(material)).map(entryOf);
  return good.length === entries.length && fresh.length === 0 ? entries : [...good, ...fresh];
}

/** An entry with nothing in it yet: whoever made it wants to hand in anew. */
export function chosenAnew(entries: Entries, material: string): Entries {
  return [...entries.filter((entry) => entry.material !== material), { material, files: [] }];
}

export function storedTaken(entries: Entries, stored: StoredMaterial): Entries {
  return [...entries.filter((entry) => entry.material !== stored.material), entryOf(stored)];
}

function entryOf({ material, record }: StoredMaterial): MaterialEntry {
  return { material, files: [], record };
}
