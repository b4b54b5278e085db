/** The only door into the module: what was done is written down once, for good. */
export type { AuditRecord } from "./audit.ts";
export { purgeAudit, readAudit, recordAudit, verifyAudit } from "./audit-store.ts";
export * from "./call.ts";
export { type Reveal, revealPersonal } from "./reveal.ts";
