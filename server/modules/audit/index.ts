/** The only door into the module: what was done is written down once, for good. */
import type { Module } from "#server/platform/module.ts";
import { auditRoutes } from "./audit-routes.ts";

export type { AuditRecord } from "./audit.ts";
export { purgeAudit, readAudit, recordAudit, verifyAudit } from "./audit-store.ts";
export * from "./call.ts";
export { type Reveal, revealPersonal } from "./reveal.ts";

export const audit: Module = { name: "audit", routes: auditRoutes };
