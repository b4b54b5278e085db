/** Looking again at a case that a rule has granted: by somebody who works on such cases. */
import { findCase, rolesTowards } from "#server/cases/index.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { insertCheck, isInSample } from "./decision-desk-store.ts";
import "./decisions-refusals.ts";

interface CheckRequest {
  number: string;
  result: "confirmed" | "wrong";
  note: string;
}

/**
 * Keeps the result. “Wrong” changes nothing by itself: what follows (revoking, mending the rule) a person decides.
 * Refused: a case that is not in the sample, one that has its result, and who neither examines nor decides such cases.
 */
export async function checkDecision(
  { pool }: Services,
  tx: Database,
  call: KeyedCall,
  { number, result, note }: CheckRequest,
): Promise<void> {
  const { actor, at } = call;
  const key = caseKeyIn(actor.division, number);
  const it = key && (await isInSample(tx, key)) ? await findCase(pool, key) : undefined;
  if (!it) throw refuse("decision-check-unknown", { field: "number" });
  const roles = rolesTowards(actor, it);
  if (!roles.includes("examiner") && !roles.includes("approver")) throw refuse("not-permitted");
  const row = { division: it.division, case_id: it.id, result, note, checked_by: actor.id, checked_at: at };
  if (!(await insertCheck(tx, row))) throw refuse("decision-checked");
  await recordAudit(tx, doneBy(call, "decision.check", { kind: "case", id: number }, { result }));
}
