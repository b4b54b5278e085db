import type { Key, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import "./table.css";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Names the row: its header cell. */
  main?: boolean;
  numeric?: boolean;
  sortable?: boolean;
}

export interface Sort {
  key: string;
  down: boolean;
}

export interface TableProps<Row> {
  caption: string;
  /** The heading above says it already; readers of the screen still hear it. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** Marks a row, for example the one under the keyboard's hand. */
  rowClass?: (row: Row) => string | undefined;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
}

/** A table on wide screens, one card a row on narrow ones. */
export function Table<Row>(props: TableProps<Row>) {
  return (
    <table className="table">
      <caption className={classes(props.captionHidden && "visually-hidden")}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <Head key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} className={props.rowClass?.(row)}>
            {props.columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = { className: classes(column.numeric && "numeric"), "data-head": column.head };
  if (column.main) {
    return (
      <th scope="row" {...look}>
        {column.cell(row)}
      </th>
    );
  }
  return <td {...look}>{column.cell(row)}</td>;
}

function Head<Row>(props: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const sorted = sort?.key === column.key ? sort : undefined;
  const name = classes(column.numeric && "numeric");
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={name}>
        {column.head}
      </th>
    );
  }
  const order = sorted ? (sorted.down ? "descending" : "ascending") : "none";
  return (
    <th scope="col" className={name} aria-sort={order}>
      <button
        type="button"
        className="sort"
        onClick={() => onSort({ key: column.key, down: sorted ? !sorted.down : false })}
      >
        {column.head}
        {sorted && <Icon name={sorted.down ? "down" : "up"} />}
      </button>
    </th>
  );
}
