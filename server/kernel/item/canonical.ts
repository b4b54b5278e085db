import type { Item } from "#contract/item.ts";

/** Lists that mean the same whether empty or absent. */
const optionalLists = new Set(["jointOrgans", "options", "prints"]);

/** No item nests deeper; whatever does is cut off before it can do harm. */
const deepest = 40;

/**
 * The one form in which an item is kept and compared: text without surrounding blanks, lines ending in a line feed,
 * no control characters, nothing that is empty where it could be absent. Takes what came from outside, valid or not.
 */
export function canonicalItem(item: Item): Item;
export function canonicalItem(item: unknown): unknown;
export function canonicalItem(item: unknown): unknown {
  return canonical(item, deepest) ?? null;
}

function canonical(value: unknown, depth: number): unknown {
  if (typeof value === "string") return tidy(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((element) => canonical(element, depth - 1) ?? null);
  const entries = Object.entries(value)
    .map(([key, it]): [string, unknown] => [key, canonical(it, depth - 1)])
    .filter(([key, it]) => !isNothing(key, it));
  return Object.fromEntries(entries);
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .toWellFormed()
    .trim();
}

function isNothing(key: string, value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return Array.isArray(value) && value.length === 0 && optionalLists.has(key);
}
