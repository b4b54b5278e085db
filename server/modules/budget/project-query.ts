/** Projects at the desk: sums of the year, contracts with what is to be seen of them, settlements that wait to be booked. */
import type { ContractView, OpenSettlement, ProjectPage, ProjectsPage } from "#contract/budget-projects.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shareOf } from "#server/kernel/money/amount.ts";
import { availableOf, executedOf } from "#server/kernel/money/budget.ts";
import { contractFindings } from "#server/kernel/money/contract.ts";
import { freeBudgetLines, settledParts } from "#server/modules/free-services/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf, procurementName } from "./budget-rules.ts";
import { type ContractRecord, readContracts } from "./contract-store.ts";
import { entryRows } from "./entry-query.ts";
import { bookedParts, readEntries } from "./entry-store.ts";
import { bureauOf } from "./keeping.ts";
import { budgetYears, type Line, readLines } from "./line-store.ts";
import { findProject, type Project, readProjects } from "./project-store.ts";

export async function showProjects(
  services: Services,
  actor: StaffActor,
  year: number,
): Promise<ProjectsPage> {
  const { db } = services;
  const { division } = actor;
  const [projects, lines, contracts] = [
    await readProjects(db, division),
    await readLines(db, division, { year }),
    await viewsOf(services, division, await readContracts(db, division)),
  ];
  const years = await budgetYears(db, division);
  return {
    ...{ year, years: [...new Set([year, ...years])].sort((a, b) => b - a) },
    projects: projects.map((project) => {
      const own = contracts.filter((contract) => contract.project === project.id);
      return {
        ...sumsOf(project, lines),
        contracts: own.length,
        findings: own.flatMap(({ view }) => view.findings),
      };
    }),
    freeBudgets: freeBudgetLines(services),
    mayKeep: can(actor, "budget.keep", bureauOf(services, division)),
  };
}

function sumsOf(project: Project, lines: readonly Line[]) {
  const own = lines.filter((line) => line.project === project.id);
  const available = own.reduce((sum, line) => sum + availableOf(line), 0);
  const executed = own.reduce((sum, line) => sum + executedOf(line), 0);
  const rate = shareOf(executed, available);
  return {
    ...{ ...project, available, executed, left: available - executed },
    ...(rate !== undefined && { rate }),
  };
}

export async function showProject(
  services: Services,
  actor: StaffActor,
  id: string,
  year: number,
): Promise<ProjectPage> {
  const { db } = services;
  const { division } = actor;
  const rules = budgetRulesOf(services);
  const project = await findProject(db, division, id);
  if (!project) throw refuse("budget-project-not-found");
  const lines = await readLines(db, division, { year, project: id });
  const contracts = await viewsOf(services, division, await readContracts(db, division, id));
  const payments = await readEntries(db, division, { project: id, year });
  const bureau = bureauOf(services, division);
  return {
    ...{ ...sumsOf(project, lines), year },
    lines: lines.map(({ id: line, name, funds }) => ({
      ...{ id: line, name: funds === "transfer" ? `${name}（上级转移）` : name },
    })),
    contracts: contracts.map(({ view }) => view),
    payments: await entryRows(services, division, payments),
    open: await openSettlements(services, division, project),
    procurements: rules.procurements,
    assets: rules.assets,
    mayKeep: can(actor, "budget.keep", bureau),
    mayAccept: can(actor, "budget.accept", bureau),
  };
}

/** Of the budget of free services this project pays: confirmed, and in no entry. */
export async function openSettlements(
  services: Services,
  division: string,
  { freeBudget }: Project,
): Promise<OpenSettlement[]> {
  if (freeBudget === undefined) return [];
  const parts = await settledParts(services, services.db, division);
  const booked = await bookedParts(services.db, division);
  return parts.filter(({ settlement, part }) => part === freeBudget && !booked.has(`${settlement} ${part}`));
}

async function viewsOf(services: Services, division: string, contracts: readonly ContractRecord[]) {
  const people = contracts.flatMap(({ supplements, acceptances }) =>
    [...supplements, ...acceptances].map(({ recorded_by }) => recorded_by),
  );
  const names = await staffNames(services.db, division, [...new Set(people)]);
  return contracts.map((contract) => ({
    project: contract.project_id,
    view: viewOf(services, contract, names),
  }));
}

function viewOf(services: Services, one: ContractRecord, names: ReadonlyMap<string, string>): ContractView {
  const rules = budgetRulesOf(services);
  const { id, number, title, supplier, amount_fen: amount, ceiling_fen: ceiling, paid_fen: paid } = one;
  const accepted = one.acceptances.reduce((sum, each) => sum + (each.passed ? each.amount_fen : 0), 0);
  const days = { procuredOn: one.procured_on, from: one.from_day, until: one.until_day };
  return {
    ...{ id, number, title, supplier, ...days, procurement: procurementName(rules, one.procurement) },
    ...{ procuredBy: one.procured_by, amount, ceiling, accepted, paid, left: ceiling - paid },
    supplements: one.supplements.map((each) => ({
      ...{ amount: each.amount_fen, on: each.on_day, document: each.document, reason: each.reason },
      by: names.get(each.recorded_by) ?? "",
    })),
    acceptances: one.acceptances.map((each) => ({
      ...{ amount: each.amount_fen, on: each.on_day, passed: each.passed, opinion: each.opinion },
      by: names.get(each.recorded_by) ?? "",
    })),
    findings: contractFindings({ title, ...days, ceiling, accepted, paid }, rules.yearly),
  };
}
