/** An evaluation with its case: found by number, with what the reader may do. */

import type { CaseRole } from "#contract/case-type.ts";
import type { EvaluationAct } from "#contract/evaluation-desk.ts";
import { engineOf, findCase } from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type EvaluationRecord, findEvaluation } from "./evaluation-store.ts";
import "./evaluation-refusals.ts";

export interface Evaluation {
  record: EvaluationRecord;
  case: Case;
}

/** Refused: no such number in the division, or another kind of case. */
export async function evaluationOf(
  { db, pool }: Services,
  division: string,
  number: string,
): Promise<Evaluation> {
  const key = caseKeyIn(division, number);
  const record = key && (await findEvaluation(db, division, key.id));
  const found = record && (await findCase(pool, key));
  if (!record || !found) throw refuse("evaluation-not-found");
  return { record, case: found };
}

/** The case's roles that the actor's permissions come to (R13.3). */
export function rolesIn(actor: StaffActor, organ: string): CaseRole[] {
  const subject = { division: actor.division, organ };
  const roles: CaseRole[] = [];
  if (can(actor, "evaluation.write", subject)) roles.push("examiner");
  if (can(actor, "evaluation.review", subject)) roles.push("approver");
  if (can(actor, "evaluation.sign", subject)) roles.push("organ-head");
  return roles;
}

const ACTS: readonly EvaluationAct[] = ["submit", "pass-section", "pass", "return", "sign", "abandon"];

/** What may be done now; whoever submitted it does not review it. */
export async function allowedActs(
  services: Services,
  actor: StaffActor,
  { case: current }: Evaluation,
  submittedBy: string | undefined,
): Promise<EvaluationAct[]> {
  const { types } = await engineOf(services);
  const { actions } = types.version(current.type, current.typeVersion);
  const roles = rolesIn(actor, current.organ);
  const own = submittedBy === actor.id;
  return ACTS.filter((act) => {
    const action = actions[act];
    if (!action?.from.includes(current.state)) return false;
    if (own && REVIEWING.has(act)) return false;
    return action.by.some((role) => roles.includes(role));
  });
}

/** Not by whoever submitted it. */
export const REVIEWING: ReadonlySet<string> = new Set(["pass-section", "pass", "sign"]);
