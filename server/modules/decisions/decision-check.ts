/** Whether something is a decision table that may be published: its shape, the static check, its item. */
import { Value } from "typebox/value";
import { DecisionTable } from "#contract/decision.ts";
import type { DecisionFinding } from "#server/kernel/decision/finding.ts";
import { lintTable } from "#server/kernel/decision/lint.ts";
import { sourceFindings } from "#server/kernel/decision/lint-sources.ts";
import { openItem } from "#server/modules/items/index.ts";
import type { Services } from "#server/platform/services.ts";

/** The first thing by which it is no table at all, as a JSON pointer; undefined: it is one. */
export function misfitOf(content: unknown): { path: string; message: string } | undefined {
  const [fault] = Value.Errors(DecisionTable, content);
  return fault && { path: fault.instancePath || "/", message: fault.message };
}

/** Everything found in a table, judged with its item as it may be applied for today. */
export async function tableFindings(
  services: Services,
  division: string,
  table: DecisionTable,
): Promise<DecisionFinding[]> {
  const item = await openItem(services, division, table.item);
  if (item) return [...lintTable(table), ...sourceFindings(table, item)];
  const message = `事项“${table.item}”不在目录中，或现在不能办理`;
  return [...lintTable(table), { code: "unknown-source", severity: "fault", path: "/item", message }];
}
