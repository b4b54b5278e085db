/** The only door into the module: reading what was written down. */
import type { Module } from "#server/platform/module.ts";
import { auditLogRoutes } from "./audit-log-routes.ts";

export const auditLog: Module = { name: "audit-log", routes: auditLogRoutes };
