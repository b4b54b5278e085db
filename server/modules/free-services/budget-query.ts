/** The budget of a year: how much of each line is settled, due and ordered, each figure with the rows behind it (R12.9). */
import type { BudgetDetails, BudgetLine, BudgetStage, FreeBudget } from "#contract/free-money.ts";
import type { FreeServiceRules } from "#contract/free-services.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type Instant, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { executionOf, forecastOf, takenOf, warningOf } from "./budget.ts";
import { newestBudgets } from "./budget-store.ts";
import { committed, listOrders } from "./free-order-store.ts";
import { freeServicesOf, kindWords } from "./free-service-rules.ts";
import { supplierNames } from "./supplier-store.ts";
import { sumsOfYear, suppliesOfYear } from "./supply-store.ts";

const pageSize = 100;

/** What is still ordered will be paid in the year that runs. */
export async function budgetOf(
  services: Pick<Services, "config">,
  db: Database,
  division: string,
  year: number,
  at: Instant,
): Promise<Omit<FreeBudget, "mayKeep">> {
  const rules = freeServicesOf(services);
  const asOf = shanghaiDay(at);
  const [sums, orders, amounts] = [
    await sumsOfYear(db, division, year),
    yearOf(asOf) === year ? await committed(db, division) : [],
    await newestBudgets(db, division, year),
  ];
  const kindSums = rules.kinds.map(({ id, name, unit, budget }) => {
    const { pieces = 0, settled = 0, due = 0 } = sums.find(({ kind }) => kind === id) ?? {};
    const ordered = orders.find(({ kind }) => kind === id)?.amount ?? 0;
    return { budget, of: { id, name, unit, pieces, settled, due, ordered } };
  });
  const lines = rules.budgets.map(({ id, name }) => {
    const kinds = kindSums.flatMap(({ budget, of }) => (budget === id ? [of] : []));
    return lineOf(rules, { id, name, kinds }, amounts.get(id), year, asOf);
  });
  return { year, asOf, warnPercent: rules.warnPercent, lines, total: totalOf(lines) };
}

function lineOf(
  { warnPercent }: FreeServiceRules,
  line: Pick<BudgetLine, "id" | "name" | "kinds">,
  budget: { amount: number; reason: string } | undefined,
  year: number,
  asOf: string,
): BudgetLine {
  const stages = sumStages(line.kinds);
  const [taken, forecast] = [takenOf(stages), forecastOf(stages, year, asOf)];
  const warning = warningOf(budget?.amount, taken, forecast, warnPercent);
  const execution = executionOf(stages.settled, budget?.amount);
  return {
    ...{ ...line, ...budget, ...stages, taken, forecast },
    ...(execution !== undefined && { execution }),
    ...(warning && { warning }),
  };
}

/** The whole is the sum of its lines, never typed (rulebook §15.6). */
function totalOf(lines: readonly BudgetLine[]): FreeBudget["total"] {
  const sum = (of: (line: BudgetLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  const known = lines.every(({ amount }) => amount !== undefined);
  return {
    ...sumStages(lines),
    ...{ taken: sum(({ taken }) => taken), forecast: sum(({ forecast }) => forecast) },
    ...(known && { amount: sum(({ amount }) => amount ?? 0) }),
  };
}

function sumStages(parts: readonly { settled: number; due: number; ordered: number }[]) {
  const sum = (stage: BudgetStage) => parts.reduce((all, part) => all + part[stage], 0);
  return { settled: sum("settled"), due: sum("due"), ordered: sum("ordered") };
}

export async function showBudget(
  services: Services,
  actor: StaffActor,
  year: number,
  at: Instant,
): Promise<FreeBudget> {
  const { division } = actor;
  const organ = freeServicesOf(services).bureau;
  const budget = await budgetOf(services, services.db, division, year, at);
  return { ...budget, mayKeep: can(actor, "free-service.keep", { division, organ }) };
}

export interface DetailsAsk {
  year: number;
  line: string;
  stage: BudgetStage;
  kind?: string;
  skip?: number;
}

/** The orders and counts behind a figure: the same rows that were added up. */
export async function budgetDetails(
  services: Services,
  { division }: StaffActor,
  { year, line, stage, kind, skip = 0 }: DetailsAsk,
): Promise<BudgetDetails> {
  const rules = freeServicesOf(services);
  const kinds = rules.kinds.filter(
    ({ id, budget }) => budget === line && (kind === undefined || id === kind),
  );
  if (kinds.length === 0) throw refuse("free-kind-unknown", { field: "line" });
  const ask = { division, year, kinds: kinds.map(({ id }) => id), skip };
  const found =
    stage === "ordered" ? await orderedRows(services, ask) : await suppliedRows(services, ask, stage);
  const names = await supplierNames(services.db, division);
  const rows = found.slice(0, pageSize).map(({ supplier, kind: id, ...row }) => {
    const { name: kindName, unit } = kindWords(rules, id);
    const named = supplier === undefined ? {} : { supplier: names.get(supplier) ?? "" };
    return { ...row, ...named, kindName, unit };
  });
  return { rows, ...(found.length > pageSize && { next: skip + pageSize }), ...sumOf(rows) };
}

function sumOf(rows: readonly { quantity: number; amount: number }[]) {
  return {
    pieces: rows.reduce((all, { quantity }) => all + quantity, 0),
    amount: rows.reduce((all, { amount }) => all + amount, 0),
  };
}

interface RowsAsk {
  division: string;
  year: number;
  kinds: string[];
  skip: number;
}

async function suppliedRows({ db }: Services, ask: RowsAsk, stage: BudgetStage) {
  const found = await suppliesOfYear(db, { ...ask, settled: stage === "settled", limit: pageSize + 1 });
  return found.map(({ division, kind, quantity, price, suppliedOn, caseId, about, reason, supplier }) => ({
    ...{ kind, quantity, amount: quantity * price, day: suppliedOn },
    ...(supplier !== undefined && { supplier }),
    ...(caseId !== undefined && { number: caseNumber(division, caseId) }),
    ...(about !== undefined && { about: caseNumber(division, about) }),
    ...(reason !== undefined && { correction: reason }),
  }));
}

async function orderedRows({ db }: Services, { division, kinds, skip }: RowsAsk) {
  const found = await listOrders(db, { division, kinds, open: true, limit: skip + pageSize + 1 });
  return found.slice(skip).map(({ id, kind, quantity, last, about, orderedAt }) => ({
    ...{
      kind,
      quantity,
      amount: quantity * last.price,
      day: shanghaiDay(orderedAt),
      supplier: last.supplier,
    },
    ...{ number: caseNumber(division, id), about: caseNumber(division, about) },
  }));
}
