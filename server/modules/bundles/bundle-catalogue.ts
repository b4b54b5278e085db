/** The bundles that can be used today, with their items and the rules they are compiled with. */
import type { Bundle } from "#contract/bundle.ts";
import type { Item } from "#contract/item.ts";
import { hallRulesOf, lawLimitsOf } from "#server/cases/index.ts";
import type { BundleRules } from "#server/kernel/bundle/length.ts";
import { hoursADay } from "#server/kernel/time/office-hours.ts";
import { openItem } from "#server/modules/items/index.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { newestBundle, newestBundles, readBundle } from "./bundle-store.ts";

/** A bundle with the items of its parts as they may be applied for today. */
export interface OpenBundle {
  bundle: Bundle;
  items: ReadonlyMap<string, Item>;
}

/** Office hours of a day from the hall's rules (R2.26), the most of a joint decision from the law (R2.14). */
export const bundleRulesOf = perServices((services: Services): BundleRules => {
  const { officeHours } = hallRulesOf(services);
  return { hoursADay: hoursADay(officeHours), jointMost: lawLimitsOf(services)["R2.14"].most };
});

/** All bundles in use. */
export async function bundlesInUse(services: Services): Promise<Bundle[]> {
  const all = await newestBundles(services.db, services.config.division);
  return all.filter((bundle) => bundle.status === "in-use");
}

/** Names of all bundles that were ever published, by key. */
export async function bundleNames(
  { db }: Pick<Services, "db">,
  division: string,
): Promise<Map<string, string>> {
  return new Map((await newestBundles(db, division)).map(({ key, name }) => [key, name]));
}

/** The bundle as it may be used today; undefined: unknown, out of use, or one of its items cannot be applied for. */
export async function openBundle(services: Services, key: string): Promise<OpenBundle | undefined> {
  const bundle = await newestBundle(services.db, services.config.division, key);
  return bundle?.status === "in-use" ? await withItems(services, bundle) : undefined;
}

/** The version that a case or a draft was filed under. */
export async function bundleVersion(
  services: Services,
  key: string,
  version: number,
): Promise<Bundle | undefined> {
  return await readBundle(services.db, services.config.division, key, version);
}

export async function withItems(services: Services, bundle: Bundle): Promise<OpenBundle | undefined> {
  const items = await itemsOf(services, bundle);
  const missing = bundle.parts.some((part) => !items.has(part.item));
  return missing ? undefined : { bundle, items };
}

/** Those of its items that can be applied for today. */
export async function itemsOf(services: Services, bundle: Bundle): Promise<Map<string, Item>> {
  const { division } = services.config;
  const items = await Promise.all(bundle.parts.map((part) => openItem(services, division, part.item)));
  return new Map(items.filter((item) => item !== undefined).map((item) => [item.key, item]));
}
