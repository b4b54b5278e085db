/** What becomes of a booking of a remote guide (B15): begun, ended with what was shown, missed, cancelled. */
import type { AssistanceAct } from "#contract/assistance.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { doneBy, type ResidentCall, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, type Written } from "../../../cases/index.ts";
import { type Guidance, guidanceStepRow, readGuidance } from "./guidance-store.ts";
import "../assistance-refusals.ts";

async function guidanceOf(services: Services, division: string, number: string): Promise<Guidance> {
  const key = caseKeyIn(division, number);
  const it = key && (await readGuidance(services, key));
  if (!it) throw refuse("guidance-not-found", { field: "number" });
  return it;
}

export async function cancelGuidance(
  services: Services,
  { actor, at }: ResidentCall,
  number: string,
  ask: { requestKey: string; version: number },
): Promise<Written> {
  const it = await guidanceOf(services, actor.division, number);
  if (it.client !== actor.id) throw refuse("guidance-not-found", { field: "number" });
  return await act(services, it, {
    ...ask,
    action: "cancel",
    at,
    by: { kind: "resident", id: actor.id },
    data: {},
  });
}

/** By its guide, or whoever keeps the roster. What was shown is written down when it ends. */
export async function actOnGuidance(
  services: Services,
  call: StaffCall,
  number: string,
  action: string,
  { requestKey, version, data }: AssistanceAct,
): Promise<Written> {
  const { actor, at } = call;
  const { division } = actor;
  const it = await guidanceOf(services, division, number);
  const may =
    can(actor, "assistance.help", { division, helper: it.helper }) ||
    can(actor, "assistance.manage", { division });
  if (!may) throw refuse("assistance-not-yours");
  if (action === "finish" && !data.text?.trim()) throw refuse("assistance-words", { field: "data.text" });
  const written = await act(services, it, {
    requestKey,
    version,
    action,
    at,
    by: { kind: "staff", id: actor.id },
    data,
  });
  await recordAudit(services.db, doneBy(call, `guidance.${action}`, { kind: "case", id: number }));
  return written;
}

interface Act {
  requestKey: string;
  version: number;
  action: string;
  at: Instant;
  by: EventActor;
  data: AssistanceAct["data"];
}

async function act(
  services: Services,
  it: Guidance,
  { requestKey, version, action, at, by, data }: Act,
): Promise<Written> {
  const { writer } = await engineOf(services);
  const key: CaseKey = { division: it.division, id: it.id };
  const { outcome, way } = data;
  const codes = action === "start" ? { way } : action === "finish" ? { outcome } : {};
  const text = data.text?.trim();
  const code = Object.values(codes)[0];
  return await writer.act({
    ...{ key, requestKey, version, action, at, actor: by },
    data: Object.fromEntries(Object.entries(codes).filter(([, value]) => value !== undefined)),
    roles: () => [by.kind === "resident" ? "applicant" : "assistant"],
    satellites: (_before, event) => [
      guidanceStepRow(services.sealing, key, {
        ...{ seq: event.seq, at: event.at, action, state: event.to },
        ...(code !== undefined && { outcome: code }),
        ...(text && { text }),
      }),
    ],
  });
}
