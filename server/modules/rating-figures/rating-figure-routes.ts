/** Figures of ratings for a month or a year (R4.8, R4.9). */
import { FiguresQuery, RatingFiguresPage } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { talliesOf } from "#server/modules/metrics/index.ts";
import { figureSheets, ratingFigures, type Tallies } from "#server/modules/ratings/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";

export function ratingFigureRoutes(app: App, services: Services): void {
  const tallies: Tallies = (ask) => talliesOf(services, ask);
  const figures = (actor: StaffActor, query: FiguresQuery) =>
    ratingFigures(services, actor, query, { now: services.now(), tallies });
  const onRequest = allow("rating.read");
  const look = { tags: ["ratings"], summary: "Figures of ratings (R4.8, R4.9)", querystring: FiguresQuery };
  const schema = { ...look, response: { 200: RatingFiguresPage } };
  app.get("/api/staff/ratings/figures", { onRequest, schema }, (request) =>
    figures(requireActor(request, "staff"), request.query),
  );
  const sheet = { ...look, summary: "The same as a workbook" };
  app.get("/api/staff/ratings/figures.xlsx", { onRequest, schema: sheet }, async (request, reply) => {
    const page = await figures(requireActor(request, "staff"), request.query);
    return await sendWorkbook(reply, "ratings.xlsx", figureSheets(page));
  });
}
