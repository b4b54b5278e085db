/** A year's budget from a workbook: looked through first, then written whole or not at all. */
import { sql } from "kysely";
import type { BudgetImportReport } from "#contract/budget.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { countStates } from "#server/platform/xlsx/index.ts";
import { type BudgetPlan, type ImportGround, type PlannedLine, planBudget } from "./budget-import.ts";
import { budgetRulesOf, subjectOf } from "./budget-rules.ts";
import type { ReadBudget } from "./budget-sheet.ts";
import { insertEntry } from "./entry-store.ts";
import { bureauOf } from "./keeping.ts";
import { type By, insertLine, insertMovement, lockLine, readLines } from "./line-store.ts";
import { closedMonths, keepOpen } from "./period-store.ts";
import { insertProject, readProjects } from "./project-store.ts";

async function groundOf(
  services: Services,
  db: Database,
  division: string,
  year: number,
  at: string,
): Promise<ImportGround> {
  return {
    ...{ year, today: shanghaiDay(at), subjects: budgetRulesOf(services).subjects },
    lines: await readLines(db, division, { year }),
    projects: new Set((await readProjects(db, division)).map(({ code }) => code)),
    closed: await closedMonths(db, division, String(year)),
  };
}

function reportOf({ rows }: BudgetPlan, imported: boolean): BudgetImportReport {
  return { ...countStates(rows), imported, rows };
}

export async function previewBudget(
  services: Services,
  { actor, at }: Omit<KeyedCall, "requestKey">,
  year: number,
  read: ReadBudget,
): Promise<BudgetImportReport> {
  const ground = await groundOf(services, services.db, actor.division, year, at);
  return reportOf(planBudget(ground, read), false);
}

/** Judged again in the transaction that writes; what has changed since the preview is judged as it is now. */
export async function importBudget(
  services: Services,
  call: KeyedCall,
  year: number,
  read: ReadBudget,
): Promise<BudgetImportReport> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "budget.keep", bureauOf(services, division));
  return await carryOut(services, call, `budget.import ${year}`, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`budget-import ${division} ${year}`}))`.execute(tx);
    for (const { id } of await readLines(tx, division, { year })) await lockLine(tx, division, id);
    const plan = planBudget(await groundOf(services, tx, division, year, at), read);
    const report = reportOf(
      plan,
      plan.rows.every(({ state }) => state !== "refused"),
    );
    if (plan.write.length === 0) return report;
    const writing = { ...{ division, by: actor.id, at, year }, ...read, key: call.requestKey.slice(0, 8) };
    for (const planned of plan.write) await writeLine(tx, services, writing, planned);
    const details = { added: report.new, changed: report.changed };
    await recordAudit(tx, doneBy(call, "budget.import", { kind: "budget", id: String(year) }, details));
    return report;
  });
}

interface Writing extends By {
  year: number;
  document: string;
  reason: string;
  key: string;
}

async function writeLine(
  tx: Database,
  services: Services,
  writing: Writing,
  planned: PlannedLine,
): Promise<void> {
  const { year, document, reason, key } = writing;
  const line = planned.line ?? (await newLine(tx, services, writing, planned));
  const today = shanghaiDay(writing.at);
  const within = (day: string) => (day < today ? day : today);
  for (const { kind, amount } of planned.moves) {
    const on = within(`${year}-12-31`);
    await keepOpen(tx, writing.division, on);
    const why = reason === "" ? {} : { reason };
    await insertMovement(tx, writing, { line, kind, amount, on, document, ...why });
  }
  for (const { month, amount } of planned.spent) {
    const on = within(lastDay(year, month));
    await keepOpen(tx, writing.division, on);
    const voucher = `导入-${String(month).padStart(2, "0")}-${key}`;
    await insertEntry(tx, writing, { line, voucher, on, amount, summary: `${month} 月执行，由表格导入` });
  }
}

async function newLine(
  tx: Database,
  services: Services,
  writing: Writing,
  { code, name, category, funds }: PlannedLine,
): Promise<string> {
  const line = { year: writing.year, code, name, category, funds };
  const subject = subjectOf(budgetRulesOf(services), code)?.code;
  if (category !== "project")
    return (await insertLine(tx, writing, { ...line, ...(subject && { subject }) }))!;
  const known = (await readProjects(tx, writing.division)).find((project) => project.code === code);
  const project = known?.id ?? (await insertProject(tx, writing, { code, name }))!;
  return (await insertLine(tx, writing, { ...line, name: known?.name ?? name, project }))!;
}

function lastDay(year: number, month: number): string {
  if (month === 12) return `${year}-12-31`;
  return addDays(`${year}-${String(month + 1).padStart(2, "0")}-01`, -1);
}
