/**
 * How a module's own rows become facts, declared as SQL over its own tables: set-wise, and the same answer whenever it
 * is asked. Marks that are null are left out.
 */
export interface FactReading {
  /** As in `metric_stale.source`; its triggers are set by `count_changes` in a migration. */
  source: string;
  /** What people call one of them. */
  name: string;
  /**
   * Facts of the keys $2 (text[]) of the division $1: columns key, kind, marks text[], day, and where there are such,
   * until, amount, organ, item, hall, counter, staff, channel.
   */
  facts: string;
  /** Every key after $2, in order, at most $3, of the division $1: column key. */
  keys: string;
  /**
   * What people see of the keys $2 (text[]) in the list behind a figure: columns key, and where there are such, number,
   * subject, page (of the desk), and case_id of the case it belongs to, which is shown only to whoever may read it.
   * Nothing personal: whoever may read the figure reads it. Absent: its place and its item say enough.
   */
  named?: string;
}

/** The day in Shanghai of an instant. */
export const dayOf = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`;

/** Every key of a table whose key is one column. */
export const keysOf = (table: string, column: string, collation = "") =>
  `select ${column}::text as key from ${table} where division = $1 and ${column}::text${collation} > $2
   order by ${column}::text${collation} limit $3`;
