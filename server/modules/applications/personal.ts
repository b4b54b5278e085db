/** Seeing personal data in full: with a reason, and never without a trace (R13.4, R13.5). */
import type { FastifyRequest } from "fastify";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, staffCall, writeAudit } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../cases/index.ts";
import { caseKeyOf, readWhole } from "./application-query.ts";
import { personalText } from "./application-view.ts";

/** Refused: not permitted on this case, no such field. The value is answered only when the audit entry is written. */
export async function revealPersonal(
  services: Services,
  request: FastifyRequest,
  number: string,
  { field, reason }: { field: string; reason: string },
): Promise<string> {
  const call = staffCall(request, services.now);
  const whole = await readWhole(services, caseKeyOf(call.actor.division, number));
  permit(call.actor, "case.read-personal", subjectOf(whole.current));
  const text = personalText(whole.item, whole.content, field);
  if (text === undefined) throw refuse("personal-unknown", { field: "field" });
  const entry = doneBy(call, "case.reveal", { kind: "case", id: number }, { field });
  await services.db.transaction().execute((tx) => writeAudit(tx, { ...entry, reason }));
  return text;
}
