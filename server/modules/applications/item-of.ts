/** Items as applications need them: refused, not undefined, when they are not to be had. */
import type { Item } from "#contract/item.ts";
import { itemVersion, openItem } from "#server/modules/items/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./applications-refusals.ts";

/** The item as it may be applied for today; refused with `item-not-open` otherwise. */
export async function openItemOf(services: Services, division: string, key: string): Promise<Item> {
  const item = await openItem(services, division, key);
  if (!item) throw refuse("item-not-open", { field: "item" });
  return item;
}

/** The version a case or draft was filed under. It is never deleted, so that its absence is a bug. */
export async function itemVersionOf(
  services: Services,
  division: string,
  key: string,
  version: number,
): Promise<Item> {
  const item = await itemVersion(services, division, key, version);
  if (!item) throw new Error(`item ${key} has no version ${version}`);
  return item;
}
