/** Phrases people use, kept by those who hear them. In the caller's transaction. */
import { permit } from "#server/modules/access/index.ts";
import type { KeyedCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { addStaffAlias, readAliases, removeAlias } from "./aliases-store.ts";
import { loadItem } from "./draft-commands.ts";
import { keepsCatalogue } from "./item-policy.ts";
import { announceItems } from "./items-store.ts";
import { settleMiss } from "./misses-store.ts";

/** Adds a phrase to an item. Refused: the item has it already. */
export async function addAlias(
  tx: Database,
  { actor, at }: KeyedCall,
  { key, term }: { key: string; term: string },
): Promise<void> {
  const { division } = actor;
  const { organ } = await loadItem(tx, division, key);
  permit(actor, "item.edit", { division, organ });
  const aliases = await readAliases(tx, division, key);
  if (aliases.some((it) => it.term === term)) throw refuse("alias-exists", { field: "term" });
  await addStaffAlias(tx, division, { key, term }, { by: actor.id, at });
  await announceItems(tx, division);
}

/** Takes a phrase of the item's own away. Refused: none of that text, or one of the shared list. */
export async function dropAlias(
  tx: Database,
  { actor }: KeyedCall,
  { key, term }: { key: string; term: string },
): Promise<void> {
  const { division } = actor;
  const { organ } = await loadItem(tx, division, key);
  permit(actor, "item.edit", { division, organ });
  if (!(await removeAlias(tx, division, { key, term }))) throw refuse("alias-not-found");
  await announceItems(tx, division);
}

/**
 * Settles a search that found nothing: with `key`, the words become a phrase of that item and find it from now on;
 * without, they belong to no item.
 */
export async function settleSearchMiss(
  tx: Database,
  call: KeyedCall,
  { query, key }: { query: string; key?: string | undefined },
): Promise<void> {
  const { actor, at } = call;
  if (key === undefined && !keepsCatalogue(actor)) throw refuse("not-permitted");
  if (key !== undefined) {
    const { organ } = await loadItem(tx, actor.division, key);
    permit(actor, "item.edit", { division: actor.division, organ });
    await addStaffAlias(tx, actor.division, { key, term: query }, { by: actor.id, at });
    await announceItems(tx, actor.division);
  }
  const settled = await settleMiss(tx, actor.division, { query, key, by: actor.id, at });
  if (!settled) throw refuse("search-miss-not-found");
}
