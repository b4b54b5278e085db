/** Projects, contracts, supplements and acceptances (F12). */
import type { NewAcceptance, NewContract, NewProject, NewSupplement } from "#contract/budget-projects.ts";
import { yuanText } from "#server/kernel/money/amount.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { freeBudgetLines } from "#server/modules/free-services/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf } from "./budget-rules.ts";
import {
  insertAcceptance,
  insertContract,
  insertSupplement,
  lockContract,
  payersOf,
} from "./contract-store.ts";
import { type Done, keep } from "./keeping.ts";
import { findProject, insertProject } from "./project-store.ts";

export async function addProject(services: Services, call: StaffCall, ask: NewProject): Done {
  const { requestKey, ...project } = ask;
  const { code, freeBudget } = project;
  if (freeBudget !== undefined && !freeBudgetLines(services).some(({ id }) => id === freeBudget))
    throw refuse("invalid-input", { field: "freeBudget" });
  return await keep(
    services,
    call,
    { requestKey, action: "budget.project", subject: code },
    async (tx, by) => {
      const id = await insertProject(tx, by, project);
      if (id === undefined) throw refuse("budget-project-taken", { field: "code" });
      return id;
    },
  );
}

export async function addContract(
  services: Services,
  call: StaffCall,
  project: string,
  ask: NewContract,
): Done {
  const { requestKey, ...contract } = ask;
  const { procurement, from, until, number } = contract;
  if (until < from) throw refuse("budget-contract-days", { field: "until" });
  if (!budgetRulesOf(services).procurements.some(({ id }) => id === procurement))
    throw refuse("budget-procurement-unknown", { field: "procurement" });
  const kept = { requestKey, action: "budget.contract", subject: `${project} ${number}` };
  return await keep(services, call, kept, async (tx, by) => {
    if (!(await findProject(tx, by.division, project))) throw refuse("budget-project-not-found");
    const id = await insertContract(tx, by, project, contract);
    if (id === undefined) throw refuse("budget-contract-taken", { field: "number" });
    return id;
  });
}

/** Up or down, never below what was paid. */
export async function addSupplement(
  services: Services,
  call: StaffCall,
  id: string,
  ask: NewSupplement,
): Done {
  const { requestKey, ...supplement } = ask;
  const { amount, on } = supplement;
  if (amount === 0) throw refuse("budget-movement-sign", { field: "amount" });
  const kept = { requestKey, action: "budget.supplement", subject: id, details: { amount } };
  return await keep(services, call, kept, async (tx, by) => {
    const contract = await lockContract(tx, by.division, id);
    if (!contract) throw refuse("budget-contract-not-found");
    if (on > shanghaiDay(by.at)) throw refuse("budget-day", { field: "on" });
    if (contract.ceiling_fen + amount < contract.paid_fen)
      throw refuse("budget-supplement-below", { paid: yuanText(contract.paid_fen), field: "amount" });
    await insertSupplement(tx, by, id, supplement);
    return id;
  });
}

/** By the head or the director, never by whoever paid anything of it. */
export async function addAcceptance(
  services: Services,
  call: StaffCall,
  id: string,
  ask: NewAcceptance,
): Done {
  const { requestKey, ...acceptance } = ask;
  const kept = { requestKey, action: "budget.accept", subject: id, permission: "budget.accept" as const };
  return await keep(services, call, kept, async (tx, by) => {
    if (!(await lockContract(tx, by.division, id))) throw refuse("budget-contract-not-found");
    if (acceptance.on > shanghaiDay(by.at)) throw refuse("budget-day", { field: "on" });
    if ((await payersOf(tx, by.division, id)).has(by.by)) throw refuse("budget-two-people");
    await insertAcceptance(tx, by, id, acceptance);
    return id;
  });
}
