/** Lines and what is moved into them: initial budget, adjustments, superior transfers, what was carried over. */
import type { NewLine, NewMovement, Reversal } from "#contract/budget.ts";
import { yuanText } from "#server/kernel/money/amount.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf, subjectOf } from "./budget-rules.ts";
import { checkDay, type Done, keep } from "./keeping.ts";
import {
  type By,
  insertLine,
  insertMovement,
  type LockedLine,
  lockLine,
  type NewMoved,
  readMovements,
} from "./line-store.ts";
import { keepOpen } from "./period-store.ts";
import { findProject } from "./project-store.ts";

/** A subject of basic spending, or a project; from one kind of funds. Refused: one that is there. */
export async function addLine(services: Services, call: StaffCall, ask: NewLine): Done {
  const { requestKey, year, funds, project, subject } = ask;
  const known = subjectOf(budgetRulesOf(services), subject);
  if (subject !== undefined && !known) throw refuse("budget-subject-unknown", { field: "subject" });
  if (project === undefined && !known) throw refuse("budget-line-what", { field: "subject" });
  const what = `${year} ${project ?? subject} ${funds}`;
  return await keep(services, call, { requestKey, action: "budget.line", subject: what }, async (tx, by) => {
    const found = project === undefined ? undefined : await findProject(tx, by.division, project);
    if (project !== undefined && !found) throw refuse("budget-project-not-found", { field: "project" });
    const line = found
      ? { code: found.code, name: found.name, category: "project" as const, project: found.id }
      : { code: known!.code, name: known!.name, category: known!.category };
    const id = await insertLine(tx, by, { year, funds, ...line, ...(known && { subject: known.code }) });
    if (id === undefined) throw refuse("budget-line-taken", { field: project ? "project" : "subject" });
    return id;
  });
}

export async function moveBudget(services: Services, call: StaffCall, line: string, ask: NewMovement): Done {
  const { requestKey, ...what } = ask;
  const { kind, amount } = what;
  const kept = { requestKey, action: "budget.move", subject: line, details: { kind, amount } };
  return await keep(services, call, kept, (tx, by) => move(tx, by, { line, ...what }));
}

/**
 * Refused: a kind that the line's funds do not have, a second initial budget, a decrease below what is executed, an
 * adjustment without a reason, a closed month.
 */
export async function move(tx: Database, by: By, moved: NewMoved): Promise<string> {
  const { kind, amount, on, reason } = moved;
  await keepOpen(tx, by.division, on);
  const line = await lockLine(tx, by.division, moved.line);
  if (!line) throw refuse("budget-line-not-found");
  checkDay(on, line.year, by.at);
  const fits = line.funds === "transfer" ? ["transfer", "carried"] : ["initial", "adjustment", "carried"];
  if (!fits.includes(kind)) throw refuse("budget-movement-kind", { field: "kind" });
  if (amount === 0 || (amount < 0 && kind !== "adjustment" && kind !== "transfer"))
    throw refuse("budget-movement-sign", { field: "amount" });
  if (kind === "adjustment" && reason === undefined)
    throw refuse("budget-reason-needed", { field: "reason" });
  if (kind === "initial" && (await hasInitial(tx, by.division, line.id)))
    throw refuse("budget-initial-there");
  checkLeft(line, amount);
  return await insertMovement(tx, by, moved);
}

async function hasInitial(tx: Database, division: string, line: string): Promise<boolean> {
  const movements = await readMovements(tx, division, { line });
  return movements.some(
    ({ kind, corrects, reversed }) => kind === "initial" && corrects === null && !reversed,
  );
}

function checkLeft({ in_fen, out_fen }: LockedLine, amount: number): void {
  if (in_fen + amount < out_fen) throw refuse("budget-below-executed", { executed: yuanText(out_fen) });
}

/** In red, with the opposite amount; once. */
export async function reverseMovement(services: Services, call: StaffCall, id: string, ask: Reversal): Done {
  const { requestKey, on, reason } = ask;
  const kept = { requestKey, action: "budget.move-reverse", subject: id };
  return await keep(services, call, kept, async (tx, by) => {
    await keepOpen(tx, by.division, on);
    const [before] = await readMovements(tx, by.division, { id });
    if (!before) throw refuse("budget-entry-not-found");
    const line = (await lockLine(tx, by.division, before.line_id))!;
    const [now] = await readMovements(tx, by.division, { id });
    if (before.corrects !== null || now?.reversed) throw refuse("budget-reversed");
    checkDay(on, line.year, by.at, before.on_day);
    checkLeft(line, -before.amount_fen);
    const { kind, document } = before as { kind: NewMoved["kind"]; document: string };
    const opposite = { line: line.id, kind, amount: -before.amount_fen, on, document, reason, corrects: id };
    return await insertMovement(tx, by, opposite);
  });
}
