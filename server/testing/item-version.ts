/** A new version of a service item, published as `tongban items import --publish` does. */
import assert from "node:assert/strict";
import type { Item } from "#contract/item.ts";
import { catalogueOf, importFile, itemVersion } from "#server/modules/items/index.ts";
import type { Services } from "#server/platform/services.ts";

/** Publishes the newest version of an item as `alter` makes it anew. */
export async function publishChanged(
  services: Services,
  key: string,
  version: number,
  alter: (item: Item) => Item,
): Promise<void> {
  const { division } = services.config;
  const before = await itemVersion(services, division, key, version);
  assert.ok(before, `${key} has a version ${version}`);
  const file = new TextEncoder().encode(JSON.stringify([alter(structuredClone(before))]));
  const report = await importFile(services, file, { dryRun: false, publish: true });
  assert.equal(report.counts.published, 1, JSON.stringify(report.rows));
  // The announcement arrives in its own time; the test does not wait for it.
  catalogueOf(services).forget(division);
}
