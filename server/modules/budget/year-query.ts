/** A year's budget at a glance, and one line with everything that was written on it. */
import type { BudgetLinePage, BudgetLineRow, BudgetYearPage, MovementRow } from "#contract/budget.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shareOf } from "#server/kernel/money/amount.ts";
import {
  availableOf,
  evenCourse,
  executedOf,
  findingsOf,
  type SummedLine,
  soFar,
  totalsOf,
} from "#server/kernel/money/budget.ts";
import { type Day, type Instant, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf, subjectOf } from "./budget-rules.ts";
import { readContracts } from "./contract-store.ts";
import { entryRows } from "./entry-query.ts";
import { readEntries } from "./entry-store.ts";
import { bureauOf } from "./keeping.ts";
import { budgetYears, type Line, type Movement, readLines, readMovements } from "./line-store.ts";
import { closedMonths } from "./period-store.ts";
import { readProjects } from "./project-store.ts";

/** For the kernel: a line with what its subject says of it. */
export function summed(services: Services, lines: readonly Line[]): SummedLine[] {
  const rules = budgetRulesOf(services);
  return lines.map(({ category, funds, subject, moved, months }) => {
    const kind = subjectOf(rules, subject)?.public;
    return { category, funds, moved, months, ...(kind && { public: kind }) };
  });
}

export async function showYear(
  services: Services,
  actor: StaffActor,
  year: number,
  at: Instant,
): Promise<BudgetYearPage> {
  const { db } = services;
  const { division } = actor;
  const rules = budgetRulesOf(services);
  const lines = await readLines(db, division, { year });
  const totals = totalsOf(summed(services, lines));
  const closed = await closedMonths(db, division, String(year));
  const today = shanghaiDay(at);
  const years = await budgetYears(db, division);
  return {
    ...{ year, asOf: today, bureau: rules.bureau, source: rules.source, totals },
    years: [...new Set([...years, yearOf(today)])].sort((a, b) => b - a),
    lines: lines.map(lineRow),
    months: courseOf(lines, totals.annual + totals.transferred, year, closed),
    findings: findingsOf(totals, {
      month: monthsBegun(year, today),
      behindPercent: rules.behindPercent,
      over: yearOf(today) > year,
    }),
    mayKeep: can(actor, "budget.keep", bureauOf(services, division)),
    subjects: rules.subjects.map(({ code, name, category }) => ({ code, name, category })),
    projects: (await readProjects(db, division)).map(({ id, code, name }) => ({ id, code, name })),
  };
}

/** Months of the year that are over on this day. */
function monthsBegun(year: number, today: Day): number {
  if (yearOf(today) !== year) return yearOf(today) > year ? 12 : 0;
  return Number(today.slice(5, 7)) - 1;
}

function courseOf(lines: readonly Line[], whole: number, year: number, closed: readonly string[]) {
  const executed = Array.from({ length: 12 }, (_, month) =>
    lines.reduce((sum, line) => sum + line.months[month]!, 0),
  );
  const [sums, even] = [soFar(executed), evenCourse(whole)];
  return executed.map((fen, at) => {
    const month = `${year}-${String(at + 1).padStart(2, "0")}`;
    return { month, executed: fen, soFar: sums[at]!, planned: even[at]!, closed: closed.includes(month) };
  });
}

export function lineRow(line: Line): BudgetLineRow {
  const { id, code, name, category, funds, moved, months } = line;
  const [available, executed] = [availableOf(line), executedOf(line)];
  const rate = shareOf(executed, available);
  return {
    ...{ id, code, name, category, funds, months },
    ...(line.subject !== undefined && { subject: line.subject }),
    ...(line.project !== undefined && { project: line.project }),
    ...{ initial: moved.initial, adjusted: moved.adjustment, transferred: moved.transfer },
    ...{ carried: moved.carried, available, executed, left: available - executed },
    ...(rate !== undefined && { rate }),
  };
}

export async function showLine(services: Services, actor: StaffActor, id: string): Promise<BudgetLinePage> {
  const { db } = services;
  const { division } = actor;
  const [line] = await readLines(db, division, { id });
  if (!line) throw refuse("budget-line-not-found");
  const movements = await readMovements(db, division, { line: id });
  const contracts = line.project === undefined ? [] : await readContracts(db, division, line.project);
  const names = await staffNames(db, division, [...new Set(movements.map(({ recorded_by }) => recorded_by))]);
  return {
    ...{ line: lineRow(line), year: line.year },
    movements: movements.map((one) => movementRow(one, names)),
    entries: await entryRows(services, division, await readEntries(db, division, { line: id })),
    contracts: contracts.map((one) => ({
      ...{ id: one.id, name: `${one.number} ${one.title}`, left: one.ceiling_fen - one.paid_fen },
    })),
    mayKeep: can(actor, "budget.keep", bureauOf(services, division)),
  };
}

function movementRow(one: Movement, names: ReadonlyMap<string, string>): MovementRow {
  return {
    ...{ id: one.id, kind: one.kind as MovementRow["kind"], amount: one.amount_fen, on: one.on_day },
    ...{ document: one.document, reversed: one.reversed },
    ...(one.reason !== null && { reason: one.reason }),
    ...(one.corrects !== null && { corrects: one.corrects }),
    ...{ by: names.get(one.recorded_by) ?? "", at: one.recorded_at },
  };
}
