/** What the pages of rules are given. */
import type { DecisionTable } from "#contract/decision.ts";
import type { DecisionDesk, DecisionFindingView, DecisionShelf, RuleTrace } from "#contract/decision-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { DecisionFinding } from "#server/kernel/decision/finding.ts";
import { valueWords } from "#server/kernel/decision/words.ts";
import { openItem } from "#server/modules/items/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { basisWords, personWords, type Trace } from "./decision.ts";
import { tableFindings } from "./decision-check.ts";
import { readCounts, readHalt, readSwitches } from "./decision-desk-store.ts";
import { draftedItems, readDraft } from "./decision-draft-store.ts";
import { newestTables } from "./decision-store.ts";
import "./decisions-refusals.ts";

const off = ({ sample }: DecisionTable) => ({ sample });

export async function readShelf(services: Services, actor: StaffActor): Promise<DecisionShelf> {
  const { db } = services;
  const { division } = actor;
  const [halt, tables, switches, drafts, counts] = await Promise.all([
    readHalt(db, division),
    newestTables(db, division),
    readSwitches(db, division),
    draftedItems(db, division),
    readCounts(db, division),
  ]);
  const items = await Promise.all(tables.map(({ item }) => openItem(services, division, item)));
  return {
    ...{ halt, mayHalt: can(actor, "decision.halt", { division }) },
    tables: tables.map((table, place) => {
      const { item, name, version } = table;
      const { granted = 0, toPerson = 0, unchecked = 0, wrong = 0 } = counts.get(item) ?? {};
      return {
        ...{ item, name, version, itemName: items[place]?.name ?? item, draft: drafts.has(item) },
        ...{ switch: switches.get(item) ?? off(table), granted, toPerson, unchecked, wrong },
      };
    }),
  };
}

export async function readDesk(services: Services, actor: StaffActor, key: string): Promise<DecisionDesk> {
  const { db } = services;
  const { division } = actor;
  const [[table], draft, switches, item] = await Promise.all([
    newestTables(db, division, key),
    readDraft(db, division, key),
    readSwitches(db, division),
    openItem(services, division, key),
  ]);
  const shown = table ?? draft?.table;
  if (!shown) throw refuse("decision-table-unknown", { field: "item" });
  const findingsOf = async (of: DecisionTable) =>
    findingViews(of, await tableFindings(services, division, of));
  return {
    item: { key, name: item?.name ?? key },
    ...{ table: shown, findings: await findingsOf(shown), switch: switches.get(key) ?? off(shown) },
    ...(draft && {
      draft: {
        ...{ table: draft.table, revision: draft.revision, own: draft.draftedBy === actor.id },
        findings: await findingsOf(draft.table),
      },
    }),
    allowed: item ? allowedFor(actor, item.implementation.organ) : [],
  };
}

function allowedFor(actor: StaffActor, organ: string): DecisionDesk["allowed"] {
  const subject = { division: actor.division, organ };
  const offers: [DecisionDesk["allowed"][number], boolean][] = [
    ["edit", can(actor, "item.edit", subject)],
    ["publish", can(actor, "item.publish", subject)],
    ["switch", can(actor, "decision.switch", subject)],
    [
      "check",
      (["examiner", "approver"] as const).some((role) => can(actor, "case.act", { ...subject, role })),
    ],
  ];
  return offers.flatMap(([action, offered]) => (offered ? [action] : []));
}

export function findingViews(
  { inputs }: DecisionTable,
  findings: readonly DecisionFinding[],
): DecisionFindingView[] {
  return findings.map(({ severity, path, message, witness }) => ({
    ...{ severity, path, message },
    ...(witness && {
      witness: inputs.map((input) => ({ label: input.label, text: valueWords(input, witness[input.id]) })),
    }),
  }));
}

/** A trace as its applicant and the examiner read it; `again`: where to ask a person to look again. */
export function traceView(trace: Trace, again?: string): RuleTrace {
  const person = personWords(trace);
  return {
    ...{ outcome: trace.outcome, at: trace.at },
    basis: trace.rows.length > 0 ? basisWords(trace) : `《${trace.table}》（第${trace.version}版）`,
    ...(person !== undefined && { person }),
    rows: trace.rows.map(({ number, reason }) => ({ number, reason })),
    inputs: trace.inputs.map(({ label, text, source, doubt }) => ({
      ...{ label, text, source },
      ...(doubt !== undefined && { doubt }),
    })),
    ...(again !== undefined && { again }),
  };
}
