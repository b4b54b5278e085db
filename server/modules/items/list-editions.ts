/** Editions of the published lists side by side (A7). Pure. */
import type { EditionComparison, ListEdition, ListEntry } from "#contract/catalogue-lists.ts";

const compared: [keyof ListEntry, string][] = [
  ["name", "事项名称"],
  ["organName", "实施机关"],
  ["basis", "设定依据"],
];

/** What a later edition added, took away and changed. An entry is the same by its basic code, else by its name. */
export function compareEditions(
  from: { edition: ListEdition; entries: readonly ListEntry[] },
  to: { edition: ListEdition; entries: readonly ListEntry[] },
): EditionComparison {
  const rest = new Set(from.entries);
  const pairs = new Map<ListEntry, ListEntry>();
  for (const sameness of [sameCode, sameName]) {
    for (const after of to.entries) {
      const before = pairs.has(after) ? undefined : [...rest].find((it) => sameness(it, after));
      if (!before) continue;
      rest.delete(before);
      pairs.set(after, before);
    }
  }
  const changed = [...pairs].flatMap(([after, before]) => {
    const fields = compared.flatMap(([field, name]) => (before[field] === after[field] ? [] : [name]));
    return fields.length > 0 ? [{ before, after, fields }] : [];
  });
  return {
    from: from.edition,
    to: to.edition,
    added: to.entries.filter((it) => !pairs.has(it)),
    removed: [...rest],
    changed,
    unchanged: pairs.size - changed.length,
  };
}

function sameCode(a: ListEntry, b: ListEntry): boolean {
  return a.basicCode !== undefined && a.basicCode === b.basicCode;
}

/** Names are compared without blanks and brackets; two different codes are two matters whatever their names. */
function sameName(a: ListEntry, b: ListEntry): boolean {
  if (a.basicCode !== undefined && b.basicCode !== undefined) return false;
  return bare(a.name) === bare(b.name);
}

function bare(name: string): string {
  return name.normalize("NFKC").replace(/[\s()“”"]/g, "");
}
