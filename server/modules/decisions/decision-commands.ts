/** What staff do with rules: drafts and versions (two people), the switch of an item, the stop of the whole hall. */
import type { DecisionTable } from "#contract/decision.ts";
import type { DecisionFinding } from "#server/kernel/decision/finding.ts";
import { hasFaults } from "#server/kernel/decision/lint.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { openItem } from "#server/modules/items/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { misfitOf, tableFindings } from "./decision-check.ts";
import { deleteDraft, lockTable, readDraft, writeDraft } from "./decision-draft-store.ts";
import { insertTable, newestTables, readTable, writeHalt, writeSwitch } from "./decision-store.ts";
import "./decisions-refusals.ts";

/** The organ whose item it is. Refused: an item that is not open. */
export async function organOfItem(services: Services, division: string, item: string): Promise<string> {
  const open = await openItem(services, division, item);
  if (!open) throw refuse("decision-table-unknown", { field: "item" });
  return open.implementation.organ;
}

interface SaveRequest {
  item: string;
  revision: number;
  content: object;
  dryRun?: boolean;
}

/**
 * Saves a draft of the version after the newest, and says what the static check finds; a draft with faults is kept,
 * but not published. With `dryRun` nothing is written. Refused: no table at all, a draft that was changed meanwhile.
 */
export async function saveDecisionDraft(
  services: Services,
  tx: Database,
  { actor, at }: KeyedCall,
  { item, revision, content, dryRun = false }: SaveRequest,
): Promise<{ saved: boolean; revision: number; table: DecisionTable; findings: DecisionFinding[] }> {
  const { division } = actor;
  permit(actor, "item.edit", { division, organ: await organOfItem(services, division, item) });
  await lockTable(tx, division, item);
  const [newest] = await newestTables(tx, division, item);
  const table = requireTable({ ...content, item, version: (newest?.version ?? 0) + 1 });
  const findings = await tableFindings(services, division, table);
  if (dryRun) return { saved: false, revision, table, findings };
  const draft = await readDraft(tx, division, item);
  if ((draft?.revision ?? 0) !== revision) throw refuse("decision-draft-changed");
  await writeDraft(tx, division, { table, revision: revision + 1, draftedBy: actor.id, draftedAt: at });
  return { saved: true, revision: revision + 1, table, findings };
}

function requireTable(content: object): DecisionTable {
  const misfit = misfitOf(content);
  if (!misfit) return content as DecisionTable;
  const field = misfit.path.slice(1).replaceAll("/", ".");
  throw refuse("decision-table-invalid", { field, fields: [{ field, message: misfit.message }] });
}

/** Makes the draft the next version, which never changes. Refused: faults, and whoever saved it last. */
export async function publishDecision(
  services: Services,
  tx: Database,
  call: KeyedCall,
  { item, revision }: { item: string; revision: number },
): Promise<{ version: number }> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "item.publish", { division, organ: await organOfItem(services, division, item) });
  await lockTable(tx, division, item);
  const draft = await readDraft(tx, division, item);
  if (draft?.revision !== revision) throw refuse("decision-draft-changed");
  if (draft.draftedBy === actor.id) throw refuse("decision-own-draft");
  const [newest] = await newestTables(tx, division, item);
  const table = { ...draft.table, version: (newest?.version ?? 0) + 1 };
  const findings = await tableFindings(services, division, table);
  if (hasFaults(findings)) {
    const fields = findings.map(({ path, message }) => ({ field: path.slice(1), message }));
    throw refuse("decision-not-publishable", { fields });
  }
  const { version } = table;
  await insertTable(tx, division, table, actor.id, at);
  await deleteDraft(tx, division, item);
  await recordAudit(tx, doneBy(call, "decision.publish", { kind: "item", id: item }, { version }));
  return { version };
}

/** Switches one item on with one published version, or off. In force with the next application, in every process. */
export async function switchRule(
  services: Services,
  tx: Database,
  call: KeyedCall,
  { item, version, sample, reason }: { item: string; version?: number; sample: number; reason: string },
): Promise<void> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "decision.switch", { division, organ: await organOfItem(services, division, item) });
  if (version !== undefined && !(await readTable(tx, division, item, version)))
    throw refuse("decision-table-unknown", { field: "version" });
  await writeSwitch(tx, division, item, { version: version ?? null, sample, reason, by: actor.id, at });
  const details = { sample, reason, ...(version !== undefined && { version }) };
  const action = version === undefined ? "decision.switch-off" : "decision.switch-on";
  await recordAudit(tx, doneBy(call, action, { kind: "item", id: item }, details));
}

/** Stops all rules of the hall, or lets them go on. In force with the next application, in every process. */
export async function haltRules(
  tx: Database,
  call: KeyedCall,
  { halted, reason }: { halted: boolean; reason: string },
): Promise<void> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "decision.halt", { division });
  await writeHalt(tx, division, { halted, reason, by: actor.id, at });
  const action = halted ? "decision.halt" : "decision.go-on";
  await recordAudit(tx, doneBy(call, action, { kind: "division", id: division }, { reason }));
}
