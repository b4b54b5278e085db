/** Editions of the published lists (A7): added whole, tied to items entry by entry. In the caller's transaction. */
import type { ListEdition, ListEntry } from "#contract/catalogue-lists.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { keepsCatalogue } from "./item-policy.ts";
import { insertEdition, knownKeys, linkEntry, readEdition } from "./list-editions-store.ts";

/**
 * Adds an edition with all its entries. An entry that names no item is tied to the one item of its basic code.
 * Refused: an id that is taken, a number twice, an item nobody knows.
 */
export async function addEdition(
  tx: Database,
  call: KeyedCall,
  { edition, entries }: { edition: ListEdition; entries: readonly ListEntry[] },
): Promise<void> {
  const { actor, at } = call;
  if (!keepsCatalogue(actor)) throw refuse("not-permitted");
  const faults = await entryFaults(tx, actor.division, entries);
  if (faults.length > 0) {
    const fields = faults.map(({ index, field, message }) => ({
      field: `entries.${index}.${field}`,
      message,
    }));
    throw refuse("invalid-input", { fields });
  }
  const added = await insertEdition(tx, actor.division, { edition, entries }, { by: actor.id, at });
  if (!added) throw refuse("list-edition-exists", { field: "edition.id" });
  await recordAudit(tx, doneBy(call, "list-edition.add", { kind: "list-edition", id: edition.id }));
}

interface EntryFault {
  index: number;
  field: "number" | "item";
  message: string;
}

/** Entries, counted from 0, whose number is there twice or whose item nobody knows. */
export async function entryFaults(
  db: Database,
  division: string,
  entries: readonly ListEntry[],
): Promise<EntryFault[]> {
  const named = entries.flatMap(({ item }) => item ?? []);
  const known = await knownKeys(db, division, named);
  const numbers = new Set<number>();
  return entries.flatMap(({ number, item }, index): EntryFault[] => {
    const twice = numbers.has(number);
    numbers.add(number);
    if (twice) return [{ index, field: "number", message: `序号 ${number} 重复了。` }];
    if (item === undefined || known.has(item)) return [];
    return [{ index, field: "item", message: `没有事项“${item}”。` }];
  });
}

/** Ties an entry to an item, or unties it. */
export async function tieEntry(
  tx: Database,
  { actor }: KeyedCall,
  { edition, number, item }: { edition: string; number: number; item?: string | undefined },
): Promise<void> {
  if (!keepsCatalogue(actor)) throw refuse("not-permitted");
  if (!(await readEdition(tx, actor.division, edition))) throw refuse("list-edition-not-found");
  const known = await knownKeys(tx, actor.division, item === undefined ? [] : [item]);
  if (item !== undefined && !known.has(item)) throw refuse("item-not-found", { field: "item" });
  const tied = await linkEntry(tx, actor.division, { edition, number, item });
  if (!tied) throw refuse("list-entry-not-found", { field: "number" });
}
