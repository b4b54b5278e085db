/** Service points at the desk: the list, keeping one, the workbook, the figures. */
import Type from "typebox";
import { SiteFigures } from "#contract/circle.ts";
import { ImportQuery } from "#contract/import-report.ts";
import { HallId } from "#contract/organisation.ts";
import { SiteEdit, SiteHoursEdit, SiteImportReport, SiteRows } from "#contract/sites.ts";
import { can } from "#server/kernel/access/permission.ts";
import { extraInWords } from "#server/kernel/sites/opening.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import { readVersions } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import {
  acceptWorkbooks,
  commitKey,
  sendWorkbook,
  workbookIn,
  xlsxType,
} from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { siteFigures } from "./figures.ts";
import { coverageAt, pointOf, type SiteGround, siteGround } from "./ground.ts";
import { importSites, previewSites, saveSite, saveSiteHours } from "./site-commands.ts";
import { readSiteSheets, writeSiteSheets } from "./site-sheets.ts";
import { circleRulesOf } from "./sites-data.ts";

const tags = ["sites"];
const Saved = Type.Object({ version: Type.Integer() });

export function staffRoutes(app: App, services: Services): void {
  const reading = allow("site.read");

  const list = { tags, summary: "Service points as they are kept", response: { 200: SiteRows } };
  app.get("/api/staff/sites", { onRequest: reading, schema: list }, async (request) => {
    const { actor, at } = staffCall(request, services);
    const ground = await siteGround(services, actor.division, at);
    const mayKeep = can(actor, "site.keep", { division: actor.division });
    const versions = await readVersions(services.db, actor.division, "hall");
    return { ...rowsOf(ground, versions), mayKeep };
  });

  const params = Type.Object({ hall: HallId }, { additionalProperties: false });
  const save = { tags, summary: "Keep a service point", params, body: SiteEdit, response: { 200: Saved } };
  app.put("/api/staff/sites/:hall", { onRequest: allow("site.keep"), schema: save }, (request) =>
    saveSite(services, staffCall(request, services), request.params.hall, request.body),
  );

  const hours = { tags, summary: "Keep a service point's weekly hours", params, body: SiteHoursEdit };
  const hoursSchema = { ...hours, response: { 200: Saved } };
  app.put("/api/staff/sites/:hall/hours", { onRequest: allow("site.keep"), schema: hoursSchema }, (request) =>
    saveSiteHours(services, staffCall(request, services), request.params.hall, request.body),
  );

  const figures = {
    tags,
    summary: "The circle of fifteen minutes, and what can be done near home (A17, B17)",
  };
  const figuresSchema = { ...figures, response: { 200: SiteFigures } };
  app.get("/api/staff/sites/figures", { onRequest: reading, schema: figuresSchema }, async (request) => {
    const { actor, at } = staffCall(request, services);
    return siteFigures(await siteGround(services, actor.division, at), circleRulesOf(services));
  });
  workbookRoutes(app, services);
}

function rowsOf(ground: SiteGround, versions: ReadonlyMap<string, number>) {
  const sites = ground.points.map((placed) => {
    const ways = [...coverageAt(ground, placed).values()];
    const count = (how: string) => ways.filter((each) => each === how).length;
    return {
      ...pointOf(ground, placed),
      ...{ site: placed.site, version: placed.version, extraWords: placed.site.extra.map(extraInWords) },
      ...{ weekly: placed.hall.hours, hallVersion: versions.get(placed.hall.id) ?? 1 },
      counts: { here: count("here"), forward: count("forward"), advice: count("advice") },
    };
  });
  const items = [...ground.matters.values()].map(({ key, name }) => ({ key, name }));
  return { sites, items };
}

function workbookRoutes(app: App, services: Services): void {
  const bodyLimit = services.config.uploadMegabytes * 1024 * 1024;
  acceptWorkbooks(app, bodyLimit);
  app.get(
    "/api/staff/sites.xlsx",
    { onRequest: allow("site.read"), schema: { tags } },
    async (request, reply) => {
      const { actor, at } = staffCall(request, services);
      const ground = await siteGround(services, actor.division, at);
      return await sendWorkbook(reply, "sites.xlsx", writeSiteSheets(ground));
    },
  );
  const schema = {
    ...{ tags, summary: "Service points from a workbook; without `commit` only the report" },
    ...{ querystring: ImportQuery, consumes: [xlsxType], response: { 200: SiteImportReport } },
  };
  const onRequest = allow("site.keep");
  app.post("/api/staff/sites/import", { onRequest, bodyLimit, schema }, async (request) => {
    const call = staffCall(request, services);
    const read = readSiteSheets(workbookIn(request));
    if (!read) throw refuse("site-workbook-foreign");
    const requestKey = commitKey(request.query);
    if (!requestKey) return previewSites(await siteGround(services, call.actor.division, call.at), read);
    return await importSites(services, { ...call, requestKey }, read);
  });
}
