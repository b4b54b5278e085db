/** The only door into the module: service items, their guides, the search, the catalogue staff keep. */

export { badConditions, type Misfit, misfits } from "./item-check.ts";
export { itemFacts } from "./item-facts.ts";

import type { Item } from "#contract/item.ts";
import type { Module } from "#server/platform/module.ts";
import type { Services } from "#server/platform/services.ts";
import { editionRoutes } from "./edition-routes.ts";
import { catalogueOf, demandedOf, tallyOf } from "./ground.ts";
import { keepingRoutes } from "./keeping-routes.ts";
import { loadItems } from "./load.ts";
import { publicRoutes } from "./public-routes.ts";
import { lookUp } from "./shelf.ts";
import { staffRoutes } from "./staff-routes.ts";

export { exportFile, importFile, type LintReport, lintFile, problemInWords } from "./files.ts";
export { gateRulesOf } from "./gate-rules.ts";
export type { ImportReport } from "./import-commands.ts";
export { loadItems } from "./load.ts";
export { catalogueOf };

/** The item as people may apply for it today (R1.4); undefined: unknown, unfinished, suspended or cancelled. */
export async function openItem(services: Services, division: string, key: string): Promise<Item | undefined> {
  const item = await catalogueOf(services).open(division, key);
  return item && demandedOf(services)(item);
}

/** One version of an item, however old: what a case was filed under (R1.4). */
export async function itemVersion(
  services: Services,
  division: string,
  key: string,
  version: number,
): Promise<Item | undefined> {
  const found = await catalogueOf(services).version(division, key, version);
  return found?.status === "draft" ? undefined : found?.item;
}

/** Its name today; undefined: there is no such item. */
export async function nameOfItem(
  services: Services,
  division: string,
  key: string,
): Promise<string | undefined> {
  const shelf = await catalogueOf(services).shelf(division);
  return shelf.items.get(key)?.hit.name;
}

/** Keys of the items that these words find, the best first. */
export async function itemsFoundBy(
  services: Services,
  division: string,
  q: string,
  limit: number,
): Promise<string[]> {
  if (q.trim() === "") return [];
  const shelf = await catalogueOf(services).shelf(division);
  return lookUp(shelf, { q, limit }).map(({ key }) => key);
}

/** Seconds between two writings of what pages have counted. */
const tallyEvery = 30;

export const items: Module = {
  name: "items",
  routes(app, services) {
    const tally = tallyOf(services);
    const write = () =>
      tally.flush().catch((error) => services.log.error({ err: error }, "tally not written"));
    const timer = setInterval(() => void write(), tallyEvery * 1000).unref();
    app.addHook("onClose", async () => {
      clearInterval(timer);
      await write();
    });
    publicRoutes(app, services);
    staffRoutes(app, services);
    keepingRoutes(app, services);
    editionRoutes(app, services);
  },
  async load(services) {
    await loadItems(services);
    await catalogueOf(services).shelf(services.config.division);
  },
};
