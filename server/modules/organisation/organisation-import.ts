/** What an import would do, row by row. Nothing is written unless every row may be (nothing is half-imported). */
import type { ImportReport, ImportRow } from "#contract/organisation.ts";
import { countStates } from "#server/platform/xlsx/index.ts";
import {
  changedFields,
  type Fault,
  keyOf,
  type Organisation,
  type OrganisationRow,
  withRows,
} from "./organisation.ts";
import { faultsOf } from "./organisation-judge.ts";

/** A row as it was read: with a value, or with what kept it from having one. */
export type ReadRow = { row: number } & (
  | OrganisationRow
  | { kind: OrganisationRow["kind"]; value?: undefined; key: string; name: string; faults: Fault[] }
);

export interface ImportPlan {
  report: ImportReport;
  /** Rows that are new or changed; empty when any row is refused. */
  write: OrganisationRow[];
}

export function planImport(before: Organisation, read: readonly ReadRow[]): ImportPlan {
  const good = read.filter(wasRead);
  const after = withRows(before, good);
  const times = countKeys(good);
  const rows = read.map((row) => judge(row, before, after, times));
  const write = read.filter((row, index) => wasRead(row) && isWritten(rows[index]!)) as OrganisationRow[];
  const report = { ...countStates(rows), imported: false, rows };
  return { report, write: report.refused > 0 ? [] : write };
}

function wasRead(row: ReadRow): row is { row: number } & OrganisationRow {
  return row.value !== undefined;
}

function isWritten({ state }: ImportRow): boolean {
  return state === "new" || state === "changed";
}

function judge(
  read: ReadRow,
  before: Organisation,
  after: Organisation,
  times: Map<string, number>,
): ImportRow {
  if (read.value === undefined) {
    return {
      kind: read.kind,
      row: read.row,
      key: read.key,
      name: read.name,
      state: "refused",
      changes: [],
      faults: read.faults,
    };
  }
  const key = keyOf(read);
  const faults = faultsOf(read, after);
  if (times.get(`${read.kind} ${key}`)! > 1) faults.push({ field: "key", message: "文件里有两行代号相同" });
  const known = before[read.kind].get(key);
  const changes = known ? changedFields(known, read.value) : [];
  const state = faults.length > 0 ? "refused" : !known ? "new" : changes.length > 0 ? "changed" : "unchanged";
  return { kind: read.kind, row: read.row, key, name: read.value.name, state, changes, faults };
}

function countKeys(rows: readonly OrganisationRow[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.kind} ${keyOf(row)}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}
