/** What supervision needs to know of the item a case was filed for. */
import type { Item } from "#contract/item.ts";
import { itemVersion } from "#server/modules/items/index.ts";
import type { Services } from "#server/platform/services.ts";

export interface KnownItem {
  key: string;
  name: string;
  /** 事项类型代码 (R1.1). */
  type: string;
  /** Nobody need come: the item promises it online from end to end. */
  online: boolean;
}

export async function knownItem(
  services: Services,
  division: string,
  { key, version }: { key: string; version: number },
): Promise<KnownItem | undefined> {
  const item = await itemVersion(services, division, key, version);
  return (
    item && {
      key,
      name: item.name,
      type: typeOf(item),
      online: item.channel?.online === true && item.channel.visits === 0,
    }
  );
}

const typeOf = (item: Item): string => item.catalogue.type;
