/** Checking a published evaluation again. */
import { permit } from "#server/modules/access/index.ts";
import type { KeyedCall } from "#server/modules/audit/index.ts";
import { startCheck } from "#server/modules/editions/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { evaluationOf } from "./evaluation-case.ts";
import { checkName } from "./evaluation-query.ts";
import { findEdition } from "./evaluation-store.ts";
import { evaluationCheckJob } from "./freeze.ts";

/** Refused: not published, or being checked already. */
export async function checkPublished(
  services: Services,
  call: KeyedCall,
  number: string,
): Promise<{ total: number }> {
  const { division } = call.actor;
  const { record } = await evaluationOf(services, division, number);
  permit(call.actor, "evaluation.read", { division });
  const edition = await findEdition(services.db, division, record.caseId);
  if (!edition) throw refuse("evaluation-not-published");
  const { kind, edition: name } = checkName(division, record.caseId);
  const figures = edition.frozen.figures.length;
  return await startCheck(services, call, { kind, edition: name, figures }, evaluationCheckJob);
}
