/** The audit log for the audit administrator; reading it is recorded too. */
import { AuditPage, AuditQuery } from "#contract/audit.ts";
import { allow } from "#server/modules/access/index.ts";
import { doneBy, readAudit, recordAudit, staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { namesIn } from "./names-in.ts";

export function auditLogRoutes(app: App, services: Services): void {
  const schema = { querystring: AuditQuery, response: { 200: AuditPage } };
  app.get("/api/staff/audit", { onRequest: allow("audit.read"), schema }, async (request) => {
    const call = staffCall(request, services);
    const { division } = call.actor;
    const { before, limit: _, ...filter } = request.query;
    const page = await readAudit(services.db, division, request.query);
    if (before === undefined) {
      await recordAudit(services.db, doneBy(call, "audit.read", { kind: "division", id: division }, filter));
    }
    return { ...page, names: await namesIn(services.db, division, page.entries) };
  });
}
