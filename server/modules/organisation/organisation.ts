/**
 * The organisation as a value, and what is wrong with a row of it. One judge serves the staff desk's forms, the
 * xlsx import and the data folder alike.
 */
import { isDeepStrictEqual } from "node:util";
import type { Counter, Hall, Organ, OrganisationKind, Zone } from "#contract/organisation.ts";

export type OrganisationRow =
  | { kind: "organ"; value: Organ }
  | { kind: "hall"; value: Hall }
  | { kind: "zone"; value: Zone }
  | { kind: "counter"; value: Counter };

/** Everything of one county, each kind by its key. */
export interface Organisation {
  division: string;
  /** Codes of the division tree that lie in this county. */
  areas: ReadonlySet<string>;
  organ: ReadonlyMap<string, Organ>;
  hall: ReadonlyMap<string, Hall>;
  zone: ReadonlyMap<string, Zone>;
  counter: ReadonlyMap<string, Counter>;
}

/** What is wrong with which field, in words for the person who typed it. */
export interface Fault {
  field: string;
  message: string;
}

/** The key of a row within its kind; zones and counters are counted per hall. */
export function keyOf(row: OrganisationRow): string {
  if (row.kind === "organ") return row.value.uscc;
  if (row.kind === "hall") return row.value.id;
  return `${row.value.hall}/${row.value.id}`;
}

/** The organisation as it will be with these rows in it; a later row with the same key wins. */
export function withRows(organisation: Organisation, rows: readonly OrganisationRow[]): Organisation {
  const after = {
    ...organisation,
    organ: new Map(organisation.organ),
    hall: new Map(organisation.hall),
    zone: new Map(organisation.zone),
    counter: new Map(organisation.counter),
  };
  for (const row of rows) (after[row.kind] as Map<string, unknown>).set(keyOf(row), row.value);
  return after;
}

/** Names of the fields in which two versions of a row differ; empty when they are the same. */
export function changedFields(before: object, after: object): string[] {
  const [left, right] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const fields = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...fields].filter((field) => !isDeepStrictEqual(left[field], right[field]));
}

/** The rows to be written in an order in which each finds what it points to: parents before their children. */
export function inOrder(rows: readonly OrganisationRow[]): OrganisationRow[] {
  const kinds: OrganisationKind[] = ["organ", "hall", "zone", "counter"];
  return kinds.flatMap((kind) => parentsFirst(rows.filter((row) => row.kind === kind)));
}

function parentsFirst(rows: OrganisationRow[]): OrganisationRow[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const done = new Set<OrganisationRow>();
  const visit = (row: OrganisationRow) => {
    if (done.has(row)) return;
    const parent = "parent" in row.value ? row.value.parent : undefined;
    const above = parent === undefined ? undefined : byKey.get(parent);
    if (above) visit(above);
    done.add(row);
  };
  for (const row of rows) visit(row);
  return [...done];
}
