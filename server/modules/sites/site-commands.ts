/** Keeping service points: one at the desk, many from a workbook, what is missing from the data folder. */
import type { Site, SiteEdit, SiteHoursEdit, SiteImportReport } from "#contract/sites.ts";
import {
  carryOut,
  doneBy,
  type KeyedCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import { readOrganisation, saveHours } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type SiteGround, siteGround } from "./ground.ts";
import { placedPoint } from "./point-query.ts";
import { faultsOf } from "./site.ts";
import { changedFields, planImport, type ReadSites } from "./site-import.ts";
import "./site-refusals.ts";
import { lockSite, readSites, writeSite } from "./site-store.ts";
import { readSiteData } from "./sites-data.ts";

/** Refused: a hall that is not there, another version, content that makes no sense. Answers the version it has now. */
export async function saveSite(
  services: Services,
  call: StaffCall,
  hall: string,
  { requestKey, version, ...site }: SiteEdit,
): Promise<{ version: number }> {
  const { division } = call.actor;
  const ground = await siteGround(services, division, call.at);
  const placed = placedPoint(ground, hall);
  const faults = faultsOf(site, placed.hall.area, new Set(ground.matters.keys()));
  if (faults.length > 0) throw refuse("site-invalid", { faults: faults.join("；") });
  return await carryOut(services, { ...call, requestKey }, `site.save ${hall}`, async (tx) => {
    if ((await lockSite(tx, division, hall)) !== version) throw refuse("site-changed");
    await writeSite(tx, { division, hall, version: version + 1 }, site);
    const details = { items: site.items.length, changed: changedFields(placed.site, site) };
    await recordAudit(tx, doneBy(call, "site.save", { kind: "site", id: hall }, details));
    return { version: version + 1 };
  });
}

/** Its opening hours, which belong to the hall's own row. Refused: closed, another version, hours that overlap. */
export async function saveSiteHours(
  services: Services,
  call: StaffCall,
  hall: string,
  edit: SiteHoursEdit,
): Promise<{ version: number }> {
  placedPoint(await siteGround(services, call.actor.division, call.at), hall);
  return await saveHours(services, { ...call, ...edit, hall });
}

/** What importing would do; nothing is written. */
export function previewSites(ground: SiteGround, read: ReadSites): SiteImportReport {
  return planImport(ground, read).report;
}

/** Imports all rows, or none when one is refused. */
export async function importSites(
  services: Services,
  call: KeyedCall,
  read: ReadSites,
): Promise<SiteImportReport> {
  const { division } = call.actor;
  const ground = await siteGround(services, division, call.at);
  return await carryOut(services, call, "site.import", async (tx) => {
    const { report, write } = planImport(ground, read);
    for (const { hall, site, version } of write) {
      if ((await lockSite(tx, division, hall)) !== version) throw refuse("site-changed");
      await writeSite(tx, { division, hall, version: version + 1 }, site);
    }
    if (write.length > 0) {
      const details = { added: report.new, changed: report.changed };
      await recordAudit(tx, doneBy(call, "site.import", { kind: "division", id: division }, details));
    }
    return { ...report, imported: report.refused === 0 };
  });
}

/** Adds points of the data folder of which nothing is kept yet; what the desk changed stays as it is. */
export async function addSitesFromData(services: Services): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const { sites } = readSiteData(services);
  await db.transaction().execute(async (tx) => {
    const [{ hall: halls }, kept] = await Promise.all([
      readOrganisation(tx, division),
      readSites(tx, division),
    ]);
    for (const { hall, ...site } of sites) {
      if (kept.has(hall)) continue;
      if (!halls.has(hall)) throw new Error(`data folder: sites.json: there is no hall ${hall}`);
      await writeSite(tx, { division, hall, version: 1 }, site satisfies Site);
    }
  });
}
