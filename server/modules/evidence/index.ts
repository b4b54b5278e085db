/** The only door into the module: files that prove what is entered by hand. */
import type { Module } from "#server/platform/module.ts";
import { evidenceRoutes } from "./evidence-routes.ts";

export { evidenceFaults, evidenceNames, requireEvidence } from "./evidence.ts";

export const evidence: Module = { name: "evidence", routes: evidenceRoutes };
