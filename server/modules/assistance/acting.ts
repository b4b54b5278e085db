/** Taking an action on a wish for help: its codes go into the case's event, its words are sealed beside it. */
import type { AssistanceAct } from "#contract/assistance.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, EventActor } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { doneBy, type ResidentCall, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, numberOf, type Written } from "../../cases/index.ts";
import { caseOf, handOver } from "./assigning.ts";
import type { Assistance, StepWords } from "./assistance.ts";
import "./assistance-refusals.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { readAssistance, stepRow } from "./assistance-store.ts";
import { helpersById } from "./roster-store.ts";

/** The errand behind a number; one of another division is as good as not there. */
export async function assistanceOf(
  services: Services,
  division: string,
  number: string,
): Promise<Assistance> {
  const key = caseKeyIn(division, number);
  const it = key && (await readAssistance(services, key));
  if (!it) throw refuse("assistance-not-found", { field: "number" });
  return it;
}

/** One's own, or one asked for somebody else. */
export async function ownAssistance(
  services: Services,
  { actor }: ResidentCall,
  number: string,
): Promise<Assistance> {
  const it = await assistanceOf(services, actor.division, number);
  if (it.client !== actor.id && it.asker !== actor.id)
    throw refuse("assistance-not-found", { field: "number" });
  return it;
}

/** Whether this member of staff acts on it: its helper, and whoever keeps the roster. */
export function actsOn(actor: StaffActor, { division, helper }: Assistance): boolean {
  if (can(actor, "assistance.manage", { division })) return true;
  return helper !== undefined && can(actor, "assistance.help", { division, helper });
}

/** Actions that need words: the client reads them, or the next helper does. */
const needsWords = new Set(["note", "close", "hand-over"]);

/**
 * By staff. Refused: another helper's errand, what the case type refuses, words missing, too few calls before giving up,
 * nobody to hand it to.
 */
export async function actAsStaff(
  services: Services,
  call: StaffCall,
  number: string,
  action: string,
  { requestKey, version, data }: AssistanceAct,
): Promise<Written> {
  const { actor, at } = call;
  const it = await assistanceOf(services, actor.division, number);
  if (!actsOn(actor, it)) throw refuse("assistance-not-yours");
  const text = data.text?.trim();
  if (needsWords.has(action) && !text) throw refuse("assistance-words", { field: "data.text" });
  const by: EventActor = { kind: "staff", id: actor.id };
  const written = await (action === "hand-over" || action === "assign"
    ? handOver(services, it, {
        requestKey,
        version,
        actor: by,
        at,
        to: data.helper,
        reason: data.reason,
        inner: text,
      })
    : act(services, it, { requestKey, version, action, at, by, data, words: wordsOf(action, text) }));
  if (!written.repeated)
    await recordAudit(services.db, doneBy(call, `assistance.${action}`, { kind: "case", id: number }));
  return written;
}

/** What was done reaches the client; why it was handed on or nobody answered stays inside. */
const wordsOf = (action: string, text: string | undefined): StepWords =>
  !text ? {} : action === "missed" || action === "unreached" ? { inner: text } : { told: text };

/** By whoever asked: they do not want it any more. */
export async function cancelOwn(
  services: Services,
  call: ResidentCall,
  number: string,
  { requestKey, version }: { requestKey: string; version: number },
): Promise<Written> {
  const it = await ownAssistance(services, call, number);
  const by: EventActor = { kind: "resident", id: call.actor.id };
  return await act(services, it, {
    requestKey,
    version,
    action: "cancel",
    at: call.at,
    by,
    data: {},
    words: {},
  });
}

interface Act {
  requestKey: string;
  version: number;
  action: string;
  at: string;
  by: EventActor;
  data: AssistanceAct["data"];
  words: StepWords;
}

async function act(services: Services, it: Assistance, ask: Act): Promise<Written> {
  const { requestKey, version, action, at, by, data, words } = ask;
  const key = { division: it.division, id: it.id };
  const current = await caseOf(services, key);
  requireCalls(services, current, action);
  const { writer } = await engineOf(services);
  const { helper, tier } = it;
  const site = helper && (await helpersById(services.db, it.division, [helper])).get(helper)?.site;
  const outcome = action === "close" ? data.outcome : undefined;
  return await writer.act({
    ...{ key, requestKey, version, action, at, actor: by },
    data: outcome === undefined ? {} : { outcome },
    roles: () => [by.kind === "resident" ? "applicant" : "assistant"],
    satellites: (_before, event) => [
      stepRow(services.sealing, key, {
        ...{ seq: event.seq, at: event.at, action, state: event.to, words },
        ...(helper !== undefined && { helper }),
        ...(tier !== undefined && { tier }),
        ...(site !== undefined && { site }),
        ...(outcome !== undefined && { outcome }),
      }),
    ],
  });
}

/** R12.5 [A] nobody is given up before enough calls were tried. */
function requireCalls(services: Services, current: Case, action: string): void {
  const { contactTries } = assistanceRulesOf(services);
  if (action === "unreached" && (current.taken.missed ?? 0) < contactTries)
    throw refuse("assistance-call-again");
}

export const answered = ({ case: it, repeated }: Written) => ({
  ...{ number: numberOf(it), state: it.state, version: it.version, repeated },
});
