/** Figures of supervision for a month or a year (R3.6). */
import { FigureQuery, FigureTable } from "#contract/supervision-figures.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { talliesNow } from "#server/modules/metrics/index.ts";
import { figureSheet, figureTable, type Tallies } from "#server/modules/supervision/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";

export function supervisionFigureRoutes(app: App, services: Services): void {
  const tallies: Tallies = (division, asks) => talliesNow(services, division, asks);
  const onRequest = allow("supervision.read");
  const tags = ["supervision"];
  const table = { tags, summary: "Figures of a month or a year", querystring: FigureQuery };
  const schema = { ...table, response: { 200: FigureTable } };
  app.get("/api/supervision/figures", { onRequest, schema }, (request) =>
    figureTable(services, requireActor(request, "staff"), request.query, { now: services.now(), tallies }),
  );
  const book = { ...table, summary: "Figures of a month or a year as a workbook" };
  app.get("/api/supervision/figures.xlsx", { onRequest, schema: book }, async (request, reply) => {
    const actor = requireActor(request, "staff");
    const bytes = await figureSheet(services, actor, request.query, { now: services.now(), tallies });
    return await reply
      .type(xlsxType)
      .header("content-disposition", `attachment; filename="supervision-${request.query.year}.xlsx"`)
      .send(Buffer.from(bytes));
  });
}
