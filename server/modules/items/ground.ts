/** What the module keeps in memory for one set of services: the catalogue and the tally. */
import type { Item } from "#contract/item.ts";
import { withoutAbolished } from "#server/kernel/item/gate-abolished.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { abolishedProofsOf } from "#server/modules/materials/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { type Catalogue, openCatalogue } from "./catalogue.ts";
import { itemsChannel } from "./items-store.ts";
import { openTally } from "./tally.ts";

/** The county's items in memory; see `Catalogue`. It hears of what other processes change. */
export const catalogueOf = perServices((services: Services): Catalogue => {
  const catalogue = openCatalogue(services);
  services.listener.listen(itemsChannel, catalogue.forget, () => catalogue.forget());
  return catalogue;
});

/** An item without the demand of abolished proofs; worked out once for each item in memory. */
export const demandedOf = perServices((services: Services) => {
  const known = new WeakMap<Item, Item>();
  return (item: Item): Item => {
    const before = known.get(item);
    if (before) return before;
    const demanded = withoutAbolished(item, abolishedProofsOf(services));
    known.set(item, demanded);
    return demanded;
  };
});

export const tallyOf = perServices((services: Services) => openTally(services));

/** Carries a change of the catalogue out once for its request key; this process sees it at once, others when told. */
export async function change<T>(
  services: Services,
  call: KeyedCall,
  action: string,
  act: (tx: Database) => Promise<T>,
): Promise<T> {
  const answer = await carryOut(services, call, action, act);
  catalogueOf(services).forget(call.actor.division);
  return answer;
}
