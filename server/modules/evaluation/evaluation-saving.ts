/** Saving what was written. */
import type { SaveEvaluation } from "#contract/evaluation-desk.ts";
import { evidenceIn } from "#server/kernel/evaluation/evidence.ts";
import { keepsTemplate } from "#server/kernel/evaluation/own-claims.ts";
import { withOwnValues } from "#server/kernel/evaluation/own-values.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { requireEvidence } from "#server/modules/evidence/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { evaluationOf } from "./evaluation-case.ts";
import { contentOf, insertVersion, lastWritten, latestVersion, type NewVersion } from "./version-store.ts";

/**
 * Keeps what was written as the next version; bound values are the system's own, whatever was sent (R11.8). Figures read
 * in between lose nobody's text. Refused: not being drafted, saved by somebody in between, the template's claims gone.
 */
export async function saveEvaluation(
  services: Services,
  call: KeyedCall,
  number: string,
  { version, content, note }: Omit<SaveEvaluation, "requestKey">,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const { division } = actor;
  const { record, case: current } = await evaluationOf(services, division, number);
  permit(actor, "evaluation.write", { division, organ: record.organ });
  return await carryOut(services, call, `evaluation.save ${number}`, async (tx) => {
    if (current.state !== "drafting") throw refuse("evaluation-not-drafting");
    const template = await contentOf(tx, division, record.caseId, 1);
    if (template && !keepsTemplate(content.claims, template.claims)) throw refuse("evaluation-claims-fixed");
    await requireEvidence(
      tx,
      division,
      evidenceIn(content).map(({ file }) => file.id),
    );
    const { caseId } = record;
    return await keepWritten(tx, {
      division,
      caseId,
      version,
      content,
      note: note || "修改",
      by: actor.id,
      at,
    });
  });
}

/** @param written `version`: what it was written upon. */
async function keepWritten(tx: Database, written: NewVersion): Promise<{ version: number }> {
  const { division, caseId } = written;
  for (;;) {
    const latest = await latestVersion(tx, division, caseId);
    const upon = await lastWritten(tx, division, caseId);
    if (written.version < upon || written.version > latest.version) throw refuse("evaluation-changed");
    const version = latest.version + 1;
    const content = withOwnValues(written.content, latest.content);
    if (await insertVersion(tx, { ...written, version, content })) return { version };
  }
}
