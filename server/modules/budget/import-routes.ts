/** The year's budget as a workbook, out and in. */
import Type from "typebox";
import { BudgetImportReport, BudgetYear } from "#contract/budget.ts";
import { ImportQuery } from "#contract/import-report.ts";
import { requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
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
import { columnName } from "#server/platform/xlsx/index.ts";
import { budgetSheets, readBudgetSheets } from "./budget-sheet.ts";
import { importBudget, previewBudget } from "./import-commands.ts";
import { readLines } from "./line-store.ts";
import { at, bureau, tags } from "./routes.ts";

const exact = { additionalProperties: false };

export function importRoutes(app: App, services: Services): void {
  const bodyLimit = services.config.uploadMegabytes * 1024 * 1024;
  acceptWorkbooks(app, bodyLimit);
  const params = Type.Object({ year: BudgetYear }, exact);
  const sheet = { tags, summary: "The budget of a year (xlsx)", params };
  app.get(
    `${at}/years/:year/sheet`,
    { onRequest: bureau(services, "budget.read"), schema: sheet },
    async (request, reply) => {
      const { division } = requireActor(request, "staff");
      const { year } = request.params;
      const lines = await readLines(services.db, division, { year });
      return await sendWorkbook(reply, `budget-${year}.xlsx`, budgetSheets(year, lines));
    },
  );

  const schema = {
    ...{ tags, summary: "The budget of a year from a workbook; without `commit` only the report", params },
    ...{
      querystring: ImportQuery,
      consumes: [xlsxType],
      response: { 200: BudgetImportReport },
    },
  };
  const onRequest = bureau(services, "budget.keep");
  app.post(`${at}/years/:year/import`, { onRequest, bodyLimit, schema }, async (request) => {
    const call = staffCall(request, services);
    const read = readBudgetSheets(workbookIn(request), columnName);
    if (!read) throw refuse("budget-workbook-foreign");
    const requestKey = commitKey(request.query);
    const { year } = request.params;
    if (!requestKey) return await previewBudget(services, call, year, read);
    return await importBudget(services, { ...call, requestKey }, year, read);
  });
}
