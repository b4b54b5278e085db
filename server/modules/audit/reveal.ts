/**
 * Looking at personal data in full (R13.5): only with a reason, and never without a trace. The caller has asked the
 * policy first; this writes the entry and only then opens the value.
 */
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { recordAudit } from "./audit-store.ts";
import { type ConnectedCall, doneBy, type StaffCall } from "./call.ts";

defineRefusals({
  "reason-missing": {
    status: 400,
    message: "查看完整信息要写明理由，至少 4 个字。",
    log: "personal data was asked for without a reason",
  },
});

export interface Reveal {
  /** Whose or which: `{ kind: "case", id: number }`. */
  subject: { kind: string; id: string };
  /** Which of their data: `idNumber`. */
  field: string;
  reason: string;
}

/** Opens a value after recording who looks at it and why. */
export async function revealPersonal<T>(
  { db }: Pick<Services, "db">,
  call: StaffCall | ConnectedCall,
  { subject, field, reason }: Reveal,
  open: () => T | Promise<T>,
): Promise<T> {
  const words = reason.trim();
  if ([...words].length < 4) throw refuse("reason-missing", { field: "reason" });
  await recordAudit(db, { ...doneBy(call, "person.reveal", subject, { field }), reason: words });
  return await open();
}
