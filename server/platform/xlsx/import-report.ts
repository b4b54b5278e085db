/** How many rows of an import are new, changed, as they are, or refused. */
import type { ImportState } from "#contract/import-report.ts";

export function countStates(rows: readonly { state: ImportState }[]): Record<ImportState, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}
