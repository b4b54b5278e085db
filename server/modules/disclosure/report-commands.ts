/** Entering the report's figures with evidence, writing its texts, publishing it: frozen, with a digest (R10.6). */
import type { EnterDisclosure, PublishDisclosure, WriteDisclosure } from "#contract/disclosure.ts";
import { cellKey, isSummed } from "#server/kernel/disclosure/report.ts";
import { shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { sealEdition } from "#server/modules/editions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { frozenReport } from "./disclosure-freeze.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";
import { type By, enteredCells, insertCells, insertText, lockYear } from "./disclosure-store.ts";
import { editionsOf, insertEdition } from "./edition-store.ts";
import { standingOf } from "./report-query.ts";

type Done = Promise<{ id: string }>;

interface Kept {
  year: number;
  requestKey: string;
  action: string;
  permission?: "disclosure.keep" | "disclosure.publish";
}

async function keep(
  services: Services,
  call: StaffCall,
  { year, requestKey, action, permission = "disclosure.keep" }: Kept,
  act: (tx: Database, by: By) => Promise<void>,
): Done {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, permission, { division, organ: disclosureRulesOf(services).bureau });
  const id = String(year);
  return await carryOut(services, { ...call, requestKey }, `${action} ${year}`, async (tx) => {
    await lockYear(tx, division, year);
    await act(tx, { division, by: actor.id, at });
    await recordAudit(tx, doneBy(call, action, { kind: "disclosure", id }));
    return { id };
  });
}

/** Refused: cells that are made by the system, changes of what was entered without a reason. */
export async function enterCells(
  services: Services,
  call: StaffCall,
  year: number,
  ask: EnterDisclosure,
): Done {
  const { requestKey, cells, evidence, reason } = ask;
  const { tables } = disclosureRulesOf(services);
  for (const { line, column } of cells) {
    const table = tables.find(({ lines }) => lines.some(({ id }) => id === line));
    const counted = table?.counted?.some((each) => each.line === line) ?? false;
    const known = table?.columns.some(({ id }) => id === column) ?? false;
    if (!table || !known || counted || isSummed(table, line, column))
      throw refuse("disclosure-cell-unknown", { field: "cells" });
  }
  return await keep(services, call, { year, requestKey, action: "disclosure.enter" }, async (tx, by) => {
    const before = new Map(
      (await enteredCells(tx, by.division, year)).map((cell) => [
        cellKey(cell.line, cell.column),
        cell.value,
      ]),
    );
    const fresh = cells.filter(({ line, column, value }) => before.get(cellKey(line, column)) !== value);
    const replaced = fresh.some(({ line, column }) => before.has(cellKey(line, column)));
    if (replaced && reason === undefined) throw refuse("disclosure-reason-needed", { field: "reason" });
    if (fresh.length === 0) return;
    await insertCells(tx, by, { year, cells: fresh, evidence, ...(reason !== undefined && { reason }) });
  });
}

export async function writeText(
  services: Services,
  call: StaffCall,
  year: number,
  ask: WriteDisclosure,
): Done {
  const { requestKey, section, text } = ask;
  if (!disclosureRulesOf(services).sections.some(({ id }) => id === section))
    throw refuse("disclosure-section-unknown", { field: "section" });
  return await keep(services, call, { year, requestKey, action: "disclosure.write" }, (tx, by) =>
    insertText(tx, by, { year, section, text }),
  );
}

/** Refused: while anything is to be mended, before the year is over, a second edition without its reason. */
export async function publishReport(
  services: Services,
  call: StaffCall,
  year: number,
  { requestKey, reason }: PublishDisclosure,
): Done {
  if (yearOf(shanghaiDay(call.at)) <= year) throw refuse("disclosure-year-running");
  const kept = { year, requestKey, action: "disclosure.publish", permission: "disclosure.publish" as const };
  return await keep(services, call, kept, async (tx, by) => {
    const standing = await standingOf(services, tx, by.division, year);
    const [first] = standing.findings;
    if (first) throw refuse("disclosure-not-ready", { sentence: first.sentence.replace(/。$/, "") });
    const [last] = await editionsOf(tx, by.division, { year });
    if (last && reason === undefined) throw refuse("disclosure-reason-needed", { field: "reason" });
    const edition = (last?.edition ?? 0) + 1;
    const name = { year, edition, ...(last && reason !== undefined && { reason }) };
    const frozen = await frozenReport(services, by.division, standing, name);
    await insertEdition(tx, by, frozen, await sealEdition(services, frozen));
  });
}
