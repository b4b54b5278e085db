/** The check-up of the county's catalogue, on the cases of the year before (A13, F19). */
import type { Checkup } from "#contract/checkup.ts";
import { engineOf } from "#server/cases/index.ts";
import { checkCatalogue } from "#server/kernel/checkup/checkup.ts";
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { filedByBundle, type Span } from "#server/modules/applications/index.ts";
import { bundleRulesOf, bundlesInUse } from "#server/modules/bundles/index.ts";
import { newestTables } from "#server/modules/decisions/index.ts";
import { catalogueOf, gateRulesOf, openItem } from "#server/modules/items/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { experienceOf } from "./experience.ts";

/** The year that ends with yesterday, or the days that are asked for. */
export function spanOf(division: string, asked: { from?: Day; to?: Day }, now: Instant): Span {
  const to = asked.to ?? addDays(shanghaiDay(now), -1);
  return { division, from: asked.from ?? addDays(to, -364), to };
}

export async function checkUp(services: Services, span: Span): Promise<Checkup> {
  const { division, from, to } = span;
  const [items, bundles, organs, tables, taken, experience] = await Promise.all([
    openItems(services, division),
    bundlesInUse(services),
    organNames(services.db, division),
    newestTables(services.db, division),
    filedByBundle(services.db, span),
    experienceOf(services, await engineOf(services), span),
  ]);
  const names = new Map([...organs].map(([organ, { name }]) => [organ, name]));
  const rules = { gate: gateRulesOf(services), bundle: bundleRulesOf(services) };
  const findings = checkCatalogue({ items, bundles, tables, experience, taken, organs: names, rules });
  const concerned = new Set(findings.map(({ organ }) => organ));
  return {
    ...{ from, to, items: items.length, bundles: bundles.length, findings },
    organs: Object.fromEntries([...names].filter(([organ]) => concerned.has(organ))),
  };
}

/** Every item that can be applied for today. */
async function openItems(services: Services, division: string) {
  const { rows } = await catalogueOf(services).shelf(division);
  const found = await Promise.all([...rows.keys()].map((key) => openItem(services, division, key)));
  return found.filter((item) => item !== undefined);
}
