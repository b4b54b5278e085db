/** The rows of a case as they lie in the tables, and what one command changed among them. */
import type pg from "pg";
import type { CaseKey } from "#server/kernel/case-type/case.ts";

/** Column values as text, the way PostgreSQL reads them back in. */
export type Row = Record<string, string | null>;

export interface Table {
  name: string;
  /** The column with the case's id. */
  id: string;
  /** The primary key. */
  key: string[];
  /** Columns that PostgreSQL fills in itself. */
  generated: string[];
}

export interface Placed {
  table: Table;
  row: Row;
}

/** What one command did: rows that came, rows that changed (as they are now, with the columns that did), rows that went. */
export interface Changes {
  inserted: Placed[];
  updated: (Placed & { columns: string[] })[];
  deleted: Placed[];
}

/** Every table that has rows of a case. */
export async function caseTables(pool: pg.Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(`
    select t.relname as name, a.attname as id,
      array(select attname::text from pg_attribute where attrelid = t.oid and attidentity = 'a') as generated,
      array(select k.attname::text from pg_index i join pg_attribute k on k.attrelid = t.oid and k.attnum = any (i.indkey)
        where i.indrelid = t.oid and i.indisprimary order by array_position(i.indkey::int[], k.attnum::int)) as key
    from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
      and a.attname = case t.relname when 'case' then 'id' else 'case_id' end
    order by t.relname <> 'case', t.relname`);
  return rows;
}

export async function rowsOfCase(pool: pg.Pool, tables: readonly Table[], key: CaseKey): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const table of tables) {
    const { rows } = await pool.query<{ row: Row }>(
      `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as row
       from "${table.name}" t where t.division = $1 and t."${table.id}" = $2`,
      [key.division, key.id],
    );
    placed.push(...rows.map(({ row }) => ({ table, row })));
  }
  return placed;
}

export function changesBetween(before: readonly Placed[], after: readonly Placed[]): Changes {
  const keyOf = ({ table, row }: Placed) =>
    JSON.stringify([table.name, table.key.map((column) => row[column])]);
  const old = new Map(before.map((placed) => [keyOf(placed), placed.row]));
  const now = new Set(after.map(keyOf));
  return {
    inserted: after.filter((placed) => !old.has(keyOf(placed))),
    updated: after.flatMap((placed) => {
      const was = old.get(keyOf(placed));
      const columns = was ? Object.keys(placed.row).filter((name) => placed.row[name] !== was[name]) : [];
      return columns.length > 0 ? [{ ...placed, columns }] : [];
    }),
    deleted: before.filter((placed) => !now.has(keyOf(placed))),
  };
}
