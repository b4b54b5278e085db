/**
 * The floor's transactions as pgbench scripts: the rows that one opening and one advance of ours write, statement by
 * statement as most programs would, with no program around them: no HTTP, no validation, no decision, no digest.
 */
import type { Changes, Placed, Row, Table } from "./floor-rows.ts";

/** Cases of the floor have ids that no other case has; each client of pgbench has a range of its own. */
export const FIRST_ID = 5_000_000_000_000_000;
const IDS_OF_CLIENT = 1_000_000_000_000;

/** pgbench keeps `n` from one transaction to the next; the run's `-D n=…` says where it begins. */
const nextCase = `\\set n :n + 1
\\set id ${FIRST_ID} + :client_id * ${IDS_OF_CLIENT} + :n
\\set chance random(1, 1000000)
begin;`;

/** Columns whose value differs from case to case. */
const varying: Record<string, string> = {
  request_key: "gen_random_uuid()",
  party: "'resident/floor-' || :chance",
  token: "md5(random()::text)",
};

export function openingScript({ inserted }: Changes): string {
  return [nextCase, ...inserted.map((placed) => insertion(placed, {})), "commit;", ""].join("\n");
}

/** Looks first whether the case may be moved on. */
export function advanceScript({ inserted, updated, deleted }: Changes): string {
  const division = updated[0]?.row.division ?? "";
  const seen = `select state, version as seen from "case" where division = ${literal(division)} and id = :id for update \\gset`;
  const next = { seq: ":seq", version: ":seq" };
  return [
    nextCase,
    seen,
    "\\set seq :seen + 1",
    ...inserted.map((placed) => insertion(placed, next)),
    ...updated.map((placed) => update(placed, next)),
    ...deleted.map(deletion),
    "commit;",
    "",
  ].join("\n");
}

function insertion({ table, row }: Placed, own: Record<string, string>): string {
  const columns = Object.keys(row).filter((column) => !table.generated.includes(column));
  const values = columns.map((column) => expression(table, row, column, own));
  return `insert into "${table.name}" (${columns.join(", ")}) values (${values.join(", ")});`;
}

function update(
  { table, row, columns }: Placed & { columns: string[] },
  own: Record<string, string>,
): string {
  const sets = columns.map((column) => `${column} = ${expression(table, row, column, own)}`);
  return `update "${table.name}" set ${sets.join(", ")} where ${condition(table, row)};`;
}

function deletion({ table, row }: Placed): string {
  return `delete from "${table.name}" where ${condition(table, row)};`;
}

function condition(table: Table, row: Row): string {
  return table.key.map((column) => `${column} = ${expression(table, row, column, {})}`).join(" and ");
}

function expression(table: Table, row: Row, column: string, own: Record<string, string>): string {
  if (column === table.id) return ":id";
  return own[column] ?? varying[column] ?? literal(row[column] ?? null);
}

/** pgbench takes a colon before a letter for a variable of its own, so those in JSON are written as escapes. */
function literal(text: string | null): string {
  if (text === null) return "null";
  const quoted = text.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3a");
  return `E'${quoted}'`;
}
