/** Seeing personal data of an application in full: with a reason, and never without a trace (R13.4, R13.5). */
import { permit } from "#server/modules/access/index.ts";
import { revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../cases/index.ts";
import { caseKeyOf, readWhole } from "./application-query.ts";
import { personalText } from "./application-view.ts";

/** Refused: not permitted on this case, no such field, no reason. */
export async function revealAnswer(
  services: Services,
  call: StaffCall,
  number: string,
  { field, reason }: { field: string; reason: string },
): Promise<string> {
  const whole = await readWhole(services, caseKeyOf(call.actor.division, number));
  permit(call.actor, "case.read-personal", subjectOf(whole.current));
  const text = personalText(whole.item, whole.content, field);
  if (text === undefined) throw refuse("personal-unknown", { field: "field" });
  return await revealPersonal(
    services,
    call,
    { subject: { kind: "case", id: number }, field, reason },
    () => text,
  );
}
