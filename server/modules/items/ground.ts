/** What the module keeps in memory for one set of services: the catalogue and the tally. */
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
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
