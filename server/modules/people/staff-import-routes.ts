/** Staff accounts as a workbook, out and in. */
import { ImportQuery } from "#contract/import-report.ts";
import { StaffImport } from "#contract/staff.ts";
import { allow } from "#server/modules/access/index.ts";
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
import "./people-refusals.ts";
import { sessionsOf } from "./sessions.ts";
import { importStaff, previewStaff } from "./staff-import.ts";
import { readStaffSheet, writeStaffSheet } from "./staff-sheet.ts";
import { allStaff } from "./staff-store.ts";

export function staffImportRoutes(app: App, services: Services): void {
  const { db, config } = services;
  const bodyLimit = config.uploadMegabytes * 1024 * 1024;
  acceptWorkbooks(app, bodyLimit);
  app.get("/api/staff/staff.xlsx", { onRequest: allow("staff.read"), schema: {} }, async (request, reply) => {
    const { actor } = staffCall(request, services);
    return await sendWorkbook(reply, "staff.xlsx", writeStaffSheet(await allStaff(db, actor.division)));
  });
  const schema = { querystring: ImportQuery, consumes: [xlsxType], response: { 200: StaffImport } };
  app.post(
    "/api/staff/staff/import",
    { onRequest: allow("staff.edit"), bodyLimit, schema },
    async (request) => {
      const call = staffCall(request, services);
      const rows = readStaffSheet(workbookIn(request));
      if (!rows) throw refuse("staff-workbook-foreign");
      const requestKey = commitKey(request.query);
      if (!requestKey) return await previewStaff(db, call.actor.division, rows);
      const report = await importStaff(services, { ...call, requestKey, rows });
      sessionsOf(services).forgetAll();
      return report;
    },
  );
}
