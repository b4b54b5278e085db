/** Every change of the budget: asked for by whoever keeps it, once for its request key, written down in the audit log. */
import type { PermissionSubjects } from "#server/kernel/access/subject.ts";
import { type Day, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf } from "./budget-rules.ts";
import type { By } from "./line-store.ts";

export type Done = Promise<{ id: string }>;

export interface Kept {
  requestKey: string;
  /** Such as `budget.entry`. */
  action: string;
  /** What it is about, for the request key. */
  subject: string;
  permission?: "budget.keep" | "budget.accept";
  details?: Record<string, string | number>;
}

export async function keep(
  services: Services,
  call: StaffCall,
  { requestKey, action, subject, permission = "budget.keep", details = {} }: Kept,
  act: (tx: Database, by: By) => Promise<string>,
): Done {
  const { actor, at } = call;
  permit(actor, permission, bureauOf(services, actor.division));
  return await carryOut(services, { ...call, requestKey }, `${action} ${subject}`, async (tx) => {
    const id = await act(tx, { division: actor.division, by: actor.id, at });
    await recordAudit(tx, doneBy(call, action, { kind: "budget", id }, details));
    return { id };
  });
}

export function bureauOf(services: Services, division: string): PermissionSubjects["budget.read"] {
  return { division, organ: budgetRulesOf(services).bureau };
}

/** In the year of the line, not after today, not before what is taken back. */
export function checkDay(day: Day, year: number, at: string, since?: Day): void {
  if (yearOf(day) !== year || day > shanghaiDay(at) || (since !== undefined && day < since))
    throw refuse("budget-day", { field: "on" });
}
