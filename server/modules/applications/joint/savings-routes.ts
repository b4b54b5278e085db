/** What bundles spared (A20), for whoever works on matters. */
import type { FastifyRequest } from "fastify";
import { BundleSavings, SavingsList, SavingsListQuery, SavingsQuery } from "#contract/bundle-savings.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { savingsList, savingsOfYear, savingsWorkbook } from "./savings-query.ts";

const tags = ["bundles"];

/** An `onRequest` hook: the same people who read the bundles. */
async function onRequest(request: FastifyRequest): Promise<void> {
  const actor = requireActor(request, "staff");
  permit(actor, "item.read", { division: actor.division, organ: "" });
}

export function savingsRoutes(app: App, services: Services): void {
  const figures = { tags, summary: "What bundles spared in a year", querystring: SavingsQuery };
  app.get(
    "/api/staff/bundles/savings",
    { onRequest, schema: { ...figures, response: { 200: BundleSavings } } },
    (request) => savingsOfYear(services, requireActor(request, "staff").division, request.query.year),
  );
  const list = { tags, summary: "The applications behind the figures", querystring: SavingsListQuery };
  app.get(
    "/api/staff/bundles/savings/applications",
    { onRequest, schema: { ...list, response: { 200: SavingsList } } },
    (request) => savingsList(services, requireActor(request, "staff").division, request.query),
  );
  const book = { tags, summary: "Figures and list as a workbook", querystring: SavingsQuery };
  app.get("/api/staff/bundles/savings.xlsx", { onRequest, schema: book }, async (request, reply) => {
    const { year } = request.query;
    const bytes = await savingsWorkbook(services, requireActor(request, "staff").division, year);
    return reply
      .type(xlsxType)
      .header("content-disposition", `attachment; filename="bundle-savings-${year}.xlsx"`)
      .send(Buffer.from(bytes));
  });
}
